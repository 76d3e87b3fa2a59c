import { withheldSchema } from "@/model/room/withheld";
import { z } from "zod";
import type { Wall } from "@/model/activity/curation";
import { themeSchema } from "@/workshop/content/workshop";
import type { AssetSources } from "@/model/activity/asset";
import { workShownSchema } from "@/model/worksheets/shown";
import {
  askedSchema,
  faceSchema,
  stepLocationSchema,
  sentAt,
  sourceNoteSchema,
  trailStepSchema,
  writtenSchema,
} from "@/workshop/protocol/view-parts";
import { resultsSchema } from "@/model/room/results";
import { opaque } from "@/model/untyped-schema";

const stageViewSchema = z.strictObject({
  type: z.literal("stage"),
  revision: z.number(),
  /** The main language of the stage. */
  language: z.string(),
  written: writtenSchema,
  /** The same texts in a second language: main text to second text, where they differ. */
  second: z.strictObject({ language: z.string(), texts: z.record(z.string(), z.string()) }).nullable(),
  title: z.string(),
  /** The title of the room; null where there is none, as in a preview. */
  room: z.string().nullable(),
  /** The workshop's look; omitted where its author chose nothing. */
  theme: themeSchema.optional(),
  /** Simulated people take part, and nothing is kept. */
  rehearsal: z.boolean(),
  dim: z.boolean(),
  ended: z.boolean(),
  locked: z.boolean(),
  door: z.strictObject({ address: z.string(), code: z.string(), url: z.string() }).nullable(),
  place: stepLocationSchema.nullable(),
  face: faceSchema,
  asked: askedSchema.nullable(),
  results: resultsSchema.nullable(),
  /** Why results are revealed and stay unknown; null where they do not. */
  withheld: withheldSchema.nullable(),
  trail: z.array(trailStepSchema),
  /** Where the film or sound of this step stands; null where there is none, or it was not started. */
  play: z.strictObject({ on: z.boolean(), at: z.number(), since: z.number() }).nullable(),
  /** The page that is turned to, from 0, and the name of what it is a page of. */
  pages: z.strictObject({ at: z.string(), page: z.number() }),
  wall: opaque<Wall>().nullable(),
  /** So many texts are read by a trainer before the first is shown; null: none is. */
  notesToRead: z.number().nullable(),
  work: workShownSchema.nullable(),
  /** A question of the box, in place of what else is on. */
  post: z.strictObject({ text: z.string(), support: z.number() }).nullable(),
  sources: z.array(sourceNoteSchema),
  answered: z.number(),
  here: z.number(),
});
export type StageView = z.infer<typeof stageViewSchema>;

/** A stage's view, with the addresses of its files. */
export const stageMessageSchema = stageViewSchema.extend({
  ...sentAt,
  assets: opaque<AssetSources>(),
  /** Addresses of pictures that may be asked for soon. */
  ahead: z.array(z.string()),
});
export type StageMessage = z.infer<typeof stageMessageSchema>;
