/** What can be chosen in a form, as one list or item by item. */
import type { Tone } from "@/activities/case/content";
import type { KindForm } from "@/activities/views";
import type { KeyItem } from "@/workshop/protocol/down";

export interface Choice {
  id: string;
  text: string;
  tone?: Tone;
}

/** The choices of a form that is one list of choices; empty for every other kind of form. */
export const choicesOf = (form: KindForm | undefined): Choice[] => (form && "options" in form ? form.options : []);

/** What can be chosen for one item of a form, where its choices are authored. */
function choicesFor(form: KindForm, item: string): Choice[] {
  switch (form.kind) {
    case "quiz":
      return form.items.find((i) => i.id === item)?.options ?? [];
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

/**
 * The answers that an expert accepts, in words and in the order of the form.
 * @param mark words for the marks of a checklist, which no author writes
 */
export function acceptedWords(form: KindForm, key: KeyItem, mark: (id: string) => string): string[] {
  if (form.kind === "checklist") return key.accepted.map(mark);
  return choicesFor(form, key.id)
    .filter((choice) => key.accepted.includes(choice.id))
    .map((choice) => choice.text);
}
