/** Cleaning of what people type, so that it cannot distort what stands beside it. Pure. */
import { isVisible } from "@/model/text/visible-text";

/** Without the signs that turn the direction of everything after them: a text must read as it is written. */
export const withoutOverrides = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

/** With eight marks on one letter at most, more than any script has: piled up they would run over what stands around. */
export const withoutPiles = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, "$1");

/**
 * A text without what Postgres does not hold (NUL, halves of surrogate pairs), without what turns the direction of words
 * beside it (the stage would show "live" where "evil" was written), and without marks piled over its neighbours.
 */
export const plainText = (text: string): string =>
  withoutPiles(withoutOverrides(text)).replace(/\0|\p{Surrogate}/gu, "\ufffd");

/** One line without control, direction or empty characters, and no longer than `most` letters; null when nothing is left. */
export function plainName(typed: string, most: number): string | null {
  const plain = withoutPiles(typed.normalize("NFC"))
    .replace(/\s+/g, " ")
    .replace(
      /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u00ad\u200b\u2060-\u2064\u{e0000}-\u{e007f}]/gu,
      "",
    )
    .trim();
  return isVisible(plain) ? [...plain].slice(0, most).join("").trim() : null;
}
