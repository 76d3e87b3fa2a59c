/** A number as people type it, in their own digits and with their own point. */

/** Signs that part thousands: a space of any width, an apostrophe, the Arabic thousands sign. */
const BETWEEN = /[\s'’٬_]/g;

/** Digits of Arabic, Persian and Thai keyboards, by the code of their zero. */
const ZEROS = [0x660, 0x6f0, 0xe50];

const latin = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((z) => code >= z && code <= z + 9);
  return zero === undefined ? digit : String(code - zero);
};

/** The number that was typed, or null. "1,200" is twelve hundred; "1,5" is one and a half, as in many countries. */
export function numberFrom(typed: string): number | null {
  const digits = typed
    .replace(/[٠-٩۰-۹๐-๙]/g, latin)
    .replace(/٫/g, ".")
    .replace(BETWEEN, "");
  const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits);
  const plain = thousands ? digits.replaceAll(",", "") : digits.replace(",", ".");
  return /^[+-]?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
