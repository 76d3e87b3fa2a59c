import { z } from "zod";
import { withoutOverrides, ASSET_NAME } from "@/model/text/plain-text";

/** BCP 47: en, th, ar. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);

/** A text's metadata, kept by `z.globalRegistry` for each schema below. */
export interface TextMeta {
  length: "line" | "prose";
  /** "trainer": never leaves the console, the editor and the debrief. */
  audience: "room" | "trainer";
  /** The field applies only where those beside it are set; with "!", only where they are not. */
  when?: string | readonly string[];
  /** It is drawn by the reader of Markdown. */
  markdown?: true;
}

/** True where the fields beside are set as `when` asks. */
export const conditionHolds = (when: TextMeta["when"], beside: object): boolean =>
  [when ?? []].flat().every((condition) => {
    const value = (beside as Record<string, unknown>)[condition.replace("!", "")];
    const isSet = Array.isArray(value) ? value.length > 0 : Boolean(value);
    return isSet !== condition.startsWith("!");
  });

const text = (
  length: TextMeta["length"],
  max: number,
  audience: TextMeta["audience"] = "room",
  more: Pick<TextMeta, "markdown"> = {},
) =>
  z
    .string()
    .overwrite(withoutOverrides)
    .trim()
    .min(1)
    .max(max)
    .meta({ length, audience, ...more } satisfies TextMeta);

/** True of names that every object has, such as "constructor", which record lookups would find. */
export const everyObjectHas = (name: string): boolean => name in Object.prototype;

/** An id of this form that records have only where it was put. */
export const idOf = (form: RegExp, sentence?: string) =>
  z
    .string()
    .regex(form, sentence)
    .refine((id) => !everyObjectHas(id), "this word cannot be an id");

/** An id written by an author: stable across languages, safe in URLs and CSV. */
export const slug = idOf(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  "an id has only small letters, digits and single hyphens",
).max(60);

/** The name of a text, as `textId` makes it. */
export const textIdSchema = idOf(/^[a-z0-9]{1,12}$/);

/** Names an entry of a worksheet, as `entryIdOf` makes it. */
export const entryId = idOf(/^[a-z0-9]{4,14}$/);

/** One line of authored text that the room may read. */
export const line = text("line", 300);

/** Authored text of some length that the room may read, as it is written. */
export const prose = text("prose", 8_000);

/** The same in Markdown. */
export const markdown = text("prose", 8_000, "room", { markdown: true });

/** Text for the trainer's eyes only, as it is written. */
export const trainerProse = text("prose", 8_000, "trainer");

/** The same in Markdown. */
export const trainerMarkdown = text("prose", 8_000, "trainer", { markdown: true });

export const minutes = z.number().int().min(0).max(600);

/** A picture, film or sound that belongs to the workshop: the name under which its asset is known. */
export const assetName = z
  .string()
  .regex(ASSET_NAME, "a file name has small letters, digits, dots and hyphens");

/** Where a fact comes from, as the room may read it; `dated` facts keep a newer figure beside them. */
const source = z.strictObject({
  id: slug,
  text: line,
  /** The year of the figure. */
  year: z.number().int().min(1900).max(2100).optional(),
  /** The figure was right when it was printed and is old now. */
  dated: z.boolean().default(false),
  /** The newer figure with its year and where it stands. */
  newer: line.meta({ length: "line", audience: "room", when: "dated" } satisfies TextMeta).optional(),
});

/** Priorities of activities when time runs short. */
export const priorities = ["must", "should", "could"] as const;
export type Priority = (typeof priorities)[number];

/** Fields of every activity. */
export const activityBase = {
  id: slug,
  /** Short, for the run sheet. */
  title: line,
  minutes: minutes.default(5),
  /** For the trainer's eyes only. */
  notes: trainerMarkdown.optional(),
  /** True when we wrote it because the guide leaves it open. */
  added: z.boolean().default(false),
  /** "could" goes first when the day runs late. */
  priority: z.enum(priorities).default("should"),
  /** Shown on a step of its own before the activity: what kind of content comes. */
  notice: markdown.optional(),
  sources: z.array(source).max(12).default([]),
};

export const askingBase = {
  /** Seconds until the round closes by itself; without it, the trainer closes. */
  seconds: z.number().int().min(5).max(3_600).optional(),
  /** Seconds to read before answers open. */
  readFirst: z.number().int().min(1).max(600).optional(),
  /** The question opens as soon as Next brings the room to its step. */
  opensOnArrival: z.boolean().optional(),
  /** The results are on the stage as soon as the round is closed. */
  showsWhenClosed: z.boolean().optional(),
  /** Lets the trainer open a second round. */
  revote: z.boolean().default(true),
};

export const keyedBase = {
  /** Once results are shown, the leading button shows what an expert says before it goes on. */
  expertNext: z.boolean().optional(),
};

export const option = z.strictObject({ id: slug, text: line });
export type Option = z.infer<typeof option>;

/** Options with ids of their own. */
export const options = (least: number, most: number) => z.array(option).min(least).max(most);

export type ActivityBase = z.infer<z.ZodObject<typeof activityBase>> & { kind: string };
