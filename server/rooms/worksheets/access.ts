/** Rights to read and write sheets now. */
import type { SheetStart, Worksheet } from "@/model/worksheets/content";
import { startFor } from "@/model/worksheets/starts";
import type { Shapes } from "@/server/rooms/worksheets/check";
import { entriesOf } from "@/model/worksheets/entries";
import { endFor, type GroupId, SHEET_GRACE_MS, sheetKey, type Work } from "@/model/room/groups";
import type { Reason } from "@/model/reasons";
import { groupWith } from "@/workshop/groups/membership";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import type { WorkNow } from "@/workshop/views/worksheets/shown";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";

const lookUp = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** A worksheet as it is and as it was before each change; null where there is none. */
export function shapesOf(state: RoomState, activity: string): Shapes | null {
  const shapes = new Set<Worksheet>();
  for (const workshop of [state.workshop, ...state.versions]) {
    const worksheet = planOf(workshop).worksheet(activity);
    if (worksheet) shapes.add(worksheet);
  }
  const [now, ...before] = shapes;
  return now ? [now, ...before] : null;
}

/** Sheets of open work whose group has people and a name for which the worksheet has a start. */
export function startsDue(state: RoomState): { activity: string; group: GroupId; start: SheetStart }[] {
  const { members, guests, known } = state.groups;
  const due = Object.entries(state.work).flatMap(([activity, { phase, groups }]) => {
    const worksheet = phase === "open" ? planOf(state.workshop).worksheet(activity) : null;
    if (!worksheet || worksheet.starts.length === 0) return [];
    return groups.flatMap((group) => {
      const start = startFor(worksheet, lookUp(known, group)?.name);
      return start ? [{ activity, group, start }] : [];
    });
  });
  if (due.length === 0) return due;
  const people = new Set([...Object.values(members), ...guests.map((guest) => guest.group)]);
  return due.filter(({ group }) => people.has(group));
}

export const isIn = (state: RoomState, participant: string, group: GroupId): boolean =>
  lookUp(state.groups.members, participant) === group;

/** Entries stand on the sheets, which the room's state does not hold. */
export function isOwnEntry(
  state: RoomState,
  sheets: WorkNow["sheets"],
  { participant, activity, entry }: { participant: string; activity: string; entry: string },
): boolean {
  const group = groupWith(state.groups, participant);
  const sheet = planOf(state.workshop).worksheet(activity);
  if (group === null || sheet === null) return false;
  const content = sheets.get(sheetKey(activity, group))?.content;
  return content !== undefined && entriesOf(sheet, group, content).some((e) => e.id === entry);
}

/** @returns why a person may not read a group's sheet; null when they may */
export function readRefusal(
  state: RoomState,
  participant: string,
  activity: string,
  group: GroupId,
): Reason | null {
  if (!shapesOf(state, activity)) return "unknown-activity";
  return isIn(state, participant, group) ? null : "no-group";
}

/** May write: everywhere on the sheet, or only what belongs to the group's presentation. */
export type WriteAccess = { may: "all" } | { may: "own" } | { may: "nothing"; reason: Reason };

/**
 * People who were moved away may still send what their phone holds; the group's speaker may prepare it while
 * it is frozen.
 * @param frozenAt when the freeze was seen
 */
function writing(
  state: RoomState,
  participant: string,
  { activity, group }: { activity: string; group: GroupId },
  now: number,
  frozenAt: number | undefined,
): WriteAccess {
  if (!shapesOf(state, activity)) return { may: "nothing", reason: "unknown-activity" };
  const member = isIn(state, participant, group);
  if (!member && !lookUp(state.groups.was, participant)?.includes(group))
    return { may: "nothing", reason: "no-group" };
  const work = lookUp(state.work, activity);
  const end = work ? (endFor(work, group) ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const until = work?.phase === "frozen" ? Math.min(end, frozenAt ?? Number.NEGATIVE_INFINITY) : end;
  if (now <= until + SHEET_GRACE_MS) return { may: "all" };
  return member && lookUp(state.groups.seats, group) === participant
    ? { may: "own" }
    : { may: "nothing", reason: "sheet-frozen" };
}

/** Times at which work was frozen: updates on their way then are still accepted for a short time. */
export class Freezing {
  /** Frozen work: when that was seen (milliseconds since the epoch), and how it stood before. */
  private readonly frozen = new Map<string, { at: number; before: Work }>();
  private seen: RoomState["work"];

  constructor(private readonly room: { state(): RoomState; now(): number }) {
    this.seen = room.state().work;
  }

  /** @param time of the new state, at the latest */
  follow(time: number): void {
    const { work } = this.room.state();
    for (const [activity, before] of Object.entries(this.seen)) {
      if (before.phase === "open" && work[activity]?.phase === "frozen")
        this.frozen.set(activity, { at: time, before });
    }
    this.seen = work;
  }

  writing(participant: string, name: SheetKey): WriteAccess {
    const frozen = this.frozen.get(name.activity);
    const frozenAt = frozen && Math.min(frozen.at, endFor(frozen.before, name.group) ?? frozen.at);
    return writing(this.room.state(), participant, name, this.room.now(), frozenAt);
  }
}
