/**
 * A name for `introduce`: without invisible signs, such as the joiners of Persian names, and cut to 60 UTF-16
 * units between letters; may be empty.
 */
export const presenterName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, 60)
    .replace(/\p{Cs}$/u, "")
    .trim();
