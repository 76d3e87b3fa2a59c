/** A number as people type it, in their own digits and with their own point. */
import { digits } from "@/model/text/digits";

/** Signs that part thousands: a space of any width, an apostrophe, the Arabic thousands sign. */
const BETWEEN = /[\s'’٬_]/g;

/** The number that was typed, or null. "1,200" is twelve hundred; "1,5" is one and a half, as in many countries. */
export function numberFrom(typed: string): number | null {
  const number = digits(typed).replace(/٫/g, ".").replace(BETWEEN, "");
  const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(number);
  const plain = thousands ? number.replaceAll(",", "") : number.replace(",", ".");
  return /^[+-]?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
