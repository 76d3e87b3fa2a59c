/** Parts shared by several surfaces: place, question, results. Built only in workshop/views. */
import { z } from "zod";
import { plainFaceSchema } from "@/model/activity/face";
import { criteriaSchema, keySchema } from "@/model/activity/key";
import { tones } from "@/model/activity/tally";
import { type KindFace, type KindForm, kindNames } from "@/activities/kinds";
import { isObject } from "@/model/untyped-schema";

/** By the server's clock, in milliseconds since the epoch; some first messages lack it. */
export const sentAt = { now: z.number().optional() };

/** A part in a kind's own words. */
const ofKind = <T extends { kind: string }>() =>
  z.custom<T>((value) => isObject(value) && "kind" in value && kindNames.some((kind) => kind === value.kind));

export const stepLocationSchema = z.strictObject({
  session: z.number(),
  sessionTitle: z.string(),
  activityTitle: z.string(),
  /** For a case: this part and how many there are. No title at a notice: the part is not told yet. */
  part: z.strictObject({ index: z.number(), total: z.number(), title: z.string() }).optional(),
});
export type StepLocation = z.infer<typeof stepLocationSchema>;

/** The display apart from the question. */
export const faceSchema = z.union([plainFaceSchema, ofKind<KindFace>()]);
export type Face = z.infer<typeof faceSchema>;

const formSchema = ofKind<KindForm>();
export type Form = KindForm;

export const askedSchema = z.strictObject({
  question: z.string(),
  text: z.string(),
  form: formSchema,
  /** 0 and "prepared" before the first opening. */
  round: z.number(),
  phase: z.enum(["prepared", "open", "closed", "revealed"]),
  /** Milliseconds since the epoch; answers are taken from here on. */
  opensAt: z.number().nullable(),
  closesAt: z.number().nullable(),
  /** A further round may be opened. */
  again: z.boolean(),
  /** Nothing can be linked or changed any more. */
  finished: z.boolean(),
  /** Present once the trainer explains: what an expert says. */
  key: keySchema.nullable(),
  /** Comes with the key, where the author wrote one down. */
  criteria: criteriaSchema.nullable(),
});
export type Asked = z.infer<typeof askedSchema>;

/** A round's data for trainers alone, beside its results. */
export const trainersOwnSchema = z.strictObject({
  others: z.array(z.string()),
  /** Further counts by name: id to people. */
  kept: z.record(z.string(), z.record(z.string(), z.number())),
  /** Longer texts by field. */
  texts: z.record(z.string(), z.array(z.string())),
  /** Numbers of unlisted ones of either; omitted where all are listed. */
  more: z.strictObject({ others: z.number(), texts: z.record(z.string(), z.number()) }).optional(),
});
export type TrainersOwn = z.infer<typeof trainersOwnSchema>;

/** One column of "how the room has moved". */
export const trailStepSchema = z.strictObject({
  part: z.string(),
  /** Empty until the part was shown: labels give the story away. */
  label: z.string(),
  /** Null while there is nothing to show. */
  options: z.array(z.strictObject({ id: z.string(), tone: z.enum(tones), count: z.number() })).nullable(),
  /** For a checklist: how many items the room and, once explained, the key have found so far. */
  stairs: z
    .strictObject({ found: z.number().nullable(), key: z.number().nullable(), of: z.number() })
    .optional(),
});

/** A source of a figure, for the foot of what is shown. */
export const sourceNoteSchema = z.strictObject({
  text: z.string(),
  year: z.number().nullable(),
  dated: z.boolean(),
  newer: z.string().nullable(),
});
export type SourceNote = z.infer<typeof sourceNoteSchema>;

/** In which language authored texts are shown. */
export const writtenSchema = z.strictObject({
  language: z.string(),
  /** In which the workshop was written. */
  original: z.string(),
  /** Texts of this view that the translation lacks: they are shown in the original. */
  lacking: z.array(z.string()),
});
export type Written = z.infer<typeof writtenSchema>;

export const listPageSchema = z.strictObject({
  list: z.string(),
  from: z.number(),
  of: z.number(),
  waiting: z.number(),
});
