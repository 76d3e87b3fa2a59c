/** The texts of a stage in its second language, by the text in the first: numbers and ids are there only once. Pure. */
import type { StageView } from "@/workshop/protocol/views";

/**
 * Pairs the strings at the same places of two views, where they differ.
 * @param first what is shown, as plain data. @param second the same in the other language.
 */
export function pairsOf(
  first: unknown,
  second: unknown,
  pairs: Record<string, string> = {},
): Record<string, string> {
  if (typeof first === "string") {
    if (typeof second === "string" && second !== first) pairs[first] = second;
  } else if (typeof first === "object" && first !== null && typeof second === "object" && second !== null) {
    for (const [key, inner] of Object.entries(first))
      pairsOf(inner, (second as Record<string, unknown>)[key], pairs);
  }
  return pairs;
}

/** The second language of the stage, or null where it shows one alone. */
export const secondOf = (
  language: string | undefined,
  first: unknown,
  second: () => unknown,
): StageView["second"] => (language === undefined ? null : { language, texts: pairsOf(first, second()) });
