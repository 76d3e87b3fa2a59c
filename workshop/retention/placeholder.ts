/**
 * Replaces an erased text by a block and a number, "█ 3". Equal texts in a question share their number, so
 * that counts of texts and writers stay. Numbers are drawn by lot; none leads back. Pure.
 */
import { folded } from "@/model/text/text-id";

export const BLOCK = "█";

/** The block for a text; equal texts (but for capitals and blanks) have the same. */
export type Placeholder = (text: string) => string;

/** @param texts all texts to come, repetitions included @param shuffle an unforeseeable order */
export function placeholderFor(texts: Iterable<string>, shuffle: (keys: string[]) => string[]): Placeholder {
  const keys = [...new Set([...texts].map(folded))].filter((key) => key !== "");
  const numbers = new Map(shuffle(keys).map((key, i) => [key, i + 1]));
  return (text) => (folded(text) === "" ? "" : `${BLOCK} ${numbers.get(folded(text)) ?? 0}`);
}
