import { direction } from "@/model/text/language";

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The values of a sentence in a language, so that a title or a code in another script keeps its own order and does not
 * disturb that of the sentence: between the Unicode characters "first strong isolate" and "pop directional isolate".
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
      typeof value === "string" && needed(value) && !chooses(name)
        ? (`\u2068${value}\u2069` as V & string)
        : value,
    ]),
  );
}
