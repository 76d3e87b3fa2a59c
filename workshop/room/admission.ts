/** The door of a room: how many may wait before it, when newcomers are a flood, and who was taken out at once. Pure. */
import type { RoomState, Sweep } from "@/workshop/room/state";

/** How fast newcomers come in: a conference at once, then forty a second, so that a flood does not hold up those who are in; milliseconds (B-146). */
export const NEWCOMERS = { atOnce: 200, apart: 25, longest: 20_000 };

/** People who may wait to be let in; whoever comes then is told to come back. */
export const MAX_WAITING = 1_000;
/** Of these the console lists so many, and counts the rest. */
export const MAX_LISTED_WAITING = 50;

/** A flood is looked for in so much time; milliseconds. */
export const FLOOD_WINDOW_MS = 60_000;
/** For so long a flood is spoken of; milliseconds. */
export const FLOOD_NOTICE_MS = 5 * 60_000;
const MIN_FLOOD = 20;

/** Fewer are neither counted nor taken out at once: what one person did or did not do would be told. */
export const MIN_SWEEP = 5;
/** So long people who were taken out at once can be let back in; milliseconds. */
export const SWEEP_UNDO_MS = 15 * 60_000;

/** Whether so many newcomers in FLOOD_WINDOW_MS are far more than this room expects: as many as make it half as large again. @param before people who were in then */
export const isFlood = (came: number, before: number): boolean => came >= MIN_FLOOD && came > before / 2;

/** Sweeps that can still be taken back. */
export const openSweeps = (sweeps: readonly Sweep[], now: number): Sweep[] =>
  sweeps.filter((s) => !s.back && s.at + SWEEP_UNDO_MS > now);

/** Sweeps whose time is over. */
export const dueSweeps = (sweeps: readonly Sweep[], now: number): Sweep[] =>
  sweeps.filter((s) => s.at + SWEEP_UNDO_MS <= now);

/** When the next one's time is over; null where there is none. */
export const nextSweepEnd = (sweeps: readonly Sweep[]): number | null =>
  sweeps.length ? Math.min(...sweeps.map((s) => s.at)) + SWEEP_UNDO_MS : null;

/** Whether somebody who was taken out can still be let back in. */
export const mayComeBack = ({ sweeps }: Pick<RoomState, "sweeps">, person: string, now: number): boolean =>
  openSweeps(sweeps, now).some((sweep) => sweep.people.includes(person));
