/** Digits of every script as 0 to 9: decimal digits stand ten in a row (Unicode, section 4.6). */
export const digits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (d) => String(digitOf(d.codePointAt(0)!)));

function digitOf(point: number): number {
  let first = point;
  while (point - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
  return point - first;
}
