/** Questions and answers as statements of the Experience API (xAPI 1.0.3, ADL). Pure. */
import type { Coded, CodedItem } from "@/model/exports/coded";
import type { GivenValue } from "@/model/exports/answer-values";

export type InteractionType =
  | "true-false"
  | "choice"
  | "likert"
  | "matching"
  | "sequencing"
  | "numeric"
  | "long-fill-in";

export interface Interaction {
  /** Behind the question's own address. */
  behind: string;
  text: string;
  type: InteractionType;
  response: string;
  right?: readonly string[];
  success?: boolean;
  lists?: Partial<Record<"choices" | "scale" | "source" | "target", readonly Coded[]>>;
}

export interface CodedQuestion {
  text: string;
  choices: readonly Coded[];
  items: readonly (CodedItem & { accepted: readonly string[] })[];
}

/** Parts several values, and the two sides of a pair, as the specification has it. */
const VALUE_SEPARATOR = "[,]";
const PAIR_SEPARATOR = "[.]";

export const joinValues = (values: readonly (string | null)[]): string => values.join(VALUE_SEPARATOR);

/** Several or one of some choices; nothing where none was chosen. */
export const choiceInteractions = (
  behind: string,
  text: string,
  chosen: readonly (string | null)[],
  choices: readonly Coded[],
): Interaction[] =>
  chosen.length > 0
    ? [{ behind, text, type: "choice", response: joinValues(chosen), lists: { choices } }]
    : [];

export const numberInteraction = (behind: string, text: string, number: number | null): Interaction => ({
  behind,
  text,
  type: "numeric",
  response: String(number),
});

/** A point of a scale from 1. */
export const scaleInteraction = (
  behind: string,
  text: string,
  point: number,
  { points, low, high }: { points: number; low: string; high: string },
): Interaction => ({
  behind,
  text,
  type: "likert",
  response: String(point),
  lists: {
    scale: Array.from({ length: points }, (_, i) => ({
      id: String(i + 1),
      text: i === 0 ? low : i === points - 1 ? high : String(i + 1),
    })),
  },
});

/** Items that were given choices. */
export function matchingInteractions(
  { text, items, choices }: CodedQuestion,
  values: readonly GivenValue[],
): Interaction[] {
  const pairs = values.filter((g) => g.item !== null);
  const keyed = items.filter((i) => i.accepted.length > 0);
  const right =
    keyed.length > 0 && keyed.every((i) => i.accepted.length === 1)
      ? { right: [joinValues(keyed.map((i) => `${i.id}${PAIR_SEPARATOR}${i.accepted[0]}`))] }
      : {};
  return [
    {
      behind: "",
      text,
      type: "matching",
      response: joinValues(pairs.map((g) => `${g.item}${PAIR_SEPARATOR}${g.value}`)),
      lists: { source: items, target: choices },
      ...right,
    },
  ];
}

export const textInteractions = (question: CodedQuestion, values: readonly GivenValue[]): Interaction[] =>
  values.flatMap((g, i): Interaction[] => {
    if (g.text === null) return [];
    const item = question.items.find((candidate) => candidate.id === g.item);
    const before = values.filter(
      (earlier, n) => n < i && earlier.item === g.item && earlier.what === g.what,
    ).length;
    return [
      {
        behind: `/${g.item ?? g.what}${before || ""}`,
        text: item?.text ?? question.text,
        type: "long-fill-in",
        response: g.text,
      },
    ];
  });
