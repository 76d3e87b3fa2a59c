/** The outline's part of a draft: so little that typing in a form hardly ever changes it. */
import type { KindName } from "@/activities/kinds";
import type { Draft } from "@/workshop/editor/draft";
import type { Problem } from "@/workshop/editor/problems";
import type { Colleague } from "@/workshop/editor/protocol";

export interface ActivityRow {
  id: string;
  kind: KindName;
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

/** @param search only activities whose title or question has these letters, in any case */
export function rowsOf(
  draft: Draft,
  problems: readonly Problem[],
  people: readonly Colleague[],
  search: string,
): SessionRow[] {
  const faulty = new Set(problems.map((p) => p.path.split("/")[0]));
  const wanted = search.trim().toLowerCase();
  const rows = draft.sessions.map(
    (s): SessionRow => ({
      id: s.id,
      number: s.number,
      title: s.title,
      faulty: faulty.has(`session:${s.id}`),
      activities: s.activities
        .filter((a) => !wanted || matches(wanted, a.title, a.question, s.title))
        .map((a) => ({
          id: a.id,
          kind: a.kind,
          title: a.title ?? "",
          minutes: typeof a.minutes === "number" ? a.minutes : null,
          faulty: faulty.has(a.id),
          here: [...new Set(people.filter((p) => p.activity === a.id).map((p) => p.name))],
        })),
    }),
  );
  return wanted ? rows.filter((s) => s.activities.length > 0) : rows;
}

/** `next` with the objects of `before` wherever they are equal, so that only changes are drawn again. */
export function reuseUnchanged(before: readonly SessionRow[], next: readonly SessionRow[]): SessionRow[] {
  const sessions = new Map(before.map((s) => [s.id, s]));
  const activities = new Map(before.flatMap((s) => s.activities.map((a) => [a.id, a])));
  const rows = next.map((s) => {
    const old = sessions.get(s.id);
    const reused = s.activities.map((a) => reuseIfEqual(activities.get(a.id), a));
    return reuseIfEqual(old, { ...s, activities: reuseList(old?.activities ?? [], reused) });
  });
  return reuseList(before, rows);
}

const reuseList = <T>(before: readonly T[], next: T[]): T[] =>
  next.length === before.length && next.every((one, i) => one === before[i]) ? (before as T[]) : next;

function reuseIfEqual<T extends object>(before: T | undefined, next: T): T {
  if (!before) return next;
  const keys = Object.keys(next) as (keyof T)[];
  return keys.every(
    (key) => before[key] === next[key] || (key === "here" && String(before[key]) === String(next[key])),
  )
    ? before
    : next;
}

const matches = (wanted: string, ...texts: unknown[]): boolean =>
  texts.some((text) => typeof text === "string" && text.toLowerCase().includes(wanted));
