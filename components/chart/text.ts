/** Line breaks of texts in drawings, by the widths of their letters. */
import { widthOf } from "@/model/text/widths";

export interface Type {
  size: number;
  bold?: boolean;
}

/** Signs bound to the word after them: opening marks, isolates, signs of numbers and currencies. */
const opens = /[\p{Ps}\p{Pi}\p{Sc}+−±\u2066-\u2068]$/u;
/** Signs bound to the word before them: closing marks, and pieces that are no words. */
const clings = /^[\p{Pe}\p{Pf}\p{Po}\p{M}\p{Pd}%\u2069]+$/u;
/** No line breaks after narrow no-break spaces and word joiners, nor within "1–4" and "60 %". */
const unbroken = (last: string, next: string): boolean =>
  /[\u202f\u2060]$/u.test(last) ||
  (/\d[-\u2013]$/u.test(last) && /^\d/u.test(next)) ||
  (/\d\s$/u.test(last) && next.startsWith("%"));

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string, granularity: "word" | "grapheme"): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const cached = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, cached);
  return cached;
}

/** A number that counts what follows it or names what precedes it, with its spaces: "3. ", "4(1): ". */
const short = /^\p{Nd}{1,3}(?:\(\p{Nd}+\))*\p{Po}?\s*$/u;
/** Separators of names in a row. */
const apart = /^[·\s]+$/u;

/** Groups of pieces that a line breaks only where there is no room for all of one: a name and its number. */
function groups(pieces: readonly string[]): string[][] {
  const grouped: string[][] = [];
  pieces.forEach((piece, i) => {
    const last = grouped.at(-1);
    const before = pieces[i - 1] ?? "";
    const follows = short.test(before) && (i === 1 || apart.test(pieces[i - 2]!));
    const closes = i === pieces.length - 1 || apart.test(pieces[i + 1]!) || /:\s*$/u.test(piece);
    const ends = short.test(piece) && !apart.test(before) && closes;
    if (last && (follows || ends || before.endsWith("\u00a0"))) last.push(piece);
    else grouped.push([piece]);
  });
  return grouped;
}

/** Pieces between which a line may break; spaces stay at the end of the piece before them. */
export function piecesOf(text: string, language: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter(language, "word").segment(text)) {
    const last = pieces.at(-1);
    const together =
      last !== undefined &&
      (unbroken(last, segment) ||
        (!/[^\S\u00a0]$/u.test(last) &&
          (clings.test(segment) ||
            opens.test(last) ||
            /^\s+$/u.test(segment) ||
            (segment === "(" && /\p{Nd}$/u.test(last)) ||
            joined(last, segment))));
    if (together) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** Hangul breaks only at spaces; Latin words with apostrophe or hyphen are one already. */
const joined = (last: string, next: string): boolean =>
  /[\p{sc=Hangul}\p{sc=Latin}\p{Nd}\p{sc=Arabic}]$/u.test(last) &&
  /^[\p{sc=Hangul}\p{Nd}\p{sc=Latin}\p{sc=Arabic}]/u.test(next);

/** @param width in pixels @returns at least one line, even of an empty text */
export function linesOf(text: string, width: number, type: Type, language: string): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), type.size, type.bold) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    let line = "";
    const whole = groups(piecesOf(paragraph, language));
    for (const piece of whole.flatMap((group) => (fits(group.join("")) ? [group.join("")] : group))) {
      if (fits(line + piece)) {
        line += piece;
        continue;
      }
      if (line.trim()) lines.push(line.trimEnd());
      line = "";
      if (fits(piece)) {
        line = piece.trimStart();
        continue;
      }
      for (const { segment } of segmenter(language, "grapheme").segment(piece)) {
        if (line && !fits(line + segment)) {
          lines.push(line);
          line = "";
        }
        line += segment;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines.length > 1 ? lines.filter((l, i) => l || i === 0) : lines;
}

/** The width of the widest line, in pixels. */
export const widest = (lines: readonly string[], type: Type): number =>
  Math.max(0, ...lines.map((l) => widthOf(l, type.size, type.bold)));
