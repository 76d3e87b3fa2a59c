import { z } from "zod";
import { activitySchema } from "@/activities/kinds";
import { withoutOverrides } from "@/model/text/plain-text";
import { COLOUR } from "@/model/colour";
import {
  assetName,
  line,
  markdown,
  minutes,
  priorities,
  prose,
  slug,
  trainerProse,
  languageTag,
} from "@/model/text/text-schemas";

export const sessionSchema = z.strictObject({
  id: slug,
  number: z.number().int().min(1).max(99),
  title: line,
  minutes,
  /** The session's authors in the guide. */
  by: line.optional(),
  /** Learning objectives, one on each line; certificates print them. */
  outcomes: prose.optional(),
  priority: z.enum(priorities).default("must"),
  activities: z.array(activitySchema).min(1).max(200),
});

/** One entry of a day: a session or some of its activities, or a break that has a title of its own. */
const slot = z.strictObject({
  id: slug,
  session: slug.optional(),
  /** The activities that are run, in their order; all of the session when left out. */
  activities: z.array(slug).min(1).optional(),
  title: line.optional(),
  minutes,
});
export type Slot = z.infer<typeof slot>;

const day = z.strictObject({
  id: slug,
  title: line,
  /** "09:00", the clock of the place. */
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  slots: z.array(slot).min(1).max(40),
});

export const agendaSchema = z.strictObject({ id: slug, title: line, days: z.array(day).min(1).max(10) });
export type Agenda = z.infer<typeof agendaSchema>;

/** A word that people can tap: `[debt bondage](word:debt-bondage)` in Markdown. */
export const wordSchema = z.strictObject({ id: slug, term: line, meaning: markdown });
export type Word = z.infer<typeof wordSchema>;

export const handoutSchema = z.strictObject({
  id: slug,
  title: line,
  /** When and how trainers give it out. */
  when: trainerProse.optional(),
  /** A card for the pocket: four on a sheet of paper, and on phones. */
  size: z.enum(["a6"]).optional(),
  /** Its activities, or parts of them, named like their texts: `paula`, `paula/parts/3`. */
  parts: z
    .array(
      z
        .string()
        .regex(/^[a-z0-9-]+(\/[a-z0-9-]+){0,2}$/, "name an activity, or a part of one such as paula/parts/3"),
    )
    .min(1)
    .max(30),
});
export type HandoutPlan = z.infer<typeof handoutSchema>;

/** One language's texts by path, as in `workshop/content/texts.ts`; missing ones fall back, visibly. */
export const translationSchema = z.strictObject({
  status: z.enum(["draft", "reviewed"]).default("draft"),
  texts: z.record(z.string().max(300), z.string().max(8_000)),
});
export type Translation = z.infer<typeof translationSchema>;

/** As a room reads it: a translated text too reads as it is written. */
const readTranslation = translationSchema.extend({
  texts: z.record(z.string().max(300), z.string().overwrite(withoutOverrides).max(8_000)),
});

/** A colour as "#rrggbb". */
export const colour = z.string().regex(COLOUR, "choose a colour");

const stageGrounds = ["dark", "light"] as const;

export const themeSchema = z.strictObject({
  /** Surfaces take a shade of it that can be read on their ground (model/colour.ts). */
  accent: colour.optional(),
  /** `alt`: whose logo it is. */
  logo: z.strictObject({ file: assetName, alt: line }).optional(),
  stage: z.enum(stageGrounds).optional(),
});
export type Theme = z.infer<typeof themeSchema>;

export const workshopSchema = z
  .strictObject({
    id: slug,
    /** The language in which it was written; every other is a translation. */
    language: languageTag,
    title: line,
    summary: prose,
    /** Where the material comes from and under which licence it may be used. */
    source: prose,
    theme: themeSchema.optional(),
    sessions: z.array(sessionSchema).min(1).max(60),
    agendas: z.array(agendaSchema).max(10).default([]),
    words: z.array(wordSchema).max(300).default([]),
    handouts: z.array(handoutSchema).max(40).default([]),
    translations: z.record(languageTag, readTranslation).default({}),
  })
  .refine((w) => {
    const ids = w.sessions.flatMap((s) => s.activities.map((a) => a.id));
    return new Set(ids).size === ids.length;
  }, "each activity of a workshop needs its own id");

export type Session = z.infer<typeof sessionSchema>;
export type Workshop = z.infer<typeof workshopSchema>;
