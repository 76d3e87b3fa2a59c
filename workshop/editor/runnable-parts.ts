/**
 * The runnable parts of an unfinished draft: all that is ready, one session, one activity. Parts that depend
 * on unready ones are left out. Pure.
 */
import type { Draft, DraftActivity, DraftSession } from "@/workshop/editor/draft";
import {
  activityProblems,
  byOwner,
  headProblems,
  placed,
  sessionHeadProblems,
} from "@/workshop/editor/problems";
import { checkAgendas, checkWorkshop } from "@/workshop/content/check";
import { textsOf } from "@/workshop/content/texts";
import {
  agendaSchema,
  type Word,
  wordSchema,
  type Workshop,
  workshopSchema,
} from "@/workshop/content/workshop";

/** "ready" for everything that is, `session:` and an id, or the id of an activity. */
export type PartId = string;
export const sessionPart = (id: string): PartId => `session:${id}`;

export interface Parts {
  /** Activities that can be run, and all that there are. */
  ready: number;
  all: number;
  sessions: {
    id: string;
    part: PartId;
    number: number;
    title: string;
    ready: boolean;
    activities: PartActivity[];
  }[];
}

interface PartActivity {
  id: string;
  title: string;
  ready: boolean;
}

/** The parts of a draft that can be opened; null: none. */
export function partsOf(draft: Draft): Parts | null {
  const ready = readyOf(draft);
  if (!ready) return null;
  return {
    ready: countOf(ready.sessions),
    all: countOf(draft.sessions),
    sessions: draft.sessions.map(({ id, number, title, activities }) => ({
      id,
      part: sessionPart(id),
      number,
      title,
      ready: readyPart(draft, sessionPart(id)) !== null,
      activities: activities.map((a) => ({
        id: a.id,
        title: a.title ?? "",
        ready: readyPart(draft, a.id) !== null,
      })),
    })),
  };
}

const countOf = (sessions: readonly { activities: readonly unknown[] }[]): number =>
  sessions.reduce((sum, s) => sum + s.activities.length, 0);

/** A part as a workshop of its own; null where it, or something that it needs, is not finished. */
export function partOf(draft: Draft, part: PartId): Workshop | null {
  const ready = readyPart(draft, part);
  return ready && withTexts(ready, draft);
}

function readyPart(draft: Draft, part: PartId): Workshop | null {
  const sessions = part === "ready" ? draft.sessions : chosenOf(draft, part);
  const ready = readyOf({ ...draft, sessions });
  return ready && (part === "ready" || countOf(ready.sessions) === countOf(sessions)) ? ready : null;
}

function chosenOf(draft: Draft, part: PartId): DraftSession[] {
  const session = draft.sessions.find((s) => sessionPart(s.id) === part);
  if (session) return [session];
  return draft.sessions.flatMap((s) => {
    const activities = s.activities.filter((a) => a.id === part);
    return activities.length > 0 ? [{ ...s, activities }] : [];
  });
}

/** All of a draft that can be run, in the language in which it was written. */
function readyOf(draft: Draft): Workshop | null {
  if (headProblems(draft).length > 0) return null;
  const whole = draft.words.every((w) => wordSchema.safeParse(w).success);
  // The same list where nothing is left out of it: problems of activities are kept with it.
  const words = (whole ? draft.words : draft.words.filter((w) => wordSchema.safeParse(w).success)) as Word[];
  const fit = (a: DraftActivity) => activityProblems(a, words).length === 0;
  let sessions = draft.sessions
    .filter((s) => sessionHeadProblems(s).length === 0)
    .map((s) => ({ ...s, activities: s.activities.filter(fit) }));
  for (;;) {
    sessions = sessions.filter((s) => s.activities.length > 0);
    const parsed = workshopSchema.safeParse({ ...draft, sessions, words, agendas: [], translations: {} });
    if (!parsed.success) return null;
    const problems = byOwner(checkWorkshop(parsed.data).map(placed));
    if (problems.size === 0) return { ...parsed.data, agendas: agendasFor(parsed.data, draft) };
    const before = countOf(sessions);
    sessions = sessions.map((s) => ({ ...s, activities: s.activities.filter((a) => !problems.has(a.id)) }));
    if (countOf(sessions) === before) return null;
  }
}

/** The agendas that run nothing else. */
const agendasFor = ({ sessions }: Workshop, draft: Draft): Workshop["agendas"] =>
  draft.agendas.flatMap((agenda) => {
    const parsed = agendaSchema.safeParse(agenda);
    return parsed.success && checkAgendas([parsed.data], sessions).length === 0 ? [parsed.data] : [];
  });

/** With the translations of what is in it. */
function withTexts(workshop: Workshop, draft: Draft): Workshop {
  const paths = new Set(textsOf(workshop).map((t) => t.path));
  const translations = Object.entries(draft.translations).map(([language, { texts, ...translation }]) => [
    language,
    { ...translation, texts: Object.fromEntries(Object.entries(texts).filter(([path]) => paths.has(path))) },
  ]);
  return workshopSchema.parse({ ...workshop, translations: Object.fromEntries(translations) });
}
