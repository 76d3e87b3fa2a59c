/** A form field by field: distributions with how many filled each, and what people wrote, which is never anybody's. */
import type { FormActivity } from "@/activities/form/content";
import {
  type ClosedField,
  countedIn,
  fieldsOfForm,
  isWritten,
  type WrittenField,
} from "@/activities/form/fields";
import { formRules } from "@/activities/form/rules";
import { spreadOf } from "@/activities/spread";
import type { Bar } from "@/workshop/debrief/counts";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import type { Quartiles } from "@/workshop/debrief/quantiles";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";
import { FEW, shareOf } from "@/workshop/debrief/share";
import { seedFrom } from "@/workshop/learning/bootstrap";
import { type ThenNow, thenNowOf } from "@/workshop/learning/then-now";

export interface ClosedDebrief {
  field: ClosedField;
  /** People who filled it. */
  filled: number;
  /** Of those who filled it; empty for a number. */
  bars: Bar[];
  /** Of a scale or a number; null where too few filled it. */
  middle: Quartiles | null;
}

export interface WrittenDebrief {
  field: WrittenField;
  /** People who wrote something. */
  filled: number;
  /** In alphabetical order; none where fewer than five wrote. */
  texts: string[];
}

export interface FormDebrief extends RoundHead {
  kind: "form";
  activity: FormActivity;
  /** Scales that ask for before and now, person by person; empty where the form has none. */
  thenNow: ThenNow[];
  sections: { id: string; title: string; fields: (ClosedDebrief | WrittenDebrief)[] }[];
}

/** The last round; null when the form was not given out, or its result may not be shown yet. */
export function formDebrief(activity: FormActivity, input: DebriefInput): FormDebrief | null {
  const last = roundsOf(input, activity.id).at(-1);
  if (!last) return null;
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const tally = formRules.tally(
    activity,
    at,
    last.answers.map((a) => a.body),
  );
  const filled = (id: string) => tally.counts[id] ?? 0;
  return {
    kind: "form",
    activity,
    thenNow: thenNowOf(activity, last.answers, seedFrom(`${activity.id} ${input.seed ?? ""}`)),
    ...headOf(last, tally, input.people),
    sections: activity.sections.map(({ id, title, fields }) => ({
      id,
      title,
      fields: fields.map((field) => {
        const n = filled(field.id);
        if (isWritten(field))
          return { field, filled: n, texts: n < FEW ? [] : (tally.texts?.[field.id] ?? []) };
        const counts = tally.marks[field.id] ?? {};
        return {
          field,
          filled: n,
          bars: countedIn(field).map((o) => ({ ...o, share: shareOf(counts[o.id] ?? 0, n) })),
          middle: field.type === "scale" || field.type === "number" ? spreadOf(counts) : null,
        };
      }),
    })),
  };
}

export const isWrittenDebrief = (d: ClosedDebrief | WrittenDebrief): d is WrittenDebrief =>
  isWritten(d.field);

/** How many fields a form has, and how many of them nobody filled. */
export function emptyFields({ activity, sections }: FormDebrief): { fields: number; empty: number } {
  const all = sections.flatMap((s) => s.fields);
  return { fields: fieldsOfForm(activity).length, empty: all.filter((f) => f.filled === 0).length };
}
