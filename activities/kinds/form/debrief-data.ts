/** A form field by field: distributions with the people who filled each, and texts without names. */
import { once } from "@/model/figures/figure-parts";
import { countRow, pairedValues, spreadRows, type SummaryRow, valueRows } from "@/model/debrief/summary-row";
import type { SplitHead } from "@/model/debrief/split";
import { namedTexts, type WrittenSource } from "@/model/debrief/release";
import type { MadeStat } from "@/model/debrief/made";
import { type ContestedItem, countedAnswers } from "@/model/debrief/contested";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { FormActivity, FormAnswer } from "@/activities/kinds/form/content";
import {
  type ClosedField,
  countedIn,
  fieldsOfForm,
  isWritten,
  type WrittenField,
} from "@/activities/kinds/form/fields";
import { tally as tallyOf } from "@/activities/kinds/form/tally";
import { spreadOf } from "@/activities/shared/spread";
import type { Bar } from "@/model/debrief/counts";
import type { Quartiles } from "@/model/statistics/quantiles";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import { MIN_REPORTABLE, isTooFew, shareOf } from "@/model/debrief/share";
import { type ThenNow, thenNowOf } from "@/activities/kinds/form/then-now";

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
export function formDebrief(activity: FormActivity, input: DebriefSource): FormDebrief | null {
  const last = roundsOf<FormAnswer>(input, activity.id).at(-1);
  if (!last) return null;
  const question = onlyQuestion(activity);
  const tally = tallyOf(activity, question, bodiesOf(last));
  const filled = (id: string) => tally.counts[id] ?? 0;
  return {
    kind: "form",
    activity,
    thenNow: thenNowOf(activity, last.answers),
    ...headOf(last, tally, input.people),
    sections: activity.sections.map(({ id, title, fields }) => ({
      id,
      title,
      fields: fields.map((field) => {
        const n = filled(field.id);
        if (isWritten(field))
          return { field, filled: n, texts: n < MIN_REPORTABLE ? [] : (tally.texts?.[field.id] ?? []) };
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

export function emptyFields({ activity, sections }: FormDebrief): { fields: number; empty: number } {
  const all = sections.flatMap((s) => s.fields);
  return { fields: fieldsOfForm(activity).length, empty: all.filter((f) => f.filled === 0).length };
}

/** One field of a form: each choice or point with its middle, or each text, of those who filled the field. */
export const fieldRows = (a: FormDebrief, f: ClosedDebrief | WrittenDebrief, people: number): SummaryRow[] =>
  isWrittenDebrief(f)
    ? once(f.texts).map(({ text, times }) => ({
        ...countRow(a.activity.id, a, people, f.field.id, text, shareOf(Math.min(times, f.filled), f.filled)),
        measure: "text",
      }))
    : [
        ...f.bars.map((b) => countRow(a.activity.id, a, people, `${f.field.id}: ${b.id}`, b.text, b.share)),
        ...spreadRows(a.activity.id, a, people, f.field.id, f.field.text, { of: f.filled, middle: f.middle }),
      ];

export const thenNowRows = ({ activity, thenNow, ...head }: FormDebrief, people: number): SummaryRow[] =>
  thenNow.flatMap(({ now, both, paired, moved }) =>
    valueRows(
      {
        ...{ activity: activity.id, part: null, question: head.question, round: head.round },
        ...{ measure: "paired", text: now.text, of: both, passed: head.passed, people },
      },
      now.id,
      paired && { ...pairedValues(paired), ...moved },
    ),
  );

/** Texts in a form are for trainers alone. */
export const formWritten = ({ activity, sections }: FormDebrief): WrittenSource[] =>
  sections
    .flatMap((s) => s.fields)
    .filter(isWrittenDebrief)
    .map(({ field, texts }) => ({
      id: `${activity.id}/${field.id}`,
      kind: "form",
      activity: activity.id,
      question: field.text,
      group: null,
      held: "trainers-alone",
      texts: namedTexts(texts),
    }));

export const formReleased = (debrief: FormDebrief): FormDebrief => ({
  ...debrief,
  sections: debrief.sections.map((s) => ({
    ...s,
    fields: s.fields.map((f) => (isWrittenDebrief(f) ? { ...f, texts: [] } : f)),
  })),
});

/** Without fields that fewer than five filled; null where nothing is left. */
export function enoughFields(debrief: FormDebrief): FormDebrief | null {
  const sections = debrief.sections
    .map((s) => ({ ...s, fields: s.fields.filter((f) => !isTooFew(f.filled)) }))
    .filter((s) => s.fields.length > 0);
  return sections.length > 0 ? { ...debrief, sections } : null;
}

export const formContested = ({ sections, round, laterUnshown }: FormDebrief): ContestedItem[] =>
  sections
    .flatMap((s) => s.fields)
    .flatMap((f) =>
      !isWrittenDebrief(f) && f.field.type === "choice"
        ? [{ text: f.field.text, round, laterUnshown, answers: countedAnswers(f.bars) }]
        : [],
    );

export function formSplitHead(form: FormActivity, item: string): SplitHead | null {
  const choices = fieldsOfForm(form).flatMap((f) => ("options" in f ? [f] : []));
  const index = choices.findIndex((f) => f.id === item);
  const field = choices[index];
  return field ? { number: index + 1, text: field.text, whatIf: null, options: field.options } : null;
}

/** Below so many points the two highest are no choice among several. */
const MIN_POINTS = 4;

/**
 * People on the two highest points of the first field that asks about the intention to use what was learnt. A
 * share and no mean, since points of a scale have no equal distances; nothing below five who filled it.
 */
export function intentionStats(debriefs: readonly FormDebrief[]): MadeStat[] {
  for (const asked of debriefs.flatMap((form) => form.sections).flatMap((s) => s.fields)) {
    if (isWrittenDebrief(asked) || asked.field.type !== "scale" || !asked.field.intention) continue;
    const { points, text } = asked.field;
    if (points < MIN_POINTS || asked.filled < MIN_REPORTABLE) continue;
    const count = asked.bars.slice(-2).reduce((sum, b) => sum + b.share.count, 0);
    const values = { count, of: asked.filled, from: points - 1, points, text };
    return [{ id: "intention", key: "intention", values }];
  }
  return [];
}
