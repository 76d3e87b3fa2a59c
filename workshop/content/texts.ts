/**
 * A workshop's texts by path: a translation is a list of texts, never a second copy of ids and keys. Paths
 * consist of ids, such as `paula/parts/4/clauses/p4-a/text`, `session:who-is-a-victim/title`,
 * `workshop:title`; an activity moved to another session keeps its translation. Schemas' metadata tells the
 * texts (model/text/text-schemas.ts).
 */
import { z } from "zod";
import { activitySchema } from "@/activities/kinds";
import { conditionHolds, type TextMeta } from "@/model/text/text-schemas";
import {
  agendaSchema,
  handoutSchema,
  sessionSchema,
  type Workshop,
  wordSchema,
  workshopSchema,
} from "@/workshop/content/workshop";

export type TextPath = string;

export interface AuthoredText extends TextMeta {
  path: TextPath;
  text: string;
  /** False where something beside it keeps it from being shown: it may be translated, but is not missed. */
  shown: boolean;
}

type Visit = (path: TextPath, text: string, meta: TextMeta & { shown: boolean }) => string;

const textsCache = new WeakMap<Workshop, readonly AuthoredText[]>();

/** Every text of a workshop, in the order in which it is read. */
export function textsOf(workshop: Workshop): readonly AuthoredText[] {
  const cached = textsCache.get(workshop);
  if (cached) return cached;
  const texts: AuthoredText[] = [];
  textsCache.set(workshop, texts);
  visitTexts(workshop, (path, text, meta) => {
    texts.push({ path, text, ...meta });
    return text;
  });
  return texts;
}

const languageCache = new WeakMap<Workshop, Map<string, Workshop>>();

export function inLanguage(workshop: Workshop, language: string): Workshop {
  const translation = workshop.translations[language];
  if (!translation) return workshop;
  const languages = languageCache.get(workshop) ?? new Map<string, Workshop>();
  languageCache.set(workshop, languages);
  const translated = languages.get(language) ?? { ...withTexts(workshop, translation.texts), language };
  languages.set(language, translated);
  return translated;
}

export const withTexts = (workshop: Workshop, texts: Readonly<Record<TextPath, string>>): Workshop =>
  visitTexts(workshop, (path, text) => (Object.hasOwn(texts, path) && texts[path]) || text);

/** The paths of the texts that a translation lacks; with `audience`, of those alone. */
export function missingTexts(
  workshop: Workshop,
  language: string,
  audience?: TextMeta["audience"],
): TextPath[] {
  const texts = workshop.translations[language]?.texts ?? {};
  return neededTexts(workshop, audience)
    .filter((t) => !texts[t.path])
    .map((t) => t.path);
}

/** The texts that a whole translation has: what is shown and not empty; with `audience`, of those alone. */
export const neededTexts = (workshop: Workshop, audience?: TextMeta["audience"]): AuthoredText[] =>
  textsOf(workshop).filter((t) => t.shown && t.text.trim() !== "" && (!audience || t.audience === audience));

const lackedCache = new WeakMap<Workshop, Map<string, ReadonlySet<string>>>();

/** The texts that a reader of `language` gets as they were written, because the translation lacks them. */
export function lackedTexts(workshop: Workshop, language: string): ReadonlySet<string> {
  if (language === workshop.language) return new Set();
  const languages = lackedCache.get(workshop) ?? new Map<string, ReadonlySet<string>>();
  lackedCache.set(workshop, languages);
  const texts = workshop.translations[language]?.texts ?? {};
  const lacked =
    languages.get(language) ??
    new Set(
      textsOf(workshop)
        .filter((t) => !texts[t.path])
        .map((t) => t.text),
    );
  languages.set(language, lacked);
  return lacked;
}

const countsCache = new WeakMap<Workshop, Map<string, ReadonlyMap<string, number>>>();

/** The number of missing texts for the room, by activity; others are omitted. */
export function lackedByActivity(workshop: Workshop, language: string): ReadonlyMap<string, number> {
  const languages = countsCache.get(workshop) ?? new Map<string, ReadonlyMap<string, number>>();
  countsCache.set(workshop, languages);
  const counts = languages.get(language) ?? countLacked(workshop, language);
  languages.set(language, counts);
  return counts;
}

function countLacked(workshop: Workshop, language: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (language === workshop.language) return counts;
  for (const path of missingTexts(workshop, language, "room")) {
    const [activity = ""] = path.split("/");
    counts.set(activity, (counts.get(activity) ?? 0) + 1);
  }
  return counts;
}

/** The languages in which a workshop can be read: the one in which it was written first. */
export const languagesOf = (workshop: Workshop): string[] => [
  workshop.language,
  ...Object.keys(workshop.translations).sort(),
];

function visitTexts(workshop: Workshop, visit: Visit): Workshop {
  const { sessions, agendas, words, handouts, ...head } = workshop;
  const shape = workshopSchema.shape;
  return {
    ...head,
    title: walk(shape.title, head.title, "workshop:title", visit),
    summary: walk(shape.summary, head.summary, "workshop:summary", visit),
    source: walk(shape.source, head.source, "workshop:source", visit),
    sessions: sessions.map(({ activities, ...session }) => ({
      ...walk(sessionHead, session, `session:${session.id}`, visit),
      activities: activities.map((activity) => walk(activitySchema, activity, activity.id, visit)),
    })),
    words: words.map((word) => walk(wordSchema, word, `word:${word.id}`, visit)),
    agendas: agendas.map((agenda) => walk(agendaSchema, agenda, `agenda:${agenda.id}`, visit)),
    handouts: handouts.map((handout) => walk(handoutSchema, handout, `handout:${handout.id}`, visit)),
  };
}

const sessionHead = sessionSchema.omit({ activities: true });

/** `value` with its texts visited, the same object where nothing changed. */
function walk<T>(schema: z.ZodType, value: T, path: TextPath, visit: Visit, shown = true): T {
  if (value === undefined || value === null) return value;
  const meta = z.globalRegistry.get(schema) as Partial<TextMeta> | undefined;
  if (meta?.length && meta.audience && typeof value === "string") {
    return visit(path, value, { length: meta.length, audience: meta.audience, shown }) as T;
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return walk(schema.unwrap() as z.ZodType, value, path, visit, shown);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const by = schema.def.discriminator;
    const kind = (value as Record<string, unknown>)[by];
    const fits = (schema.options as z.ZodObject[]).find((o) => (o.shape[by] as z.ZodLiteral).value === kind);
    return fits ? walk(fits, value, path, visit) : value;
  }
  if (schema instanceof z.ZodObject) {
    const fields = schema.shape as Record<string, z.ZodType>;
    const all = { ...defaultTexts(fields, value), ...value };
    const entries = Object.entries(all).map(([key, content]) => {
      const inner = fields[key];
      return [key, inner ? walk(inner, content, `${path}/${key}`, visit, isShown(inner, value)) : content];
    });
    return reuseIfEqual(value, Object.fromEntries(entries));
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const inner = schema.element as z.ZodType;
    const items = value.map((item, i) => walk(inner, item, `${path}/${idOf(item) ?? i}`, visit));
    return reuseIfEqual(value, items) as T;
  }
  if (schema instanceof z.ZodRecord) {
    const inner = schema.valueType as z.ZodType;
    const entries = Object.entries(value).map(([key, content]) => [
      key,
      walk(inner, content, `${path}/${key}`, visit),
    ]);
    return reuseIfEqual(value, Object.fromEntries(entries));
  }
  return value;
}

const whenOf = (schema: z.ZodType): TextMeta["when"] =>
  schema instanceof z.ZodDefault
    ? (z.globalRegistry.get(schema.unwrap() as z.ZodType) as Partial<TextMeta> | undefined)?.when
    : undefined;

/** False for a text that a field beside it hides: it needs no translation. */
const isShown = (schema: z.ZodType, beside: object): boolean => conditionHolds(whenOf(schema), beside);

/** Default texts, shown unwritten in drafts, for example: they are translated like others. */
function defaultTexts(fields: Record<string, z.ZodType>, value: object): Record<string, unknown> {
  const missing = Object.entries(fields).filter(
    ([key, schema]) => !(key in value) && whenOf(schema) && isShown(schema, value),
  );
  return Object.fromEntries(
    missing.map(([key, schema]) => [
      key,
      schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined,
    ]),
  );
}

const idOf = (value: unknown): string | undefined => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : undefined;
};

/** `before` itself where `after` holds the very same values. */
function reuseIfEqual<T>(before: T, after: T): T {
  const keys = Object.keys(after as object);
  return keys.every(
    (key) => (before as Record<string, unknown>)[key] === (after as Record<string, unknown>)[key],
  )
    ? before
    : after;
}
