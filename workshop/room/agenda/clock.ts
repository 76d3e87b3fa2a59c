/** Time spent with each unit, and what follows for the day. Pure; milliseconds, server's clock. */
import { type AgendaUnit, unitOfSlot, unitsOf } from "@/workshop/room/agenda/agenda";
import type { Clock, LiveDay, LiveSlot } from "@/model/room/agenda";
import { offsetOf, DAY_IDLE_MS } from "@/workshop/room/agenda/days";

const MINUTE = 60_000;

export const freshClock: Clock = { spent: {}, since: null };

/** The room leaves a unit, or the clock is stopped. A gap as long as a night is not time spent. */
export function clockOn(clock: Clock, here: AgendaUnit | null, now: number, runs: boolean): Clock {
  const passed = clock.since === null ? 0 : now - clock.since;
  const counts = here !== null && passed > 0 && passed < DAY_IDLE_MS;
  const spent = counts ? { ...clock.spent, [here]: (clock.spent[here] ?? 0) + passed } : clock.spent;
  return { spent, since: runs ? now : null };
}

export interface Moment {
  now: number;
  clock: Clock;
  /** Where the room stands; null: nowhere yet. */
  here: AgendaUnit | null;
  /** Where it will come back to after a jump. */
  returnTo: AgendaUnit | null;
  /** Units that were shown at least once. */
  shown: ReadonlySet<AgendaUnit>;
  /**
   * The beginning of a room without a chosen agenda: units before it are due only once visited. Null: all are
   * due.
   */
  from: AgendaUnit | null;
}

export function spentOn(moment: Moment, unit: AgendaUnit): number {
  const running =
    unit === moment.here && moment.clock.since !== null ? Math.max(0, moment.now - moment.clock.since) : 0;
  return (moment.clock.spent[unit] ?? 0) + running;
}

/** The place in a day that the room has come to, or will come back to; -1 before its first slot. */
interface Reached {
  slot: number;
  item: number;
}

/**
 * Milliseconds that a unit still needs. A unit passed is done once shown; one ahead that was only looked at
 * needs the rest of its time.
 */
function leftOf(moment: Moment, unit: AgendaUnit, minutes: number, ahead: boolean): number {
  const open = ahead || unit === moment.here || unit === moment.returnTo || !moment.shown.has(unit);
  return open ? Math.max(0, minutes * MINUTE - spentOn(moment, unit)) : 0;
}

/** Units of a day that stand before the one where the room began, and were never visited. */
export function unitsPassedOver(
  day: LiveDay,
  moment: Pick<Moment, "from" | "here" | "returnTo" | "shown">,
): ReadonlySet<AgendaUnit> {
  const units = day.slots.flatMap(unitsOf);
  const first = moment.from === null ? -1 : units.indexOf(moment.from);
  return new Set(
    units
      .slice(0, Math.max(0, first))
      .filter((u) => !moment.shown.has(u) && u !== moment.here && u !== moment.returnTo),
  );
}

/** Milliseconds that slot number `index` of a day still needs, without what is passed over. */
function leftOfSlot(
  moment: Moment,
  slot: LiveSlot,
  index: number,
  reached: Reached,
  over: ReadonlySet<AgendaUnit>,
): number {
  const units = unitsOf(slot);
  if (slot.skipped || (units.length > 0 && units.every((u) => over.has(u)))) return 0;
  const passed = index < reached.slot;
  if (slot.session === null)
    return passed ? 0 : leftOf(moment, unitOfSlot(slot.id), slot.spare, index > reached.slot);
  const isAhead = (item: number) => index > reached.slot || (index === reached.slot && item > reached.item);
  const needed = slot.items.reduce(
    (sum, i, n) =>
      sum + (i.skipped || over.has(i.activity) ? 0 : leftOf(moment, i.activity, i.minutes, isAhead(n))),
    0,
  );
  if (passed) return needed;
  const longer = slot.items.reduce(
    (sum, i) => sum + Math.max(0, spentOn(moment, i.activity) - i.minutes * MINUTE),
    0,
  );
  // Of a part that stands before the beginning, what is visited counts, and no room to talk.
  const looksBack = units.some((u) => over.has(u)) && !units.includes(moment.from ?? "");
  const spare = looksBack ? 0 : slot.spare * MINUTE;
  return spare < 0 ? Math.max(0, needed + spare) : needed + Math.max(0, spare - longer);
}

export interface SlotTimes {
  slot: string;
  /** As authored; null for a slot of another day. */
  planned: number | null;
  /** Expected beginning, of slots that nothing was shown of; null for others. */
  expected: number | null;
  /** Expected end; null once the room has passed it and nothing of it is left. */
  ends: number | null;
}

export interface DayTimes {
  slots: SlotTimes[];
  plannedEnd: number;
  expectedEnd: number;
  /** Minutes behind the plan; negative: ahead. */
  drift: number;
}

/** The times of a day that has begun; null before. After its end, the drift it ended with. */
export function dayTimes(day: LiveDay, moment: Moment): DayTimes | null {
  if (!day.begun) return null;
  const now = day.ended ?? moment.now;
  const reached = reachedIn(day, moment);
  const over = unitsPassedOver(day, moment);
  let cursor = now;
  const slots = day.slots.map((slot, i): SlotTimes => {
    const left = day.ended === null ? leftOfSlot(moment, slot, i, reached, over) : 0;
    const begun = unitsOf(slot).some((u) => moment.shown.has(u) || u === moment.here);
    const from = cursor;
    cursor += left;
    return {
      slot: slot.id,
      planned: slot.from === null ? null : day.begun!.planned + slot.from * MINUTE,
      expected: begun || i < reached.slot || slot.skipped || day.ended !== null ? null : from,
      ends: left > 0 || i >= reached.slot ? cursor : null,
    };
  });
  // A day begun by a step has its plan from there (`withDayFor`); one begun by command gets it here.
  const early = moment.from !== null && day.begun.planned === day.begun.at ? offsetOf(day, moment.from) : 0;
  const plannedEnd = day.begun.planned + day.planned * MINUTE - early;
  return { slots, plannedEnd, expectedEnd: cursor, drift: Math.round((cursor - plannedEnd) / MINUTE) };
}

/** Where the room stands (or will come back to), else the last unit of the day that was shown. */
function reachedIn(day: LiveDay, moment: Moment): Reached {
  const stands = moment.returnTo ?? moment.here;
  const here = day.slots.findIndex((s) => stands !== null && unitsOf(s).includes(stands));
  if (here >= 0) return { slot: here, item: unitsOf(day.slots[here]!).indexOf(stands!) };
  const slot = day.slots.findLastIndex((s) => unitsOf(s).some((u) => moment.shown.has(u)));
  return { slot, item: slot < 0 ? -1 : unitsOf(day.slots[slot]!).findLastIndex((u) => moment.shown.has(u)) };
}

export interface Gauge {
  /** Whole minutes left; negative: over. */
  left: number;
  minutes: number;
  /** "short" from a fifth of the time on, "last" from a twentieth. */
  is: "plenty" | "short" | "last" | "over";
}

/** @param minutes planned for it; 0: no gauge. @param spent milliseconds. */
export function gaugeOf(minutes: number, spent: number): Gauge | null {
  if (minutes <= 0) return null;
  const rest = minutes * MINUTE - spent;
  const is =
    rest < 0
      ? "over"
      : rest * 20 <= minutes * MINUTE
        ? "last"
        : rest * 5 <= minutes * MINUTE
          ? "short"
          : "plenty";
  const left = Math.ceil(rest / MINUTE);
  return { left: left === 0 ? 0 : left, minutes, is };
}
