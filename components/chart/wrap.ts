/**
 * Breaks a text into lines that fit. Words are found by Intl.Segmenter, which knows Thai, Lao, Khmer, Burmese and
 * Chinese without spaces; a word that is longer than a line is broken between graphemes, never inside one.
 */
import { widthOf } from "@/components/chart/measure";

export interface Type {
  size: number;
  bold?: boolean;
}

/** What stays with the word after it: opening marks, signs of numbers and currencies. */
const opens = /[\p{Ps}\p{Pi}\p{Sc}+−±]$/u;
/** What stays with the word before it: closing marks, and what counts as no word. */
const clings = /^[\p{Pe}\p{Pf}\p{Po}\p{M}\u2013\u2014%]+$/u;

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string, granularity: "word" | "grapheme"): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** Pieces between which a line may break; spaces stay at the end of the piece before them. */
function pieces(text: string, language: string): string[] {
  const found: string[] = [];
  for (const { segment } of segmenter(language, "word").segment(text)) {
    const last = found.at(-1);
    const together =
      last !== undefined &&
      !/[^\S\u00a0]$/u.test(last) &&
      (clings.test(segment) || opens.test(last) || /^\s+$/u.test(segment) || joined(last, segment));
    if (together) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

/** Hangul breaks only at spaces, as on all surfaces; Latin words with an apostrophe or hyphen are one already. */
const joined = (last: string, next: string): boolean =>
  /[\p{sc=Hangul}\p{sc=Latin}\p{Nd}\p{sc=Arabic}]$/u.test(last) &&
  /^[\p{sc=Hangul}\p{Nd}\p{sc=Latin}\p{sc=Arabic}]/u.test(next);

/** @param width in pixels @returns at least one line, even of an empty text */
export function linesOf(text: string, width: number, type: Type, language: string): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), type.size, type.bold) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    let line = "";
    for (const piece of pieces(paragraph, language)) {
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

/** The widest of some lines, in pixels. */
export const widest = (lines: readonly string[], type: Type): number =>
  Math.max(0, ...lines.map((l) => widthOf(l, type.size, type.bold)));
