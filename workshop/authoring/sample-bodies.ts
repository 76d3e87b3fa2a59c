/** Plausible answers for a preview: the same every time, of as many people as asked for. Never stored. */
import type { FormField } from "@/activities/form/content";
import type { Form } from "@/workshop/protocol/down";

/** A number from 0 to 1 for the `n`th draw, always the same. */
const draw = (n: number): number => {
  const x = Math.sin(n * 12.9898 + 4.1414) * 43_758.5453;
  return x - Math.floor(x);
};

/** One of the ids, the earlier ones more often. */
const pick = (list: readonly { id: string }[], n: number): string => list[Math.floor(draw(n) ** 1.6 * list.length)]?.id ?? "";
const upTo = (most: number, n: number): number => 1 + Math.floor(draw(n) * most);
const keyed = <T>(list: readonly { id: string }[], value: (i: number) => T): Record<string, T> =>
  Object.fromEntries(list.map((item, i) => [item.id, value(i)]));

/** The answer of person number `n` to a form, to be read by the rules of its kind. */
export function sampleBody(form: Form, n: number): unknown {
  switch (form.kind) {
    case "poll":
      return { choice: form.several ? [...new Set([pick(form.options, n), pick(form.options, n + 50)])] : [pick(form.options, n)] };
    case "case":
      return {
        answer: pick(form.options, n),
        ...(form.sureness ? { sureness: upTo(5, n) } : {}),
        ...(form.elements.length > 0 ? { elements: [pick(form.elements, n)] } : {}),
      };
    case "quiz":
      return { items: keyed(form.items, (i) => ({ choice: pick(form.items[i]!.options, n + i * 31), ...(form.sureness ? { sureness: upTo(5, n + i) } : {}) })) };
    case "sort":
      return { placed: keyed(form.cards, (i) => pick(form.bins, n + i * 17)) };
    case "checklist":
      return { marks: keyed(form.items, (i) => (["present", "absent", "unknown"] as const)[Math.floor(draw(n + i * 13) * 3)]) };
    case "open":
      return { texts: [`An answer in a few words, number ${n}`] };
    case "scale":
      return { values: keyed(form.statements, (i) => upTo(form.points, n + i * 7)) };
    case "ranking":
      return { order: [...form.items].sort((a, b) => draw(n + a.id.length) - draw(n * 3 + b.id.length)).slice(0, form.top).map((o) => o.id) };
    case "points":
      return { given: { [pick(form.items, n)]: Math.ceil(form.total / 2), [pick(form.items, n + 9)]: Math.floor(form.total / 2) } };
    case "number":
      return { value: Math.round(form.min + (form.max - form.min) * (draw(n) + draw(n + 40)) / 2) };
    case "table":
      return { cells: keyed(form.rows, (i) => [pick(form.columns, n + i * 11)]) };
    case "form":
      return { values: formValues(form.sections.flatMap((s) => s.fields), n) };
    case "marking":
      return { marks: keyed(form.clauses, (i) => pick(form.labels, n + i * 5)) };
    case "agreement":
      return { agree: "yes" };
    case "commitment":
      return { promise: keyed(form.fields, () => "…") };
  }
}

function formValues(fields: readonly FormField[], n: number): Record<string, number | string> {
  const values: Record<string, number | string> = {};
  for (const [i, field] of fields.entries()) {
    if (field.type === "scale") values[field.id] = upTo(field.points, n + i);
    if (field.type === "choice") values[field.id] = pick(field.options, n + i);
  }
  return values;
}
