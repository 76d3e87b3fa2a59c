/**
 * A name that somebody typed or has, as `introduce` takes it: without signs that nobody sees, such as the joiners of Persian
 * names, and no longer than 60 units of UTF-16, never cut through a letter. Empty where nothing is left.
 */
export const presenterName = (given: string): string =>
  given
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, 60)
    .replace(/\p{Cs}$/u, "")
    .trim();
