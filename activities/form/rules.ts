/** Rules of a form: one stop, one question, many fields. Any field may be left out. */
import { z } from "zod";
import { type AnswerBody, isPass } from "@/activities/content";
import { grouped } from "@/activities/form-body";
import type { FormActivity, FormAnswer } from "@/activities/form/content";
import { countedIn, fieldsOfForm, isWritten, valueIn } from "@/activities/form/fields";
import type { KindRules } from "@/activities/kind-rules";
import { count, emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";

const posted = z.strictObject({ values: z.record(slug, z.unknown()) });

/** Null unless every field is one of the form, what was given fits it, and something was given at all. */
function parse(form: FormActivity, body: unknown): FormAnswer | null {
  const parsed = posted.safeParse(grouped(body, "values"));
  if (!parsed.success) return null;
  const values: FormAnswer["values"] = {};
  for (const [id, given] of Object.entries(parsed.data.values)) {
    const field = fieldsOfForm(form).find((f) => f.id === id);
    const value = field && valueIn(field, given);
    if (!field || value === null) return null;
    if (value !== undefined) values[id] = value;
  }
  return Object.keys(values).length ? { values } : null;
}

/** The body as an answer to a form; null for a pass. */
export const formGiven = (body: AnswerBody | undefined): FormAnswer | null =>
  body && !isPass(body) && "values" in body && !Array.isArray(body.values) ? (body as FormAnswer) : null;

export const formRules: KindRules<FormActivity, FormAnswer> = {
  steps: (form) => [{ id: form.id, title: form.title, notice: false, question: form.id, whatIfs: [] }],
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
  /** `counts` are people who filled a field. Texts lie in alphabetical order, so that none can be put beside another. */
  tally(form, _question, bodies) {
    const fields = fieldsOfForm(form);
    const tally = emptyTally(fields.map((f) => f.id));
    const texts: Record<string, string[]> = Object.fromEntries(
      fields.filter(isWritten).map((f) => [f.id, []]),
    );
    for (const field of fields) {
      if (!isWritten(field))
        tally.marks[field.id] = Object.fromEntries(countedIn(field).map((o) => [o.id, 0]));
    }
    for (const body of bodies) {
      if (isPass(body)) tally.passed++;
      const given = formGiven(body);
      if (!given) continue;
      tally.answered++;
      for (const field of fields) {
        const value = given.values[field.id];
        if (value === undefined) continue;
        count(tally.counts, field.id);
        if (isWritten(field)) texts[field.id]?.push(...[value].flat().map(String));
        else for (const id of [value].flat()) count(tally.marks[field.id]!, String(id));
      }
    }
    for (const list of Object.values(texts)) list.sort((a, b) => a.localeCompare(b));
    return { ...tally, texts };
  },
  options: (form) => fieldsOfForm(form).map(({ id, text }) => ({ id, text })),
  key: () => null,
};
