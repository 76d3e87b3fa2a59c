/**
 * Commitments after weeks: owners of codes are asked 30 and 90 calendar days later. Nothing is sent. Pure.
 */
import { z } from "zod";
import { plainText } from "@/model/text/plain-text";
import { isVisible } from "@/model/text/visible-text";

/** Days after the code was made. */
export const WAVES = [30, 90] as const;
export type Wave = (typeof WAVES)[number];

/** From this day on nothing can be opened; what was locked is deleted. */
export const FOLLOW_UP_EXPIRY_DAYS = 180;

export const followUpStatuses = ["done", "partly", "not-yet", "dropped"] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

const DAY = 86_400_000;

/** A code: letters and digits of which none looks like another, 73 bits. */
export const CODE_ALPHABET = "23456789BCDFGHJKMNPRSTWZ";
export const CODE_LENGTH = 16;

export function foldFollowUpCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/O/g, "D")
    .replace(/[LI1]/g, "J");
  return plain.length === CODE_LENGTH && [...plain].every((c) => CODE_ALPHABET.includes(c)) ? plain : null;
}

/** As it is read and written down: in fours. */
export const spokenFollowUp = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");

/** Whole days from the day a code was made to a moment; both in UTC. */
export const daysSince = (madeOn: Date, now: Date): number =>
  Math.floor((now.getTime() - madeOn.getTime()) / DAY);

/** The day of a wave. */
export const dayOfWave = (madeOn: Date, days: number): Date => new Date(madeOn.getTime() + days * DAY);

export type Standing =
  | { is: "before" | "answered"; next: Wave }
  | { is: "asking"; wave: Wave }
  | { is: "over" };

/** The latest due wave; an earlier missed one is not made up. */
export function standingOf(madeOn: Date, answered: readonly number[], now: Date): Standing {
  const days = daysSince(madeOn, now);
  const wave = WAVES.findLast((w) => days >= w);
  const next = WAVES.find((w) => days < w);
  if (wave !== undefined && !answered.includes(wave)) return { is: "asking", wave };
  if (next !== undefined) return { is: wave === undefined ? "before" : "answered", next };
  return { is: "over" };
}

/** A person's words about their commitment, at most 300 letters each. */
const text = z
  .string()
  .overwrite(plainText)
  .trim()
  .max(300)
  .transform((t) => (isVisible(t) ? t : null));
export const followUpAnswerSchema = z.strictObject({
  status: z.enum(followUpStatuses),
  helped: text,
  hindered: text,
});
export type FollowUpAnswer = z.infer<typeof followUpAnswerSchema>;
