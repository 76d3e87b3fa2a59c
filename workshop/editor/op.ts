/**
 * All ops on a draft. An op says what it changes *from*, as version or value, so that no work is overwritten
 * unseen. Ids come with it: it gives the same result anywhere. Positions are "before this id"; null: the end.
 */
import { z } from "zod";
import {
  draftActivitySchema,
  draftAgendasSchema,
  draftSessionSchema,
  draftThemeSchema,
  draftWordsSchema,
} from "@/workshop/editor/draft";
import { slug, languageTag } from "@/model/text/text-schemas";
import { translationSchema } from "@/workshop/content/workshop";

const version = z.string().max(40);
const change = <T extends z.ZodType>(value: T) => z.strictObject({ from: value, to: value }).optional();
const text = (most: number) => z.string().max(most);
const before = slug.nullable();
const priority = z.enum(["must", "should", "could"]);

/** Language to texts by path, which come along with what is added. */
const texts = z.record(languageTag, z.record(text(300), text(8_000))).optional();

const setWorkshop = z.strictObject({
  type: z.literal("set-workshop"),
  set: z.strictObject({
    title: change(text(300)),
    summary: change(text(8_000)),
    source: change(text(8_000)),
    language: change(languageTag),
    theme: change(draftThemeSchema.nullable()),
  }),
});
const addSession = z.strictObject({
  type: z.literal("add-session"),
  session: draftSessionSchema,
  before,
  texts,
});
const removeSession = z.strictObject({ type: z.literal("remove-session"), session: slug });
const moveSession = z.strictObject({ type: z.literal("move-session"), session: slug, before });
const setSession = z.strictObject({
  type: z.literal("set-session"),
  session: slug,
  set: z.strictObject({
    number: change(z.number().int()),
    title: change(text(300)),
    minutes: change(z.number()),
    by: change(text(300).nullable()),
    outcomes: change(text(8_000).nullable()),
    priority: change(priority.nullable()),
  }),
});
const addActivity = z.strictObject({
  type: z.literal("add-activity"),
  session: slug,
  activity: draftActivitySchema,
  before,
  texts,
});
const removeActivity = z.strictObject({ type: z.literal("remove-activity"), activity: slug });
const moveActivity = z.strictObject({
  type: z.literal("move-activity"),
  activity: slug,
  session: slug,
  before,
});
const duplicateActivity = z.strictObject({
  type: z.literal("duplicate-activity"),
  activity: slug,
  as: slug,
  title: text(300),
});
/** Replaces the content of one activity; `base` is the version that the editor had seen (`versionOf`). */
const setActivity = z.strictObject({
  type: z.literal("set-activity"),
  base: version,
  value: draftActivitySchema,
});
const setTexts = z.strictObject({
  type: z.literal("set-texts"),
  language: languageTag,
  /** Path to what it was and what it becomes; null: no translation. */
  set: z.record(text(300), z.strictObject({ from: text(8_000).nullable(), to: text(8_000).nullable() })),
});
/** Adds a language, changes its status, or with null takes it away. */
const setTranslation = z.strictObject({
  type: z.literal("set-translation"),
  language: languageTag,
  base: version,
  value: translationSchema.nullable(),
});
const setAgendas = z.strictObject({
  type: z.literal("set-agendas"),
  base: version,
  value: draftAgendasSchema,
});
const setWords = z.strictObject({ type: z.literal("set-words"), base: version, value: draftWordsSchema });

const single = [
  setWorkshop,
  addSession,
  removeSession,
  moveSession,
  setSession,
  addActivity,
  removeActivity,
  moveActivity,
  duplicateActivity,
  setActivity,
  setTexts,
  setTranslation,
  setAgendas,
  setWords,
] as const;

const singleOp = z.discriminatedUnion("type", single);
const all = z.strictObject({ type: z.literal("all"), ops: z.array(singleOp).max(1_000) });

export const opSchema = z.discriminatedUnion("type", [...single, all]);
export type SingleOp = z.infer<typeof singleOp>;
export type Op = z.infer<typeof opSchema>;
export type OpOf<T extends Op["type"]> = Extract<Op, { type: T }>;
