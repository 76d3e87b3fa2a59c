/**
 * Codes that people make, and those one slip away. Pure. A code is three pieces (letters, a day, letters), so
 * that a slip stays within one.
 */
import { digits } from "@/model/text/digits";

/** The pieces between bars, folded: `ma|07|ul`. */
export type LinkCode = string;

export interface CodeFields {
  /** The mother's first name, or its beginning. */
  name: string;
  /** Day of the month. */
  day: string;
  /** Where one was born, or the end of it. */
  place: string;
}

const PIECE_LENGTH = 2;

export function codeFrom({ name, day, place }: CodeFields): LinkCode | null {
  const [first, number, last] = [
    graphemesOf(name).slice(0, PIECE_LENGTH),
    Number(digits(day.normalize("NFKC"))),
    graphemesOf(place).slice(-PIECE_LENGTH),
  ];
  if (first.length === 0 || last.length === 0 || !Number.isInteger(number) || number < 1 || number > 31)
    return null;
  return [fold(first.join("")), String(number).padStart(2, "0"), fold(last.join(""))].join("|");
}

/** The code in one line, as a sheet of paper has it: "MA 07 UL". */
export function codeFromLine(line: string): LinkCode | null {
  const [, name, day, place] = /^(\D+)(\d{1,2})(\D+)$/.exec(digits(line.normalize("NFKC"))) ?? [];
  return name && day && place ? codeFrom({ name, day, place }) : null;
}

/** A code as it is shown to its owner. */
export const spoken = (code: LinkCode): string =>
  code
    .split("|")
    .map((piece) => piece.normalize("NFC").toUpperCase())
    .join(" ");

export function fieldsOfCode(code: LinkCode): CodeFields {
  const [name = "", day = "", place = ""] = code.split("|").map((piece) => piece.normalize("NFC"));
  return { name, day, place };
}

/** Optional marks: accents, Arabic vowel signs and tatweel, Hebrew points. */
const LOOSE = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/gu;
/** Letters that neighbouring keyboards lack, and the sigma that only ends a word. */
const ALIKE: Readonly<Record<string, string>> = {
  "\u06cc": "\u064a",
  "\u0649": "\u064a",
  "\u06a9": "\u0643",
  "\u03c2": "\u03c3",
};
const NOT_IN_CODE = /[^\p{L}\p{M}\p{Nd}]/gu;

/** Compatibility forms, case, loose marks and digits of all scripts as one. */
const fold = (text: string): string =>
  digits(text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD").replace(LOOSE, "")).replace(
    /[\u06cc\u0649\u06a9\u03c2]/g,
    (c) => ALIKE[c] ?? c,
  );

/** Folded letters as people see them: a base with its marks. */
function graphemesOf(text: string): string[] {
  const plain = fold(text).replace(NOT_IN_CODE, "").normalize("NFC");
  return [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(plain)].map((s) => s.segment);
}

/** Scripts too large to try every sign: only omissions and swaps are found. */
const MANY = /\p{Script=Han}/u;
/** A block of the code chart, in which a letter's script neighbours are tried. */
const CHART = 128;

/** Codes at distance one: a replaced, missing or added sign, or a swap of neighbours (Damerau 1964). */
export function neighbours(code: LinkCode): LinkCode[] {
  const [name = "", day = "", place = ""] = code.split("|");
  const codes = new Set<LinkCode>();
  for (const slip of typos([...name], alphabetOf(name))) codes.add([slip, day, place].join("|"));
  for (const slip of typos([...place], alphabetOf(place))) codes.add([name, day, slip].join("|"));
  for (const slip of typos([...day], [..."0123456789"]))
    if (/^(0[1-9]|[12]\d|3[01])$/.test(slip)) codes.add([name, slip, place].join("|"));
  codes.delete(code);
  return [...codes].filter((c) => c.split("|").every((piece) => piece !== ""));
}

function typos(piece: readonly string[], alphabet: readonly string[]): string[] {
  const with_ = (from: number, to: number, ...more: string[]) =>
    [...piece.slice(0, from), ...more, ...piece.slice(to)].join("");
  return piece
    .concat("")
    .flatMap((_, i) => [
      ...alphabet.map((sign) => with_(i, i, sign)),
      ...(i === piece.length ? [] : [with_(i, i + 1), ...alphabet.map((sign) => with_(i, i + 1, sign))]),
      ...(i + 1 < piece.length ? [with_(i, i + 2, piece[i + 1]!, piece[i]!)] : []),
    ]);
}

/** Signs that a finger may have meant: those of the charts in which the typed ones stand. */
function alphabetOf(piece: string): string[] {
  const charts = new Set(
    [...piece].filter((c) => !MANY.test(c)).map((c) => Math.floor(c.codePointAt(0)! / CHART)),
  );
  // The letters of Hangul reach into the next chart.
  if (charts.has(0x1100 / CHART)) charts.add(0x1180 / CHART);
  const all = [...charts].flatMap((chart) =>
    Array.from({ length: CHART }, (_, i) => String.fromCodePoint(chart * CHART + i)),
  );
  return all.filter((c) => /[\p{L}\p{M}\p{Nd}]/u.test(c) && fold(c) === c);
}
