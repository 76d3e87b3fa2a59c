import type { KeyItem } from "@/model/activity/key";

export interface Choice {
  id: string;
  text: string;
  tone?: "yes" | "unsure" | "no";
}

interface Form {
  kind: string;
}

export interface FormReader<Q extends Form = Form> {
  /**
   * Choices for one item, with `mark` giving words for marks that no author writes; left out where a form is
   * at most one list of choices.
   */
  choices?(form: Q, item: string, mark: (id: string) => string): readonly Choice[];
  /** The choices are words of the interface: no author wrote them. */
  interfaceWords?: boolean;
  /** An expert's reasons are lines as they were written; those of other kinds are Markdown. */
  plainReasons?: true;
  /** The control that holds one's own answer to an item; left out where that is no single choice. */
  ownField?(item: string): string;
}

/** The choices of a form that is one list of choices; empty for every other kind of form. */
export const choicesOf = (form: Form | undefined): Choice[] =>
  form && "options" in form ? (form.options as Choice[]) : [];

export const choicesFor = (
  reader: FormReader | undefined,
  form: Form,
  item: string,
  mark: (id: string) => string,
): readonly Choice[] => reader?.choices?.(form, item, mark) ?? choicesOf(form);

/** The answers that an expert accepts, in words and in the order of the form. */
export const acceptedWords = (choices: readonly Choice[], key: KeyItem): string[] =>
  choices.filter((choice) => key.accepted.includes(choice.id)).map((choice) => choice.text);

/** The points of a scale from 1, the ends with their words. */
export const endedPoints = ({ points, low, high }: { points: number; low: string; high: string }): Choice[] =>
  Array.from({ length: points }, (_, i) => String(i + 1)).map((point) => ({
    id: point,
    text: point === "1" ? `1 (${low})` : Number(point) === points ? `${point} (${high})` : point,
  }));
