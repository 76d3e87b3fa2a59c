/**
 * References between fields of a draft. The editor offers the choices, and removes those to things that are
 * gone.
 */
import { kindOf } from "@/activities/kinds";
import type { Choice } from "@/model/activity/references";
import type { Draft, DraftActivity } from "@/workshop/editor/draft";

/** Steps from the activity to a field: names of fields, numbers in lists, keys of records. */
export type Steps = readonly (string | number)[];

/** The choices for the field at `steps`; null: it is no reference. */
export function choicesFor(
  workshop: Pick<Draft, "sessions">,
  activity: DraftActivity,
  steps: Steps,
): Choice[] | null {
  const pattern = steps.map((s) => (typeof s === "number" ? "*" : s)).join(".");
  const fields = kindOf(activity).references;
  const find = fields?.[pattern] ?? fields?.[pattern.replace(/\.[^.]+$/, ".*")];
  return find ? find({ activity, at: steps.filter((s) => typeof s === "number"), workshop }) : null;
}

/** The activity without references to what is no longer in it. The same object where there are none. */
export function pruned(workshop: Pick<Draft, "sessions">, activity: DraftActivity): DraftActivity {
  const visit = (value: unknown, steps: Steps): unknown => {
    const choices = steps.length > 0 ? choicesFor(workshop, activity, steps) : null;
    const ids = choices && new Set(choices.map((c) => c.id));
    if (Array.isArray(value)) {
      const kept = ids ? value.filter((id) => typeof id !== "string" || ids.has(id)) : value;
      return reuseIfEqual(
        value,
        kept.map((item, i) => visit(item, [...steps, i])),
      );
    }
    if (value && typeof value === "object") {
      const kept = Object.entries(value).filter(([key]) => !ids || ids.has(key));
      return reuseIfEqual(
        value,
        Object.fromEntries(kept.map(([key, inner]) => [key, visit(inner, [...steps, key])])),
      );
    }
    return ids && typeof value === "string" && !ids.has(value) ? undefined : value;
  };
  return visit(activity, []) as DraftActivity;
}

function reuseIfEqual<T>(before: T, after: T): T {
  const [a, b] = [Object.entries(before as object), Object.entries(after as object)];
  return a.length === b.length && a.every(([k, v]) => (after as Record<string, unknown>)[k] === v)
    ? before
    : after;
}
