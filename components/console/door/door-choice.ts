/** The three ways in which a room's door can stand. */
import type { ConsoleView } from "@/workshop/protocol/console";

/** What a door can be, the most open first. */
export const doors = ["open", "asks", "locked"] as const;

/** How it stands now: a lock goes before asking. */
export const doorOf = ({ locked, asks }: Pick<ConsoleView, "locked" | "asks">): (typeof doors)[number] =>
  locked ? "locked" : asks ? "asks" : "open";
