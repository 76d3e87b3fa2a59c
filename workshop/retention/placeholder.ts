/**
 * What stands where a text was erased: a block and a number, "█ 3". Within one question equal texts get the same number,
 * so that everything that was counted stays as it was: how many texts there are, and how many people wrote each. The
 * numbers are drawn by lot; nothing leads back from them.
 */
import { folded } from "@/model/text/text-id";

export const BLOCK = "█";

/** The block for a text; equal texts (but for capitals and blanks) have the same. */
export type Placeholder = (text: string) => string;

/**
 * @param texts everything that will be asked for, equal ones any number of times
 * @param shuffle puts things in an order that nobody can foresee
 */
export function placeholderFor(texts: Iterable<string>, shuffle: (keys: string[]) => string[]): Placeholder {
  const keys = [...new Set([...texts].map(folded))].filter((key) => key !== "");
  const numbers = new Map(shuffle(keys).map((key, i) => [key, i + 1]));
  return (text) => (folded(text) === "" ? "" : `${BLOCK} ${numbers.get(folded(text)) ?? 0}`);
}
