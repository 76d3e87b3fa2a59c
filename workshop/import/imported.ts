import type { DraftActivity } from "@/workshop/editor/draft";
import { activityIds, freeId } from "@/workshop/editor/ids";
import type { Op, SingleOp } from "@/workshop/editor/op";

/** An activity without its id: that is made where it is added. */
export interface NewActivity {
  kind: DraftActivity["kind"];
  title?: string;
  minutes?: number;
  [field: string]: unknown;
}

/** Places in a file: lines of text, rows of a sheet, slides, pages, or one file of several. */
export type SourceUnit = "line" | "row" | "slide" | "page" | "file";

export interface ImportNote {
  /** The number of its `SourceUnit`, from 1; null: the whole. */
  at: number | null;
  /** "lost": this is not in the workshop afterwards. "changed": it is, but not as it was. */
  weight: "lost" | "changed";
  /** One sentence, in English; for a loss of a slide the messages have it in every language. */
  sentence?: string;
  loss?: Loss;
}

/** What a slide of a presentation has that its picture does not show. */
export const LOSSES = [
  "chart",
  "smartart",
  "shape",
  "document",
  "picture",
  "outside",
  "equation",
  "film",
  "sound",
  "animations",
  "undrawn",
  "hidden",
] as const;
export type Loss = (typeof LOSSES)[number];

export interface ImportResult {
  activities: NewActivity[];
  notes: ImportNote[];
}

/** The most activities of one import: what a session holds. */
export const MAX_IMPORTED = 200;

export const lostNote = (place: number | null, sentence: string): ImportNote => ({
  at: place,
  weight: "lost",
  sentence,
});
export const changedNote = (place: number | null, sentence: string): ImportNote => ({
  at: place,
  weight: "changed",
  sentence,
});

/** Notes as the file is read: what is about the whole stands first. */
export const notesInOrder = (notes: readonly ImportNote[]): ImportNote[] =>
  [...notes].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));

/** The edit that adds activities to a session, before another or at its end, in their order. */
export function addingActivities(
  draft: { sessions: readonly { activities: readonly { id: string }[] }[] },
  activities: readonly NewActivity[],
  session: string,
  before: string | null,
): { op: Op; ids: string[] } {
  const taken = activityIds(draft);
  const ids: string[] = [];
  const ops = activities.map((activity): SingleOp => {
    const id = freeId(activity.title ?? "", taken, activity.kind);
    taken.add(id);
    ids.push(id);
    return { type: "add-activity", session, activity: { ...activity, id }, before };
  });
  return { op: ops.length === 1 ? ops[0]! : { type: "all", ops }, ids };
}

/** A text that fits into a field; what was cut off is told. */
export function fitting(
  text: string,
  most: number,
  place: number | null,
  what: string,
  notes: ImportNote[],
): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  notes.push(changedNote(place, `${what} was longer than the ${most} characters that fit, and was cut off.`));
  return `${whole
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
