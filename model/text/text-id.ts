/** The name of a text, the same for the same words: equal texts count as one. */

/** Without capitals, edges and doubled spaces, in one Unicode form. */
export const folded = (text: string): string =>
  text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

/** A 53-bit hash of the folded text in base 36 (cyrb53 by bryc, public domain). A name, no secret. */
export function textId(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const character of folded(text)) {
    const code = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
