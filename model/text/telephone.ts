/** Telephone numbers in a line such as "Ms Lee, at the desk, 010-2222-3333, until 18:00". */

interface LinePart {
  text: string;
  dial?: string;
}

/** The digit zero of each script in which numbers are written here. */
const ZEROS = ["٠", "۰", "๐", "០", "໐", "၀"].map((zero) => zero.charCodeAt(0));

/** The same text with Latin digits, each in its place. */
const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹๐-๙០-៩໐-໙၀-၉]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - ZEROS.find((zero) => code >= zero && code <= zero + 9)!);
  });

/**
 * Groups of digits; a blank joins two only after "+", "(" or 0, or before three digits: "1300 24 hours" is
 * 1300.
 */
const CANDIDATE =
  /(?<![\d:/a-z])(?:(?:[+(]{1,2}|(?=0))\d{1,15}(?:[-‐‑–. )(]{1,2}\d{1,15}){0,9}|\d{1,15}(?:[-‐‑–.]\d{1,15}|[ ]\d{3,15}){0,9})(?![\d:/])/gi;
/** An hour, or from which to which. */
const HOURS = /^\d{1,2}\.\d\d(?:\D\d{1,2}\.\d\d)?$/;

/** @param least digits of a number: hotlines are short, and a desk has a room number */
export function telephoneParts(line: string, least: number): LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  for (const { 0: candidate, index } of latinDigits(line).matchAll(CANDIDATE)) {
    const digits = candidate.replace(/\D/g, "");
    if (digits.length < least || digits.length > 15 || HOURS.test(candidate)) continue;
    if (index > end) parts.push({ text: line.slice(end, index) });
    end = index + candidate.length;
    parts.push({ text: line.slice(index, end), dial: candidate.includes("+") ? `+${digits}` : digits });
  }
  if (end < line.length) parts.push({ text: line.slice(end) });
  return parts;
}
