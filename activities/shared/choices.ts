/** What can be chosen in a form, as one list or item by item. */
import type { KeyItem } from "@/model/activity/key";

export interface Choice {
  id: string;
  text: string;
  tone?: "yes" | "unsure" | "no";
}

/** A form of any kind. */
interface Form {
  kind: string;
}

/** How the forms of one kind are read. */
export interface FormReader<Q extends Form = Form> {
  /**
   * What can be chosen for one item; left out where a form is at most one list of choices.
   * @param mark words for marks that no author writes
   */
  choices?(form: Q, item: string, mark: (id: string) => string): readonly Choice[];
  /** The choices are words of the interface: no author wrote them. */
  interfaceWords?: boolean;
  /** An expert's reasons are lines as they were written; those of other kinds are Markdown. */
  plainReasons?: true;
  /** The name of the control that holds one's own answer to an item; left out where that is no single choice. */
  ownField?(item: string): string;
}

/** The choices of a form that is one list of choices; empty for every other kind of form. */
export const choicesOf = (form: Form | undefined): Choice[] =>
  form && "options" in form ? (form.options as Choice[]) : [];

/** What can be chosen for one item of a form. */
export const choicesFor = (
  reader: FormReader | undefined,
  form: Form,
  item: string,
  mark: (id: string) => string,
): readonly Choice[] => reader?.choices?.(form, item, mark) ?? choicesOf(form);

/** The answers that an expert accepts, in words and in the order of the form. */
export const acceptedWords = (choices: readonly Choice[], key: KeyItem): string[] =>
  choices.filter((choice) => key.accepted.includes(choice.id)).map((choice) => choice.text);
