/**
 * A workshop while it is written: stored and edited, perhaps unfinished, always readable
 * (draft-schema-of.ts). `problemsOf` (problems.ts) tells what is missing. Every Workshop is a Draft.
 */
import type { Unfinished } from "@/model/activity/references";
import { z } from "zod";
import { activitySchema, type KindName } from "@/activities/kinds";
import { lenient } from "@/workshop/editor/draft-schema-of";
import { slug, languageTag } from "@/model/text/text-schemas";
import {
  agendaSchema,
  type HandoutPlan,
  type Theme,
  themeSchema,
  type Translation,
  translationSchema,
  wordSchema,
  workshopSchema,
} from "@/workshop/content/workshop";

/** An activity of which only id and kind are sure. */
export interface DraftActivity extends Unfinished {
  kind: KindName;
  minutes?: number;
}

export interface DraftSession {
  id: string;
  number: number;
  title: string;
  minutes: number;
  by?: string;
  outcomes?: string;
  priority?: "must" | "should" | "could";
  activities: DraftActivity[];
}

interface DraftSlot {
  id: string;
  session?: string;
  activities?: string[];
  title?: string;
  minutes?: number;
}
export interface DraftAgenda {
  id: string;
  title?: string;
  days?: { id: string; title?: string; start?: string; slots?: DraftSlot[] }[];
}
export interface DraftWord {
  id: string;
  term?: string;
  meaning?: string;
}

export interface Draft {
  id: string;
  language: string;
  title: string;
  summary: string;
  source: string;
  theme?: DraftTheme;
  sessions: DraftSession[];
  agendas: DraftAgenda[];
  words: DraftWord[];
  handouts: HandoutPlan[];
  translations: Record<string, Translation>;
}

export const MAX_SESSIONS = 60;
/** Letters of a whole workshop as JSON. */
export const MAX_DRAFT_LENGTH = 4_000_000;
export const MAX_ACTIVITIES = 200;

export const draftActivitySchema = lenient(activitySchema) as z.ZodType<DraftActivity>;
export const draftAgendasSchema = z.array(lenient(agendaSchema)).max(10) as z.ZodType<DraftAgenda[]>;
export const draftWordsSchema = z.array(lenient(wordSchema)).max(300) as z.ZodType<DraftWord[]>;

export const draftSessionSchema: z.ZodType<DraftSession> = z.strictObject({
  id: slug,
  number: z.number().int(),
  title: z.string().max(300),
  minutes: z.number(),
  by: z.string().max(300).optional(),
  outcomes: z.string().max(8_000).optional(),
  priority: z.enum(["must", "should", "could"]).optional(),
  activities: z.array(draftActivitySchema).max(MAX_ACTIVITIES),
});

export interface DraftTheme {
  accent?: string;
  logo?: { file?: string; alt?: string };
  stage?: Theme["stage"];
}
export const draftThemeSchema = lenient(themeSchema) as z.ZodType<DraftTheme>;

const once = (ids: string[]): boolean => new Set(ids).size === ids.length;

export const draftSchema: z.ZodType<Draft> = z
  .strictObject({
    id: slug,
    language: languageTag,
    title: z.string().max(300),
    summary: z.string().max(8_000),
    source: z.string().max(8_000),
    theme: draftThemeSchema.optional(),
    sessions: z.array(draftSessionSchema).max(MAX_SESSIONS),
    agendas: draftAgendasSchema,
    words: draftWordsSchema,
    handouts: workshopSchema.shape.handouts,
    translations: z.record(languageTag, translationSchema),
  })
  .refine((w) => once(w.sessions.map((s) => s.id)), "each session needs its own id")
  .refine(
    (w) => once(w.sessions.flatMap((s) => s.activities.map((a) => a.id))),
    "each activity needs its own id",
  );

/** A workshop with nothing in it but one empty session. */
export const blankDraft = (id: string, title: string, language = "en"): Draft => ({
  id,
  language,
  title,
  summary: "",
  source: "",
  sessions: [{ id: "session-1", number: 1, title: "", minutes: 60, priority: "must", activities: [] }],
  agendas: [],
  words: [],
  handouts: [],
  translations: {},
});

export function whereIs(
  draft: Draft,
  activityId: string,
): { session: DraftSession; index: number; activity: DraftActivity } | null {
  for (const session of draft.sessions) {
    const index = session.activities.findIndex((a) => a.id === activityId);
    const activity = session.activities[index];
    if (activity) return { session, index, activity };
  }
  return null;
}
