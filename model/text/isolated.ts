import { direction } from "@/model/text/language";

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A text that keeps its own direction among words of another: between "first strong isolate" and "pop directional
 * isolate" (Unicode, UAX 9).
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/**
 * The values of a sentence in a language, so that a title or a code in another script keeps its own order and does not
 * disturb that of the sentence.
 * @param message as it is written: a value that only chooses between its forms stays as it is
 */
export function isolated<V>(
  values: Readonly<Record<string, V>>,
  language: string,
  message = "",
): Record<string, V> {
  const needed = (value: string) => direction(language) === "rtl" || RIGHT_TO_LEFT.test(value);
  const chooses = (name: string) => message.includes(`{${name},`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && needed(value) && !chooses(name) ? (isolate(value) as V & string) : value,
    ]),
  );
}
