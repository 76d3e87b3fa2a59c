/** The days for which a room keeps personal data after its end. Pure. */
import { z } from "zod";

export const KEEP_DAYS = 90;
export const MAX_KEEP_DAYS = 365;

/** Days from a form; null: until a trainer erases the data. */
export const keepDaysSchema = z.union([
  z.literal("never").transform(() => null),
  z.coerce.number().int().min(1).max(MAX_KEEP_DAYS),
]);

/** True of a change that a promise to people allows: shorter, never longer. */
export const isShorter = (now: number | null, wanted: number | null): boolean =>
  wanted !== null && (now === null || wanted < now);
