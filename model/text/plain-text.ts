/** Cleaning of what people type, so that it cannot distort what stands beside it. Pure. */
import { isVisible } from "@/model/text/visible-text";

/** Without the signs that turn the direction of everything after them: a text must read as it is written. */
export const withoutOverrides = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

/** At most eight marks on a letter, more than any script has: piles would cover neighbours. */
export const withoutPiles = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, "$1");

/**
 * A text without signs that Postgres refuses (NUL, halves of surrogate pairs), that turn the direction of
 * words (the stage would show "live" for "evil"), or that pile marks.
 */
export const plainText = (text: string): string =>
  withoutPiles(withoutOverrides(text)).replace(/\0|\p{Surrogate}/gu, "\ufffd");

/** One line without control, direction or empty characters, cut to `most` letters; null: empty. */
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

/** The name of an asset in its workshop. */
export const ASSET_NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
