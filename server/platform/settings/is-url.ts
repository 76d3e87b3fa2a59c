/** Addresses in settings. */

/** The end of a sentence about addresses that hold a password. */
export const ESCAPES = " (write %40 for @ and %2F for / in a password)";

/** Percent signs stand for letters. */
function isEscaped(text: string): boolean {
  try {
    return Boolean(decodeURIComponent(text) || !text);
  } catch {
    return false;
  }
}

/** An address with one of these schemes, no part of whose password was read as host or path. */
export const isUrl =
  (...schemes: string[]) =>
  (value: string): boolean => {
    if (!URL.canParse(value) || !isEscaped(value)) return false;
    const { protocol, pathname, search, hash } = new URL(value);
    return schemes.includes(protocol) && !hash && !`${pathname}${search}`.includes("@");
  };
