import type { Worksheet } from "@/model/worksheets/content";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import { endFor, type GroupId, type Work } from "@/model/room/groups";
import { unreachable } from "@/model/unreachable";

type GroupNow = ConsoleWork["groups"][number];

/** Milliseconds without a letter after which a group is silent. */
const SILENT_AFTER_MS = 120_000;
/** A group is behind when it has so much less than the group in the middle. */
const BEHIND_BY = 0.25;

interface Timing {
  now: number;
  /** When the room came to the worksheet; null where that is not known. */
  since: number | null;
}

/** A group's standing. A blank sheet is "stuck" from half the time on, "silent" after two minutes. */
export function stateOf(
  sheet: Worksheet,
  work: Work | undefined,
  group: Pick<GroupNow, "group" | "done" | "lastAt">,
  { now, since }: Timing,
): GroupNow["state"] {
  if (work?.phase !== "open") return "waiting";
  if (group.done >= 1) return "done";
  const began = work.began ?? since;
  // Silence counts from the opening of the sheets.
  if (group.lastAt !== null)
    return now - Math.max(group.lastAt, began ?? 0) >= SILENT_AFTER_MS ? "silent" : "writing";
  const half = halfOver(sheet, work, group.group.id, began);
  if (half !== null && now >= half) return "stuck";
  return began !== null && now - began >= SILENT_AFTER_MS ? "silent" : "writing";
}

/** When half the time is over: between the beginning and the end, or by the minutes that were planned. */
function halfOver(sheet: Worksheet, work: Work, group: GroupId, began: number | null): number | null {
  if (began === null) return null;
  const end = endFor(work, group) ?? (sheet.minutes > 0 ? began + sheet.minutes * 60_000 : null);
  return end === null ? null : began + (end - began) / 2;
}

/** Groups that call, in order; then those that are stuck, silent, and behind the others. */
export function walkTo(groups: readonly GroupNow[], calls: readonly GroupId[]): ConsoleWork["walkTo"] {
  const middle = groups.map((g) => g.done).sort((a, b) => a - b)[Math.floor(groups.length / 2)] ?? 0;
  const why = (g: GroupNow): ConsoleWork["walkTo"][number]["why"] | null => {
    if (calls.includes(g.group.id)) return "calls";
    if (g.state === "stuck" || g.state === "silent") return g.state;
    return g.state === "writing" && middle - g.done >= BEHIND_BY ? "behind" : null;
  };
  const found = groups.flatMap((g) => {
    const reason = why(g);
    return reason ? [{ group: g.group.id, why: reason, done: g.done, lastAt: g.lastAt ?? 0 }] : [];
  });
  return found
    .sort(
      (a, b) =>
        rank(a.why) - rank(b.why) ||
        (a.why === "calls"
          ? calls.indexOf(a.group) - calls.indexOf(b.group)
          : a.done - b.done || a.lastAt - b.lastAt),
    )
    .map(({ group, why: reason }) => ({ group, why: reason }));
}

function rank(why: ConsoleWork["walkTo"][number]["why"]): number {
  switch (why) {
    case "calls":
      return 0;
    case "stuck":
      return 1;
    case "silent":
      return 2;
    case "behind":
      return 3;
    default:
      return unreachable(why);
  }
}
