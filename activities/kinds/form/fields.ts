import type { FormActivity, FormAnswer, FormField } from "@/activities/kinds/form/content";
import { endedPoints } from "@/activities/shared/choices";
import { numberFrom } from "@/activities/shared/typed-number";
import type { SheetItem } from "@/model/activity/paper-entry";
import { isVisible } from "@/model/text/visible-text";

export type Value = FormAnswer["values"][string];
export type WrittenField = Extract<FormField, { type: "text" | "lines" }>;
export type ClosedField = Exclude<FormField, WrittenField>;

export const fieldsOfForm = (form: Pick<FormActivity, "sections">): FormField[] =>
  form.sections.flatMap((s) => s.fields);

/** Fields in which people write; what they write is for trainers alone. */
export const isWritten = (field: FormField): field is WrittenField =>
  field.type === "text" || field.type === "lines";

/** Fields that are typed in, letter by letter. */
export const isTyped = (field: FormField): boolean => isWritten(field) || field.type === "number";

/** A field's value, as a body or as a form posts it. Undefined: nothing. Null: it does not fit. */
export function valueIn(field: FormField, posted: unknown): Value | null | undefined {
  const list = (Array.isArray(posted) ? posted : [posted]).map((v) =>
    typeof v === "number" ? String(v) : v,
  );
  if (!list.every((v): v is string => typeof v === "string")) return null;
  const texts = list.map((v) => v.replace(/\r\n?/g, "\n").trim()).filter(isVisible);
  const [first] = texts;
  if (first === undefined) return undefined;
  switch (field.type) {
    case "several": {
      const ids = [...new Set(texts)];
      return ids.every((id) => field.options.some((o) => o.id === id)) ? ids : null;
    }
    case "lines":
      return texts.length <= field.most && texts.every((t) => t.length <= field.length) ? texts : null;
    case "text":
      return texts.length === 1 && first.length <= field.length ? first : null;
    case "choice":
      return texts.length === 1 && field.options.some((o) => o.id === first) ? first : null;
    case "scale": {
      const point = Number(first);
      return texts.length === 1 && /^\d{1,2}$/.test(first) && point >= 1 && point <= field.points
        ? point
        : null;
    }
    case "number": {
      const number = texts.length === 1 ? numberFrom(first) : null;
      return number !== null && number >= field.min && number <= field.max ? number : null;
    }
  }
}

/** The ids under which a closed field is counted, in the order shown; none for a number. */
export function countedIn(field: ClosedField): { id: string; text: string }[] {
  switch (field.type) {
    case "choice":
    case "several":
      return field.options;
    case "scale":
      return Array.from({ length: field.points }, (_, i) => ({ id: String(i + 1), text: String(i + 1) }));
    case "number":
      return [];
  }
}

/** The field as a sheet of paper asks it. */
export function typedField(field: FormField): Omit<SheetItem, "field"> {
  const { text } = field;
  switch (field.type) {
    case "scale":
      return { text, options: endedPoints(field) };
    case "choice":
      return { text, options: field.options };
    case "several":
      return { text, options: field.options, several: true };
    case "number":
      return { text, range: { min: field.min, max: field.max } };
    case "text":
      return { text, words: field.length };
    case "lines":
      return { text, words: field.length, several: true };
  }
}
