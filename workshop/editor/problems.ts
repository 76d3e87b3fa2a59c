/**
 * The problems that keep a draft from running, at paths as in `workshop/content/texts.ts`, each with a
 * sentence that says what to do. A draft without problems is a Workshop.
 */
import { z } from "zod";
import type { Activity } from "@/activities/kinds";
import { schemaOf } from "@/workshop/editor/complete-draft";
import type { Draft, DraftActivity, DraftSession } from "@/workshop/editor/draft";
import { sentenceFor } from "@/workshop/editor/sentences";
import { checkSessions, checkWorkshop } from "@/workshop/content/check";
import {
  agendaSchema,
  sessionSchema,
  type Word,
  wordSchema,
  type Workshop,
  workshopSchema,
} from "@/workshop/content/workshop";

export interface Problem {
  /** Such as `paula/parts/4/clauses/p4-a/text`, `session:one/title`, `agenda:four-days/days/d1/start`. */
  path: string;
  sentence: string;
}

export function problemsOf(draft: Draft): Problem[] {
  const problems = [
    ...headProblems(draft),
    ...draft.sessions.flatMap((session) => [
      ...sessionHeadProblems(session),
      ...(session.activities.length === 0
        ? [
            {
              path: `session:${session.id}/activities`,
              sentence: "Add an activity to this session, or delete the session.",
            },
          ]
        : []),
      ...session.activities.flatMap((activity) => activityProblems(activity, draft.words as Word[])),
    ]),
    ...draft.words.flatMap((word) => issuesOf(wordSchema, word, `word:${word.id}`)),
    ...draft.agendas.flatMap((agenda) => issuesOf(agendaSchema, agenda, `agenda:${agenda.id}`)),
  ];
  return problems.length > 0 ? problems : wholeProblems(draft);
}

/** Problems by what they belong to, in their order: `workshop:`, `session:one`, the id of an activity. */
export function byOwner(problems: readonly Problem[]): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const owner = ownerOf(problem.path);
    groups.set(owner, [...(groups.get(owner) ?? []), problem]);
  }
  return groups;
}

/** The owner of a path, as in `byOwner`. */
export const ownerOf = (path: string): string =>
  path.startsWith("workshop:") ? "workshop:" : (path.split("/")[0] ?? "");

export function finished(
  draft: Draft,
): { ok: true; workshop: Workshop } | { ok: false; problems: Problem[] } {
  const problems = problemsOf(draft);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, workshop: workshopSchema.parse(draft) };
}

const cache = new WeakMap<DraftActivity, { words: Word[]; problems: Problem[] }>();

/** The problems of one activity; kept as long as neither it nor the glossary changes. */
export function activityProblems(activity: DraftActivity, words: Word[]): Problem[] {
  const cached = cache.get(activity);
  if (cached?.words === words) return cached.problems;
  const schema = schemaOf(activity.kind);
  const issues = issuesOf(schema, activity, activity.id);
  const problems =
    issues.length > 0 ? issues : checksOf(schema.parse(activity) as unknown as Activity, words);
  cache.set(activity, { words, problems });
  return problems;
}

const sessionHead = sessionSchema.omit({ activities: true }).loose();
const { language, title, summary, source, theme } = workshopSchema.shape;
const workshopHead = z.looseObject({ language, title, summary, source, theme });

export const sessionHeadProblems = (session: DraftSession): Problem[] =>
  issuesOf(sessionHead, session, `session:${session.id}`);

export function headProblems(draft: Draft): Problem[] {
  const none = draft.sessions.length === 0 ? [{ path: "workshop:sessions", sentence: "Add a session." }] : [];
  return [
    ...issuesOf(workshopHead, draft, "workshop:").map((p) => ({ ...p, path: p.path.replace(":/", ":") })),
    ...none,
  ];
}

function issuesOf(schema: z.ZodType, value: unknown, path: string): Problem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: [path, ...named(issue.path, value)].join("/"),
    sentence: sentenceFor(issue),
  }));
}

/** A zod issue's steps with ids for numbers. A bare entry belongs to its list. */
function named(steps: readonly PropertyKey[], value: unknown): string[] {
  let here = value;
  const path: string[] = [];
  for (const step of steps) {
    here = (here as Record<PropertyKey, unknown> | null | undefined)?.[step];
    const id = (here as { id?: unknown } | null | undefined)?.id;
    if (typeof step === "number" && typeof here !== "object") return path;
    path.push(typeof step === "number" && typeof id === "string" ? id : String(step));
  }
  return path;
}

function checksOf(activity: Activity, words: Word[]): Problem[] {
  const session = {
    id: "only",
    number: 1,
    title: "only",
    minutes: 0,
    priority: "must" as const,
    activities: [activity],
  };
  return checkSessions([session], words).map(placed);
}

/** Once every part is whole: what can only be seen over the whole. */
function wholeProblems(draft: Draft): Problem[] {
  const parsed = workshopSchema.safeParse(draft);
  if (!parsed.success) return issuesOf(workshopSchema, draft, "workshop:");
  return checkWorkshop(parsed.data).map(placed);
}

/** A sentence of `check.ts`, "activities.paula.band.from: …", as path and sentence. */
export function placed(check: string): Problem {
  const [, field = "", sentence = check] = /^([^:]+): (.*)$/s.exec(check) ?? [];
  const [where, id, ...rest] = field.split(".");
  const owner = { activities: id, words: `word:${id}`, agendas: `agenda:${id}`, sessions: `session:${id}` }[
    where ?? ""
  ];
  const path = id && owner ? [owner, ...rest].join("/") : `workshop:${where ?? ""}`;
  return { path, sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1) };
}
