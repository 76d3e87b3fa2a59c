/**
 * A worksheet that a group fills together: fields, tables, sections that repeat, documents dealt out.
 * The groups' texts are no answers; they live in one shared document per group and worksheet.
 */
import { isPass, type Pass } from "@/model/activity/pass";
import { withoutOverrides } from "@/model/text/plain-text";
import { z } from "zod";
import { activityBase, entryId, line, markdown, option, options, slug } from "@/model/text/text-schemas";

const common = {
  id: slug,
  text: line,
  hint: line.optional(),
  /** A sheet is whole once every required field is. */
  required: z.boolean().default(true),
};
const points = z.number().int().min(2).max(10).default(5);

const cellTypes = {
  text: {
    type: z.literal("text"),
    length: z.number().int().min(20).max(2_000).default(300),
    guard: z.boolean().default(true),
  },
  choice: { type: z.literal("choice"), options: options(2, 12) },
  checklist: { type: z.literal("checklist"), options: options(1, 30) },
  /** An office, an agency or a role; the agencies of the worksheet are suggested, anything may be written. */
  agency: { type: z.literal("agency") },
  /** A day, as YYYY-MM-DD. */
  date: { type: z.literal("date") },
  number: { type: z.literal("number"), min: z.number().default(0), max: z.number().default(1_000_000) },
  rating: { type: z.literal("rating"), points, low: line, high: line },
};

const column = z.discriminatedUnion("type", [
  z.strictObject({ id: slug, text: line, ...cellTypes.text }),
  z.strictObject({ id: slug, text: line, ...cellTypes.choice }),
  z.strictObject({ id: slug, text: line, ...cellTypes.checklist }),
  z.strictObject({ id: slug, text: line, ...cellTypes.agency }),
  z.strictObject({ id: slug, text: line, ...cellTypes.date }),
  z.strictObject({ id: slug, text: line, ...cellTypes.number }),
  z.strictObject({ id: slug, text: line, ...cellTypes.rating }),
]);
export type Column = z.infer<typeof column>;

const field = z.discriminatedUnion("type", [
  z.strictObject({ ...common, ...cellTypes.text }),
  z.strictObject({
    ...common,
    ...cellTypes.choice,
    /** Its options are the points of the list in the task: the group's phones show the chosen one alone. */
    ofTask: z.boolean().optional(),
  }),
  z.strictObject({ ...common, ...cellTypes.checklist }),
  z.strictObject({ ...common, ...cellTypes.agency }),
  z.strictObject({ ...common, ...cellTypes.date }),
  z.strictObject({ ...common, ...cellTypes.number }),
  z.strictObject({ ...common, ...cellTypes.rating }),
  /** Several entries, one to a line of one text. */
  z.strictObject({
    ...common,
    type: z.literal("list"),
    /** Entries without which it is not complete. */
    least: z.number().int().min(1).max(20).default(1),
    most: z.number().int().min(1).max(20).default(8),
    length: z.number().int().min(20).max(300).default(160),
    guard: z.boolean().default(true),
  }),
  z.strictObject({
    ...common,
    type: z.literal("table"),
    columns: z.array(column).min(1).max(8),
    /** Rows that the author names; people add none then. */
    rows: z.array(option).max(30).default([]),
    /** Blank rows at the beginning, where the author names none. */
    start: z.number().int().min(1).max(10).meta({ when: "!rows" }).default(2),
    most: z.number().int().min(1).max(20).default(10),
    /** Rows that must be filled. */
    least: z.number().int().min(1).max(20).default(1),
    guard: z.boolean().default(true),
  }),
]);
export type SheetField = z.infer<typeof field>;
export type TableField = Extract<SheetField, { type: "table" }>;

const section = z.strictObject({
  id: slug,
  title: line,
  text: markdown.optional(),
  fields: z.array(field).min(1).max(30),
  /** The section may stand several times, such as once an audience. `with`: as often as that section. */
  repeat: z
    .strictObject({ most: z.number().int().min(2).max(8).default(6), with: slug.optional() })
    .optional(),
});
export type SheetSection = z.infer<typeof section>;

/** A question to the group that an entry may raise, or what speaks for it; never a verdict. */
const doubt = z.strictObject({
  id: slug,
  /** The field in which it is looked for. */
  field: slug,
  /** Words in any language, one of which must be in the text; for a choice: ids of options. */
  any: z.array(z.string().trim().min(2).max(60)).min(1).max(40),
  question: line,
  /** It speaks for the plan, and asks nothing. */
  credit: z.boolean().optional(),
});

export const MAX_STARTS = 40;
/** Filled places of one start. */
export const MAX_PLACES = 80;

/** What stands on a group's sheet before it writes, by the group's name; as written, in no other language. */
const start = z.strictObject({
  id: slug,
  /** Names of the group, in any language. */
  groups: z.array(z.string().trim().min(2).max(60)).min(1).max(12),
  /** Places as in `model/worksheets/cells.ts`, and what stands there. */
  cells: z
    .array(
      z.strictObject({
        place: z.string().trim().min(1).max(120),
        value: z.string().overwrite(withoutOverrides).trim().min(1).max(2_000),
      }),
    )
    .min(1)
    .max(MAX_PLACES),
});
export type SheetStart = z.infer<typeof start>;

const compare = z.discriminatedUnion("type", [
  /** Columns side by side; each is a table or a list. `owner` and `when` are columns of those tables. */
  z.strictObject({
    type: z.literal("board"),
    columns: z
      .array(z.strictObject({ id: slug, text: line, field: slug }))
      .min(2)
      .max(4),
    owner: slug.optional(),
    when: slug.optional(),
  }),
  /** Entries of this sheet and of an earlier worksheet's: on both, only there, only here. */
  z.strictObject({
    type: z.literal("difference"),
    with: slug,
    here: line,
    there: line,
    /** The rule by which the two may not differ: the expert's reading in the debrief. */
    rule: line.optional(),
    /** Words in any language: an entry that has one of them and stands here alone is asked about. */
    needs: z.array(z.string().trim().min(1).max(60)).max(400).optional(),
  }),
  /** Named rows of `table` are steps; who does them stands in its column `agency`. */
  z.strictObject({ type: z.literal("map"), table: slug, agency: slug }),
  /** Named rows of `table` by its columns, which are checklists; `dilemmas` is a list. */
  z.strictObject({ type: z.literal("services"), table: slug, dilemmas: slug }),
  /** A plan in steps: one section is one step. */
  z.strictObject({
    type: z.literal("campaign"),
    audience: slug,
    place: slug,
    message: slug,
    barrierToChange: slug,
    barrierToReach: slug,
    channel: slug,
    messenger: slug,
    indicator: slug,
    doubts: z.array(doubt).max(20).default([]),
  }),
  /** Teams hold different `documents` and tell one another; the time for writing stands for `hours`. */
  z.strictObject({
    type: z.literal("relay"),
    teams: options(2, 12),
    hours: z.number().int().min(1).max(1_000).default(72),
    /** A table; the first option of its choice `asked` says that the person was asked. */
    decisions: slug,
    asked: slug,
  }),
]);
export type Compare = z.infer<typeof compare>;

export const worksheetSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("worksheet"),
  question: line,
  text: markdown.optional(),
  /** Seconds for writing; without it, the trainer ends it. */
  seconds: z.number().int().min(30).max(7_200).optional(),
  /** Suggested wherever an agency is asked for. */
  agencies: z.array(option).max(30).default([]),
  /** Dealt out among the members of a group, so that they ask each other; in a relay, among teams. */
  documents: z
    .array(
      z.strictObject({
        id: slug,
        title: line,
        text: markdown,
        /** Teams that get it at its hour; without any, who asks the person gets it. */
        holders: z.array(slug).max(12).optional(),
        /** Teams that need it. */
        needs: z.array(slug).max(12).optional(),
        hour: z.number().int().min(0).max(1_000).optional(),
      }),
    )
    .max(24)
    .default([]),
  sections: z.array(section).min(1).max(12),
  starts: z.array(start).max(MAX_STARTS).default([]),
  /** Seconds that a rapporteur speaks; 0: the groups do not present. */
  speaking: z.number().int().min(0).max(1_800).default(180),
  /** Dots that each person may give in the gallery; 0: no gallery. */
  dots: z.number().int().min(0).max(10).default(3),
  compare: compare.optional(),
});
export type Worksheet = z.infer<typeof worksheetSchema>;

/** A person's marks: entries with dots, or with "us too". */
export const worksheetAnswerSchema = z.strictObject({ entries: z.array(entryId).max(60) });
export type WorksheetAnswer = z.infer<typeof worksheetAnswerSchema>;

/** The entries that an answer marks; none for a pass. */
export const marked = (body: WorksheetAnswer | Pass): string[] => (isPass(body) ? [] : body.entries);

export type SheetStop = "work" | "present" | "gallery" | "board";

export interface WorksheetFace {
  kind: "worksheet";
  title: string;
  at: SheetStop;
  /** The task, at every stop. */
  question: string;
  text: string | null;
}

export interface WorksheetForm {
  kind: "worksheet";
  /** "too": what others said applies to us as well. "dots": what is worth most. */
  marks: "too" | "dots";
  /** The most entries that one person may mark. */
  most: number;
}

export type SheetShape = Pick<Worksheet, "id" | "agencies" | "sections">;

/** The stops that a worksheet has; the first has the id of the activity. */
export function stopsOf(sheet: Worksheet): { id: string; at: SheetStop }[] {
  return [
    { id: sheet.id, at: "work" },
    ...(sheet.speaking > 0 ? [{ id: `${sheet.id}/present`, at: "present" as const }] : []),
    ...(sheet.dots > 0 ? [{ id: `${sheet.id}/gallery`, at: "gallery" as const }] : []),
    ...(sheet.compare ? [{ id: `${sheet.id}/board`, at: "board" as const }] : []),
  ];
}

export const stopOf = (sheet: Worksheet, step: string): SheetStop =>
  stopsOf(sheet).find((s) => s.id === step)?.at ?? "work";
