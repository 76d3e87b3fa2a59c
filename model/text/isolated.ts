import { direction } from "@/model/text/language";

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A text with its own direction among words of another: between "first strong isolate" and "pop directional
 * isolate" (Unicode, UAX 9).
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/**
 * A number with a sign or currency in front, which a left-to-right mark keeps there; isolated from the full
 * stop or number after it.
 */
export const isolateAmount = (written: string): string =>
  written.startsWith("\u200e") && !RIGHT_TO_LEFT.test(written)
    ? `\u2066${written.replaceAll("\u200e", "")}\u2069`
    : written;

/**
 * Isolates values in a sentence, so that text in another script keeps its own order and leaves the
 * sentence's. @param message with its forms: values that only choose among these stay
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
