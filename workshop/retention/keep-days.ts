/** How many days a room keeps personal data after its end. Pure. */
import { z } from "zod";

export const KEEP_DAYS = 90;
export const MAX_KEEP_DAYS = 365;

/** Days, as somebody chose them in a form; null: until a trainer erases it. */
export const keepDaysSchema = z.union([
  z.literal("never").transform(() => null),
  z.coerce.number().int().min(1).max(MAX_KEEP_DAYS),
]);

/** Whether a promise that was made to people may be changed so: shorter always, longer never. */
export const isShorter = (now: number | null, wanted: number | null): boolean =>
  wanted !== null && (now === null || wanted < now);
