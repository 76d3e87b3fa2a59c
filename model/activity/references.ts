/** References of an activity's fields: options that a key accepts, parts that a band runs over. Pure. */

export interface Choice {
  id: string;
  text: string;
}

/** An activity while it is written, of which only id and kind are sure. */
export interface Unfinished {
  id: string;
  kind: string;
  title?: string;
  [field: string]: unknown;
}

/** The fields' surroundings: the activity, the numbers at `*` in the path, the workshop. */
interface Scope {
  activity: Unfinished;
  at: number[];
  workshop: { sessions: readonly { activities: readonly Unfinished[] }[] };
}

/** Null: this field names nothing as things are. */
export type Find = (scope: Scope) => Choice[] | null;
export type References = Readonly<Record<string, Find>>;

/** Everything with an id in a list that may be half-written. */
export function choicesIn(list: unknown): Choice[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { id?: unknown; text?: unknown; title?: unknown; label?: unknown }) =>
    typeof item?.id === "string"
      ? [{ id: item.id, text: String(item.label || item.text || item.title || item.id) }]
      : [],
  );
}

export const inField =
  (field: string): Find =>
  ({ activity }) =>
    choicesIn(activity[field]);

export const others: Find = ({ activity, workshop }) =>
  workshop.sessions.flatMap((s) =>
    s.activities
      .filter((a) => a.kind === activity.kind && a.id !== activity.id)
      .map((a) => ({ id: a.id, text: a.title || a.id })),
  );
