/** The door of a room: its waiting places, floods of newcomers, sweeps. Pure. */
import type { RoomState, Sweep } from "@/workshop/room/state";

/**
 * The pace of newcomers, so that floods do not hold up those inside: a burst, then so many a second; at most
 * so many milliseconds ahead.
 */
export const NEWCOMERS = { burst: 200, rate: 100, longest: 20_000 };

/** Waiting places; people beyond are told to return later. */
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

/** A flood is many newcomers in FLOOD_WINDOW_MS, half as many as were in. @param before people in before */
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

/** True while a swept person can be let back in. */
export const mayComeBack = ({ sweeps }: Pick<RoomState, "sweeps">, person: string, now: number): boolean =>
  openSweeps(sweeps, now).some((sweep) => sweep.people.includes(person));
