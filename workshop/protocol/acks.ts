import type { PaperItem } from "@/model/activity/paper-entry";
import { type Reason, reasons } from "@/model/reasons";
import { SWEEP_MINUTES } from "@/model/room/limits";
import { opaque } from "@/model/untyped-schema";
import { z } from "zod";

/** Newcomers of the last minutes, and those without answers; null: too few to be told. */
const newcomersSchema = z.array(
  z.strictObject({
    minutes: z.literal(SWEEP_MINUTES),
    all: z.number().int().nullable(),
    silent: z.number().int().nullable(),
  }),
);
export type Newcomers = z.infer<typeof newcomersSchema>;

/** The result of a code that links two tests; "stored": at the first test, or where enough was told. */
const linkFoundSchema = z.discriminatedUnion("found", [
  z.strictObject({ found: z.enum(["stored", "yes"]) }),
  z.strictObject({ found: z.literal("no"), candidates: z.array(z.string()) }),
]);
export type LinkFound = z.infer<typeof linkFoundSchema>;

/** What became of a sheet that was typed in. */
const sheetOutcomeSchema = z.discriminatedUnion("is", [
  /** "waits": for others, since the result was seen; nothing of it is stored. */
  z.strictObject({ is: z.enum(["typed", "checked", "waits"]) }),
  /** From the first entry, in the items of these numbers, or in the code for linked tests. */
  z.strictObject({
    is: z.literal("differs"),
    items: z.array(z.number()),
    link: z.boolean(),
  }),
  z.strictObject({
    is: z.literal("refused"),
    reason: z.enum(reasons),
    values: z.record(z.string(), z.number()).optional(),
  }),
]);
export type SheetOutcome = z.infer<typeof sheetOutcomeSchema>;

/** An activity on paper: what of it can be typed in, in one language, and how many sheets were. */
const papersSchema = z.strictObject({
  language: z.string(),
  items: opaque<PaperItem[]>(),
  /** Its sheets have room for a code for linked tests. */
  linked: z.boolean(),
  typed: z.number(),
  checked: z.number(),
  /** One for each sheet that was sent. */
  outcomes: z.array(sheetOutcomeSchema),
});
export type Papers = z.infer<typeof papersSchema>;

export const ackSchema = z.union([
  z.strictObject({
    ok: z.literal(true),
    /** The room's revision after a control command. */
    revision: z.number().int().optional(),
    /** This person's stored answer: its own id, or a later one that won. */
    stored: z.strictObject({ id: z.string(), rev: z.number().int() }).optional(),
    /** Of an opened sheet: the update that the phone lacks, and the server's state vector; base64. */
    sheet: z.strictObject({ update: z.string(), state: z.string() }).optional(),
    newcomers: newcomersSchema.optional(),
    link: linkFoundSchema.optional(),
    papers: papersSchema.optional(),
    /** Cells of a sheet's form that others changed meanwhile; both texts stand on the sheet. */
    conflicts: z.array(z.string()).optional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(reasons),
    /** The numbers in the reason's sentence, by the names they have there. */
    values: z.record(z.string(), z.number()).optional(),
    /** Problems of refused content, by field. */
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
