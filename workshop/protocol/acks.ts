/** What a command gets back, always, once. */
import { type Reason, reasons } from "@/model/reasons";
import { SWEEP_MINUTES } from "@/model/room/limits";
import { z } from "zod";

/** People who came in the last minutes, and those of them who have answered nothing; null where they are fewer than are told. */
const newcomersSchema = z.array(
  z.strictObject({
    minutes: z.literal(SWEEP_MINUTES),
    all: z.number().int().nullable(),
    silent: z.number().int().nullable(),
  }),
);
export type Newcomers = z.infer<typeof newcomersSchema>;

/** What became of a code that links two tests; "stored": at the first test, or where enough was told. */
const linkFoundSchema = z.discriminatedUnion("found", [
  z.strictObject({ found: z.enum(["stored", "yes"]) }),
  z.strictObject({ found: z.literal("no"), candidates: z.array(z.string()) }),
]);
export type LinkFound = z.infer<typeof linkFoundSchema>;

export const ackSchema = z.union([
  z.strictObject({
    ok: z.literal(true),
    /** The room's revision after a control command. */
    revision: z.number().int().optional(),
    /** What is stored for this person now: the answer's own id, or a later one that won. */
    stored: z.strictObject({ id: z.string(), rev: z.number().int() }).optional(),
    /** Of a sheet that was opened: what the phone lacks of it, and what the server has (a state vector); base64. */
    sheet: z.strictObject({ update: z.string(), state: z.string() }).optional(),
    newcomers: newcomersSchema.optional(),
    link: linkFoundSchema.optional(),
    /** Cells of a form of a sheet that somebody else had changed meanwhile; both texts stand on the sheet now. */
    conflicts: z.array(z.string()).optional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(reasons),
    /** The numbers in the reason's sentence, by the names they have there. */
    values: z.record(z.string(), z.number()).optional(),
    /** What is wrong with content that was refused, field by field. */
    problems: z.array(z.strictObject({ path: z.string(), sentence: z.string() })).optional(),
  }),
]);

export type Ack = z.infer<typeof ackSchema>;

export const refusal = (reason: Reason, values?: Record<string, number>): Ack => ({
  ok: false,
  reason,
  ...(values ? { values } : {}),
});

/** A refusal of a control command, with what it says besides its reason. */
export const refusalOf = ({
  reason,
  problems,
}: {
  reason: Reason;
  problems?: { path: string; sentence: string }[];
}): Ack => ({
  ok: false,
  reason,
  ...(problems?.length ? { problems } : {}),
});
