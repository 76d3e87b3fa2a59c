/** What can be chosen in a form, as one list or item by item. */
import type { Tone } from "@/activities/case/content";
import { marks } from "@/activities/checklist/content";
import type { KindForm } from "@/activities/views";
import type { Face, Key, KeyItem } from "@/workshop/protocol/down";

export interface Choice {
  id: string;
  text: string;
  tone?: Tone;
}

/** The choices of a form that is one list of choices; empty for every other kind of form. */
export const choicesOf = (form: KindForm | undefined): Choice[] =>
  form && "options" in form ? form.options : [];

/**
 * What can be chosen for one item of a form.
 * @param mark words for the marks of a checklist, which no author writes
 */
export function choicesFor(form: KindForm, item: string, mark: (id: string) => string): Choice[] {
  switch (form.kind) {
    case "quiz":
      return form.items.find((i) => i.id === item)?.options ?? [];
    case "checklist":
      return marks.map((id) => ({ id, text: mark(id) }));
    case "sort":
      return form.bins;
    case "table":
      return form.columns;
    case "marking":
      return form.labels;
    default:
      return choicesOf(form);
  }
}

/** The answers that an expert accepts, in words and in the order of the form. */
export const acceptedWords = (form: KindForm, key: KeyItem, mark: (id: string) => string): string[] =>
  choicesFor(form, key.id, mark)
    .filter((choice) => key.accepted.includes(choice.id))
    .map((choice) => choice.text);

/** The part of a key that belongs to what is shown: one item, where the room looks at one. */
export const keyInView = (key: Key, face: Face): Key =>
  face.kind === "quiz" && face.item ? key.filter((item) => item.id === face.item?.id) : key;

/** The name of the control that holds one's own answer to an item; null where it is not a single choice. */
export function ownField(form: KindForm, item: string): string | null {
  switch (form.kind) {
    case "quiz":
      return `items.${item}`;
    case "checklist":
      return `marks.${item}`;
    case "case":
      return "answer";
    default:
      return null;
  }
}
