/**
 * The staircase of a checklist. The room found an item that at least half of those who answered marked
 * present.
 */
import { isPass, type Pass } from "@/model/activity/pass";
import type { Checklist, ChecklistAnswer, ChecklistSubject } from "@/activities/kinds/checklist/content";
import type { Mark } from "@/activities/kinds/checklist/view";

export interface Stair {
  subject: string;
  label: string;
  /** Items found so far (or at this subject alone, where they do not add up); null where nothing may be shown. */
  found: number | null;
  /** Of the items found, those that this subject added. */
  added: string[];
  /** Items in the key; null while it may not be shown, or where there is none. */
  key: number | null;
  of: number;
}

/** Ids of the items that at least half of those who answered marked present. */
export function foundBy(checklist: Checklist, bodies: Iterable<ChecklistAnswer | Pass>): string[] {
  const answers = [...bodies].flatMap((body) => (isPass(body) ? [] : [body]));
  if (answers.length === 0) return [];
  return checklist.items
    .filter(({ id }) => 2 * answers.filter((g) => g.marks[id] === "present").length >= answers.length)
    .map(({ id }) => id);
}

/** The marks that the key itself names for an item; none where it says nothing of it. */
export const marksInKey = ({ key }: ChecklistSubject, item: string): Mark[] => [key?.[item] ?? []].flat();

/** True where the key has the item as present and nothing else can be defended. */
const isFound = (subject: ChecklistSubject, item: string): boolean =>
  marksInKey(subject, item).join() === "present";

/**
 * Accepted marks: "unknown" where the key says nothing. Null without a key, and for an item found before
 * where marks add up: marking it again and leaving it are both right.
 */
export function keyMarks(checklist: Checklist, subject: ChecklistSubject, item: string): Mark[] | null {
  if (!subject.key) return null;
  const named = marksInKey(subject, item);
  if (named.length > 0) return named;
  const before = checklist.subjects.slice(
    0,
    checklist.subjects.findIndex((s) => s.id === subject.id),
  );
  return checklist.cumulative && before.some((s) => isFound(s, item)) ? null : ["unknown"];
}

/**
 * `seen` gives the answers of a subject, null where they may not be shown; `explained` tells if its key may
 * be.
 */
export function stairsOf(
  checklist: Checklist,
  seen: (subject: ChecklistSubject) => Iterable<ChecklistAnswer | Pass> | null,
  explained: (subject: ChecklistSubject) => boolean,
): Stair[] {
  const room = new Set<string>();
  const expert = new Set<string>();
  return checklist.subjects.map((subject) => {
    const bodies = seen(subject);
    const here = bodies ? foundBy(checklist, bodies) : [];
    const added = here.filter((id) => !room.has(id));
    if (!checklist.cumulative) {
      room.clear();
      expert.clear();
    }
    for (const id of here) room.add(id);
    for (const { id } of checklist.items) if (isFound(subject, id)) expert.add(id);
    return {
      subject: subject.id,
      label: subject.label,
      found: bodies ? room.size : null,
      added,
      key: subject.key && explained(subject) ? expert.size : null,
      of: checklist.items.length,
    };
  });
}
