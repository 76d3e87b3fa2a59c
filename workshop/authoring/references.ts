/**
 * Which ids a field may name: the options that a key accepts, the parts that a band runs over. The editor offers them
 * to choose from, and takes out those whose target has gone.
 */
import type { Kind } from "@/activities/content";
import type { Draft, DraftActivity } from "@/workshop/authoring/draft";
import {
  agencyColumns,
  boardColumns,
  doubtOptions,
  fieldsOfTypes,
  sectionsToFollow,
  tablesWithRows,
} from "@/workshop/authoring/worksheet-references";

export interface Choice {
  id: string;
  text: string;
}

/** What the fields of an activity can see: the activity, the numbers at the `*` of the path, the workshop around it. */
interface Scope {
  activity: DraftActivity;
  at: number[];
  workshop: Pick<Draft, "sessions">;
}
/** Null: this field names nothing as things are. */
type Find = (scope: Scope) => Choice[] | null;

const own =
  (field: string): Find =>
  ({ activity }) =>
    choicesIn(activity[field]);

const caseKey = { accepted: own("answers"), elements: own("elements") };

const quizChoices: Find = ({ activity, at }) => {
  const item = (activity.items as { options?: unknown }[] | undefined)?.[at[0] ?? -1];
  return choicesIn(item?.options ?? activity.options);
};

/** Others of the same kind. */
const others: Find = ({ activity, workshop }) =>
  workshop.sessions.flatMap((s) =>
    s.activities
      .filter((a) => a.kind === activity.kind && a.id !== activity.id)
      .map((a) => ({ id: a.id, text: a.title || a.id })),
  );

/** The other scales of a form. */
const otherScales: Find = ({ activity, at }) => {
  const sections = (activity.sections as { fields?: { id?: unknown; type?: unknown }[] }[] | undefined) ?? [];
  const own = sections[at[0] ?? -1]?.fields?.[at[1] ?? -1];
  return choicesIn(sections.flatMap((s) => (s.fields ?? []).filter((f) => f.type === "scale" && f !== own)));
};

const of =
  (find: (sheet: DraftActivity) => Choice[]): Find =>
  ({ activity }) =>
    find(activity);
const anyField = of(fieldsOfTypes());
const textField = of(fieldsOfTypes("text", "list"));

/** For lists: what may be in them. For records: the keys they may have, and below `.*` what a value may be. */
const table: Partial<Record<Kind, Record<string, Find>>> = {
  case: {
    "parts.*.key.accepted": caseKey.accepted,
    "parts.*.key.elements": caseKey.elements,
    "parts.*.whatIfs.*.key.accepted": caseKey.accepted,
    "parts.*.whatIfs.*.key.elements": caseKey.elements,
    "band.from": own("parts"),
    "band.to": own("parts"),
  },
  quiz: { "items.*.key.accepted": quizChoices, after: others },
  sort: { "cards.*.key.accepted": own("bins"), "criteria.columns": own("bins") },
  table: { key: own("rows"), "key.*": own("columns"), reasons: own("rows") },
  checklist: { "subjects.*.key": own("items"), "subjects.*.reasons": own("items") },
  form: { "sections.*.fields.*.before": otherScales },
  marking: { "clauses.*.key": own("labels") },
  worksheet: {
    "sections.*.repeat.with": ({ activity, at }) => sectionsToFollow(activity, at[0] ?? -1),
    "compare.columns.*.field": of(fieldsOfTypes("table", "list")),
    "compare.owner": of(boardColumns),
    "compare.when": of(boardColumns),
    "compare.with": others,
    "compare.table": of(tablesWithRows),
    "compare.agency": of(agencyColumns),
    "compare.dilemmas": of(fieldsOfTypes("list")),
    "compare.audience": anyField,
    "compare.place": of(fieldsOfTypes("choice", "checklist")),
    "compare.message": textField,
    "compare.barrierToChange": anyField,
    "compare.barrierToReach": anyField,
    "compare.channel": anyField,
    "compare.messenger": anyField,
    "compare.indicator": anyField,
    "compare.doubts.*.field": anyField,
    "compare.doubts.*.any": ({ activity, at }) => doubtOptions(activity, at[0] ?? -1),
  },
};

/** Steps from the activity to a field: names of fields, numbers in lists, keys of records. */
export type Steps = readonly (string | number)[];

/** What the field at `steps` may name; null when it names nothing. */
export function choicesFor(
  workshop: Pick<Draft, "sessions">,
  activity: DraftActivity,
  steps: Steps,
): Choice[] | null {
  const pattern = steps.map((s) => (typeof s === "number" ? "*" : s)).join(".");
  const fields = table[activity.kind];
  const find = fields?.[pattern] ?? fields?.[pattern.replace(/\.[^.]+$/, ".*")];
  return find ? find({ activity, at: steps.filter((s) => typeof s === "number"), workshop }) : null;
}

/** The activity without references to what is no longer in it. The same object where there are none. */
export function pruned(workshop: Pick<Draft, "sessions">, activity: DraftActivity): DraftActivity {
  const visit = (value: unknown, steps: Steps): unknown => {
    const choices = steps.length > 0 ? choicesFor(workshop, activity, steps) : null;
    const known = choices && new Set(choices.map((c) => c.id));
    if (Array.isArray(value)) {
      const kept = known ? value.filter((id) => typeof id !== "string" || known.has(id)) : value;
      return same(
        value,
        kept.map((item, i) => visit(item, [...steps, i])),
      );
    }
    if (value && typeof value === "object") {
      const kept = Object.entries(value).filter(([key]) => !known || known.has(key));
      return same(value, Object.fromEntries(kept.map(([key, held]) => [key, visit(held, [...steps, key])])));
    }
    return known && typeof value === "string" && !known.has(value) ? undefined : value;
  };
  return visit(activity, []) as DraftActivity;
}

function choicesIn(list: unknown): Choice[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { id?: unknown; text?: unknown; title?: unknown; label?: unknown }) =>
    typeof item?.id === "string"
      ? [{ id: item.id, text: String(item.label || item.text || item.title || item.id) }]
      : [],
  );
}

function same<T>(before: T, after: T): T {
  const [a, b] = [Object.entries(before as object), Object.entries(after as object)];
  return a.length === b.length && a.every(([k, v]) => (after as Record<string, unknown>)[k] === v)
    ? before
    : after;
}
