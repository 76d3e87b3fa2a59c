/** The work of groups on a worksheet as others see it, and a sheet as its own group's form is made of it. */
import type { SheetShape } from "@/model/worksheets/content";
import type { Comparison } from "@/model/worksheets/comparisons/comparison";
import type { SheetContent } from "@/model/worksheets/cells";
import { opaque } from "@/model/untyped-schema";
import type { GroupId } from "@/model/room/groups";
import { z } from "zod";

export const groupSchema = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  number: z.number(),
  table: z.string().nullable(),
});
export const phasesSchema = z.strictObject({
  seconds: z.tuple([z.number(), z.number(), z.number()]),
  at: z.literal([0, 1, 2]),
});
export const sheetStopSchema = z.enum(["work", "present", "gallery", "board"]);

const cardLineSchema = z.strictObject({
  text: z.string(),
  /** Set for entries of lists and tables. */
  entry: z.string().nullable(),
  more: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  grey: z.boolean(),
  /** People who said "us too"; 0 below three. */
  too: z.number(),
});
export type CardLine = z.infer<typeof cardLineSchema>;

/** One card of a presentation. Words that were blacked out are "█" already. */
export const cardSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  blocks: z.array(z.strictObject({ label: z.string(), lines: z.array(cardLineSchema) })),
});
export type Card = z.infer<typeof cardSchema>;
const sheetShownSchema = z.strictObject({
  group: groupSchema,
  cards: z.array(cardSchema),
  remarks: z.array(z.strictObject({ id: z.string(), kind: z.enum(["comment", "missed"]), text: z.string() })),
  /** Remarks beyond those listed; left out where all are. */
  more: z.number().optional(),
});
export type SheetShown = z.infer<typeof sheetShownSchema>;

/** The work as the whole room may see it: on the stage, and on all phones alike. */
export const workShownSchema = z.strictObject({
  at: sheetStopSchema,
  phase: z.enum(["open", "frozen", "none"]),
  endsAt: z.number().nullable(),
  phases: phasesSchema.nullable(),
  /** The groups with what they have: completeness from 0 to 1, whether they are ready. No text of theirs. */
  groups: z.array(z.strictObject({ group: groupSchema, people: z.number(), done: z.number() })),
  /** At "present": the group on the stage. */
  speaking: z
    .strictObject({
      group: groupSchema,
      card: cardSchema.nullable(),
      index: z.number(),
      total: z.number(),
      since: z.number(),
      seconds: z.number(),
    })
    .nullable(),
  /** At "present": who was heard, who comes. */
  order: z.array(z.strictObject({ group: groupSchema, heard: z.boolean() })),
  /** At "gallery". */
  sheets: z.array(sheetShownSchema),
  /** At "board". */
  comparison: opaque<Comparison>().nullable(),
});
export type WorkShown = z.infer<typeof workShownSchema>;

export interface SheetForm {
  activity: string;
  group: GroupId;
  /** The task in full. */
  task: string | null;
  shape: SheetShape;
  frozen: boolean;
  content: SheetContent;
}
