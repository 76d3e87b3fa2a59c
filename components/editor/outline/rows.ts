/** What the outline shows of a draft: little enough that typing in a form hardly ever changes it. */
import type { Kind } from "@/activities/content";
import type { Draft } from "@/workshop/authoring/draft";
import type { Problem } from "@/workshop/authoring/problems";
import type { Colleague } from "@/workshop/authoring/wire";

export interface ActivityRow {
  id: string;
  kind: Kind;
  title: string;
  minutes: number | null;
  faulty: boolean;
  /** Names of others who work there. */
  here: string[];
}
export interface SessionRow {
  id: string;
  number: number;
  title: string;
  faulty: boolean;
  activities: ActivityRow[];
}

/** @param search only activities whose title or question has these letters, in any case. */
export function rowsOf(draft: Draft, problems: readonly Problem[], people: readonly Colleague[], search: string): SessionRow[] {
  const faulty = new Set(problems.map((p) => p.path.split("/")[0]));
  const wanted = search.trim().toLowerCase();
  const rows = draft.sessions.map((s): SessionRow => ({
    id: s.id,
    number: s.number,
    title: s.title,
    faulty: faulty.has(`session:${s.id}`),
    activities: s.activities
      .filter((a) => !wanted || fits(wanted, a.title, a.question, s.title))
      .map((a) => ({
        id: a.id,
        kind: a.kind,
        title: a.title ?? "",
        minutes: typeof a.minutes === "number" ? a.minutes : null,
        faulty: faulty.has(a.id),
        here: [...new Set(people.filter((p) => p.activity === a.id).map((p) => p.name))],
      })),
  }));
  return wanted ? rows.filter((s) => s.activities.length > 0) : rows;
}

const fits = (wanted: string, ...texts: unknown[]): boolean =>
  texts.some((text) => typeof text === "string" && text.toLowerCase().includes(wanted));
