/**
 * A room's open data as one JSON document, and its schema. The version rises where older readers could
 * misread it; added fields are none of these.
 */
import { answerSources } from "@/model/activity/answer-sources";
import { z } from "zod";
import { kindNames } from "@/activities/kinds";
import { givenKinds } from "@/model/exports/answer-values";

export const DATA_FORMAT = "plenary-room-data";
export const DATA_VERSION = 1;

const id = z.string();
const coded = z.strictObject({ id, text: z.string() });
const kind = z.enum(kindNames);

const answerValue = z.strictObject({
  item: id
    .nullable()
    .describe("The item, card, row, clause, statement or field; null where the question asks for one thing."),
  what: z.enum(givenKinds),
  value: z.string().nullable().describe("An id of the codebook."),
  number: z.number().nullable(),
  text: z.string().nullable().describe("In the person's own words."),
});

const answer = z.strictObject({
  activity: id,
  kind,
  version: z.number().int().min(1),
  person: z
    .string()
    .regex(/^P\d+$/)
    .describe("Drawn at random for this file and this activity; means nothing beyond them."),
  source: z
    .enum(answerSources)
    .describe("How it reached the room; each counted answer has a label of its own."),
  part: id.nullable(),
  what_if: id.nullable(),
  question: id,
  round: z.number().int().min(1),
  passed: z.boolean(),
  given: z.array(answerValue),
});

/** Of the activity, `version` counts from 1; `rounds` are those that are in the tables. */
const entry = z.strictObject({
  session: id,
  session_title: z.string(),
  activity: id,
  activity_title: z.string(),
  kind,
  version: z.number().int().min(1),
  question: id,
  part: id.nullable(),
  what_if: id.nullable(),
  text: z.string(),
  choices: z.array(coded),
  /** Its own choices, empty where those of the question hold; ids that an expert accepts. */
  items: z.array(
    z.strictObject({
      id,
      text: z.string(),
      choices: z.array(coded),
      accepted: z.array(id),
      reason: z.string(),
    }),
  ),
  rounds: z.array(z.number().int().min(1)),
});

const cell = z.union([z.string(), z.number(), z.null()]);

const sheetRow = z.strictObject({
  group: cell,
  group_name: cell,
  section: cell,
  entry: cell,
  field: cell,
  row: cell,
  column: cell,
  type: cell,
  value: cell,
  text: cell,
});

const roomDataSchema = z.strictObject({
  format: z.literal(DATA_FORMAT),
  version: z.literal(DATA_VERSION),
  room: z.strictObject({
    title: z.string(),
    workshop: id,
    workshop_title: z.string(),
    language: z.string().describe("Language tag of the authored texts."),
    people: z.number().int().min(0).describe("Who joined; those who were removed are not counted."),
    ended: z.boolean(),
    started: z.iso.datetime().nullable(),
    finished: z.iso.datetime().nullable(),
  }),
  codebook: z.array(entry),
  summary: z.array(z.record(z.string(), cell)).describe("The debrief's own numbers, as in summary.csv."),
  worksheets: z.array(z.strictObject({ activity: id, title: z.string(), rows: z.array(sheetRow) })),
  answers: z.array(answer).describe("Empty while the room runs."),
});
export type RoomData = z.infer<typeof roomDataSchema>;

/** The schema for other programs, as committed in docs/data-format.schema.json. */
export const roomDataJsonSchema = (): object => z.toJSONSchema(roomDataSchema, { target: "draft-2020-12" });
