/**
 * Widths of texts without a font engine, so that server and browsers leave the same room. Latin, Thai and
 * joined Arabic are exact; other scripts take the mean of their letters. Source: the `hmtx` tables of Noto Sans
 * 2.015 and its script fonts (Regular).
 */

const hundredths = (widths: string): number[] => widths.split(" ").map((w) => Number(w) / 100);

/** Advance widths of U+0020 to U+007E. */
const basic = hundredths(
  "26 27 41 65 57 83 73 23 30 30 55 57 27 32 27 37 57 57 57 57 57 57 57 57 57 57 27 27 57 57 57 43 " +
    "90 64 65 63 73 56 52 73 74 34 27 62 52 91 76 78 61 78 62 55 56 73 60 93 59 57 57 33 37 33 57 44 " +
    "28 56 62 48 62 56 34 62 62 26 26 53 26 94 62 61 62 62 41 48 36 62 51 79 53 51 47 38 55 38 57",
);

/** Those of U+0E01 to U+0E5B. */
const thai = hundredths(
  "60 55 55 61 62 60 54 53 60 55 56 91 91 60 60 55 63 90 91 62 64 60 61 54 61 60 61 65 65 70 68 60 " +
    "61 59 49 60 57 60 49 63 64 57 59 67 57 56 52 34 0 41 41 0 0 0 0 0 0 0 0 0 0 0 58 30 57 31 29 30 " +
    "41 60 0 0 0 0 0 0 0 0 60 57 55 61 56 54 54 52 72 57 50 77 87",
);

/** Last code point of a range, mean width of its letters, width of its marks. */
const ranges: readonly [end: number, letter: number, mark: number][] = [
  [0x24f, 0.6, 0], // Latin with marks
  [0x52f, 0.66, 0], // Greek, Cyrillic
  [0x5ff, 0.6, 0],
  [0x77f, 0.66, 0], // Arabic
  [0x7bf, 0.55, 0], // Thaana
  [0x97f, 0.68, 0.14], // Devanagari
  [0x9ff, 0.72, 0.3], // Bengali
  [0xb7f, 0.72, 0.2],
  [0xbff, 1.06, 0.6], // Tamil
  [0xd7f, 0.9, 0.3],
  [0xdff, 0.95, 0.5], // Sinhala
  [0xe7f, 0.6, 0], // Thai
  [0xeff, 0.64, 0.02], // Lao
  [0x109f, 0.92, 0.15], // Burmese
  [0x11ff, 0.9, 0.2],
  [0x17ff, 0.72, 0.25], // Khmer
  [0x1fff, 0.65, 0],
  [0x206f, 0.5, 0], // punctuation
  [0x2fff, 0.75, 0],
  [0x9fff, 1, 0], // kana, Han
  [0xd7ff, 0.92, 0], // Hangul
  [0xfeff, 0.68, 0],
];

/** Arabic letters in hundredths: at the end of a join, and, if they join on, before the next letter. */
const arabic = new Map(
  (
    "اأإآ 26,بتثپٹ 104 32,جحخچ 65 61,دذڈ 50,رزژڑ 37,سش 124 82,صض 133 93,طظ 81 69,عغ 52 51,ف 104 47,ق 79 47," +
    "كکگ 92 46,ل 71 28,م 52 55,ن 71 31,هہھ 58 54,وؤ 46,يىیئ 75 32,ة 45,ء 41,ے 75"
  )
    .split(",")
    .flatMap((group) => {
      const [letters = "", end, joined] = group.split(" ");
      const widths = { end: Number(end) / 100, joined: joined === undefined ? null : Number(joined) / 100 };
      return [...letters].map((letter) => [letter, widths] as const);
    }),
);
const joinsBefore = /^[\p{M}\u0640]*[\u0622-\u063a\u0641-\u064a\u0671-\u06d3]/u;

/** Format characters and joiners are not seen. */
const unseen = /\p{Cf}/u;
const mark = /\p{M}/u;

/** SemiBold is a little wider than Regular. */
export const BOLD_WIDTH_FACTOR = 1.035;

/** The width of one line. @param size in pixels; the result is too */
export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  let index = 0;
  for (const char of text) {
    index += char.length;
    const letter = arabic.get(char);
    if (letter) width += (joinsBefore.test(text.slice(index)) ? letter.joined : null) ?? letter.end;
    else width += charWidth(char);
  }
  return width * size * (bold ? BOLD_WIDTH_FACTOR : 1);
}

function charWidth(char: string): number {
  const code = char.codePointAt(0)!;
  const width = basic[code - 0x20] ?? thai[code - 0xe01];
  if (width !== undefined) return width;
  if (unseen.test(char)) return 0;
  const range = ranges.find(([end]) => code <= end);
  if (!range) return 1;
  return mark.test(char) ? range[2] : range[1];
}
