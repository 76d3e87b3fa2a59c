/** Rules of a form: one stop, one question, many fields. Any field may be left out. */
import { tally } from "@/activities/kinds/form/tally";
import { groupFields } from "@/activities/shared/form-fields";
import { check } from "@/activities/kinds/form/check";
import {
  type FormActivity,
  type FormAnswer,
  type FormField,
  formSchema,
  formAnswerSchema,
} from "@/activities/kinds/form/content";
import {
  type FormDebrief,
  enoughFields,
  fieldRows,
  thenNowRows,
  formContested,
  formDebrief,
  formReleased,
  formSplitHead,
  formWritten,
  intentionStats,
} from "@/activities/kinds/form/debrief-data";
import { codedField, fieldInteractions, givenInField } from "@/activities/kinds/form/export";
import { type Value, fieldsOfForm, isWritten, typedField, valueIn } from "@/activities/kinds/form/fields";
import { formFigures } from "@/activities/kinds/form/figures";
import { template } from "@/activities/kinds/form/template";
import { thenNowFigures } from "@/activities/kinds/form/then-now-figures";
import type { FormFace, FormForm } from "@/activities/kinds/form/view";
import { textInteractions } from "@/model/exports/xapi-interactions";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { pick, weightedPick, sampleOf, weightedSample } from "@/model/statistics/random";
import { type Find, choicesIn } from "@/model/activity/references";
import type { Simulant } from "@/model/activity/simulated-participant";
import { slug } from "@/model/text/text-schemas";
import { unreachable } from "@/model/unreachable";
import { z } from "zod";

const posted = z.strictObject({ values: z.record(slug, z.unknown()) });

/** Null unless every field is one of the form, what was given fits it, and something was given at all. */
function parse(form: FormActivity, body: unknown): FormAnswer | null {
  const parsed = posted.safeParse(groupFields(body, "values"));
  if (!parsed.success) return null;
  const values: FormAnswer["values"] = {};
  for (const [id, entered] of Object.entries(parsed.data.values)) {
    const field = fieldsOfForm(form).find((f) => f.id === id);
    const value = field && valueIn(field, entered);
    if (!field || value === null) return null;
    if (value !== undefined) values[id] = value;
  }
  return Object.keys(values).length ? { values } : null;
}

/** The other scales of a form that may be half-written. */
const otherScales: Find = ({ activity, at }) => {
  const sections = (activity.sections as { fields?: { id?: unknown; type?: unknown }[] }[] | undefined) ?? [];
  const field = sections[at[0] ?? -1]?.fields?.[at[1] ?? -1];
  return choicesIn(
    sections.flatMap((s) => (s.fields ?? []).filter((f) => f.type === "scale" && f !== field)),
  );
};

function simulated(field: FormField, { random, phrases, draw, common }: Simulant): Value {
  const options = "options" in field ? field.options.map((o) => o.id) : [];
  switch (field.type) {
    case "choice":
      return weightedPick(options, draw, random);
    case "several":
      return weightedSample(options, 3, draw, random);
    case "scale":
      return Math.min(
        field.points,
        1 + Math.floor(Math.sqrt(0.7 * random() + 0.3 * common(field.id)) * field.points),
      );
    case "number":
      return Math.round(field.min + random() * Math.min(20, field.max - field.min));
    case "text":
      return pick(phrases, random).slice(0, field.length);
    case "lines":
      return sampleOf(phrases, field.most, random).map((p) => p.slice(0, field.length));
    default:
      return unreachable(field);
  }
}

export const formKind: KindOf<typeof formSchema, FormAnswer, FormFace, FormForm, FormDebrief> = {
  name: "form",
  content: formSchema,
  answer: formAnswerSchema,
  check,
  references: { "sections.*.fields.*.before": otherScales },
  template,
  simulate(form, _question, who) {
    const fields = fieldsOfForm(form).filter(() => who.random() < 0.9);
    return fields.length
      ? { values: Object.fromEntries(fields.map((f) => [f.id, simulated(f, who)])) }
      : null;
  },
  writtenFields: (form) =>
    fieldsOfForm(form)
      .filter(isWritten)
      .map(({ id }) => id),
  steps: onlyStep,
  face: (form) => ({ kind: "form", title: form.title }),
  ask: (form) => ({
    text: form.question,
    form: { kind: "form", purpose: form.purpose, sections: form.sections },
  }),
  parse: (form, _question, body) => parse(form, body),
  fields: ({ values }) =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [`values.${id}`, [value].flat().map(String)]),
    ),
  typedIn: (form) =>
    fieldsOfForm(form).map((field) => ({ ...typedField(field), field: `values.${field.id}` })),
  tally,
  options: (form) => fieldsOfForm(form).map(({ id, text }) => ({ id, text })),
  key: () => null,
  values: (form, { values }) => fieldsOfForm(form).flatMap((field) => givenInField(field, values[field.id])),
  codedItems: (form) => fieldsOfForm(form).map(codedField),
  interactions: (form, asked, values) => [
    ...fieldsOfForm(form).flatMap((field) => fieldInteractions(field, values)),
    ...textInteractions(asked, values),
  ],

  debrief: formDebrief,
  summaryRows: (debrief, people) => [
    ...debrief.sections.flatMap((s) => s.fields.flatMap((f) => fieldRows(debrief, f, people))),
    ...thenNowRows(debrief, people),
  ],
  figures: formFigures,
  furtherFigures: ({ activity, thenNow }, words) => thenNowFigures(activity, thenNow, words),
  contested: formContested,
  split: {
    items: (form) =>
      fieldsOfForm(form)
        .filter((f) => f.type === "choice" || f.type === "several")
        .map(({ id }) => ({
          id,
          given: ({ values }) => {
            const value = values[id];
            return value === undefined ? null : [value].flat().map(String);
          },
        })),
    head: (form, _question, item) => formSplitHead(form, item),
  },
  enough: enoughFields,
  released: formReleased,
  written: formWritten,
  stats: intentionStats,
};
