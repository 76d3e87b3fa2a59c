/** What a console says of a group at work. Pure. */
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

type GroupNow = ConsoleWork["groups"][number];

/** The name of its state among the messages: a blank sheet is not begun, a written one that nobody can change is closed. */
export function stateName({
  state,
  lastAt,
}: Pick<GroupNow, "state" | "lastAt">): GroupNow["state"] | "closed" {
  if (state === "writing" && lastAt === null) return "waiting";
  return state === "waiting" && lastAt !== null ? "closed" : state;
}
