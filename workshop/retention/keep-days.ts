/** The days for which a room keeps personal data after its end. Pure. */

export const KEEP_DAYS = 90;
export const MAX_KEEP_DAYS = 365;

/** Days from a form; null: until a trainer erases the data; undefined: none that a room may have. */
export function keepDaysFrom(typed: unknown): number | null | undefined {
  if (typed === "never") return null;
  const days = Number(typed);
  return Number.isInteger(days) && days >= 1 && days <= MAX_KEEP_DAYS ? days : undefined;
}

/** True of a change that a promise to people allows: shorter, never longer. */
export const isShorter = (now: number | null, wanted: number | null): boolean =>
  wanted !== null && (now === null || wanted < now);
