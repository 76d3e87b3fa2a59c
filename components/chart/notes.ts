/** Columns' names that do not fit: short marks at the columns, names below the drawing. */
import { linesOf, piecesOf, type Type, widest } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, SMALL_FONT_SIZE } from "@/components/chart/pen";

interface ShortenedLabels {
  /** The text at each column. */
  below: string[];
  /** Mark and name of each column; empty where the names fit. */
  notes: [mark: string, name: string][];
  /** Font size of the marks or names, in pixels. */
  size: number;
  /** Widths of the columns, in pixels. */
  widths: number[];
}

const SIZES = [SMALL_FONT_SIZE, SMALL_FONT_SIZE - 1, SMALL_FONT_SIZE - 2];
const MAX_LINES = 4;
const NOTE_SIZE = SMALL_FONT_SIZE + 1;

/** Words of scripts that have spaces: they are not broken. */
const hasWords = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hangul}]/u;

/** The width of a name's longest word, in pixels. */
const longestWord = (label: string, type: Type, language: string): number =>
  widest(
    piecesOf(label, language)
      .map((piece) => piece.trim())
      .filter((piece) => hasWords.test(piece)),
    type,
  );

/**
 * All names at their columns, or none; names shrink before they move. Marks are the names' numbers if all
 * have one, else letters; non-words mark themselves. All sizes are pixels.
 * @param total width of all columns @param least width of a column's drawing @param apart room between names
 */
export function shortened(
  labels: readonly string[],
  {
    total,
    least,
    apart,
    bold = false,
  }: { total: number; least: readonly number[]; apart: number; bold?: boolean },
  pen: Pen,
): ShortenedLabels {
  const even = total / Math.max(1, labels.length);
  for (const size of SIZES) {
    const type = { size, bold };
    const needed = labels.map((label, i) =>
      Math.max(least[i]!, longestWord(label, type, pen.language) + apart),
    );
    const spare = total - needed.reduce((sum, width) => sum + width, 0);
    const alike = needed.every((width) => width <= even);
    if (!alike && spare < 0) continue;
    const widths = needed.map((width) => (alike ? even : width + spare / labels.length));
    if (
      labels.every((label, i) => linesOf(label, widths[i]! - apart, type, pen.language).length <= MAX_LINES)
    )
      return { below: [...labels], notes: [], size, widths };
  }
  const shape = { size: SMALL_FONT_SIZE, widths: labels.map(() => even) };
  const named = labels.map((label): [string, string] => {
    const [, number = "", name = ""] = /^(\d{1,3})[.\s]\s*(.+)$/su.exec(label) ?? [];
    return [number, name];
  });
  const numbers = named.map(([number]) => number);
  if (numbers.every(Boolean) && new Set(numbers).size === numbers.length)
    return { below: numbers, notes: named, ...shape };
  const notes: ShortenedLabels["notes"] = [];
  const below = labels.map((label) => {
    if (/^\P{L}{0,3}$/u.test(label)) return label;
    const mark = String.fromCodePoint(97 + (notes.length % 26));
    notes.push([mark, label]);
    return mark;
  });
  return { below, notes, ...shape };
}

/** @param y the first base line @returns the height */
export function drawNotes(
  notes: readonly (readonly [mark: string, name: string])[],
  y: number,
  pen: Pen,
): number {
  const entries = notes.filter(([, name]) => name);
  const how = { size: NOTE_SIZE, fill: palette.inkSoft };
  const line = entries.map(([mark, name]) => `${mark}\u00a0${name}`).join(" · ");
  if (widthOf(line, NOTE_SIZE) <= pen.width) return line ? pen.lines(0, y, [line], how) : 0;
  const indent =
    widest(
      entries.map(([mark]) => mark),
      { size: NOTE_SIZE, bold: true },
    ) + 8;
  return entries.reduce((below, [mark, name]) => {
    const lines = linesOf(name, pen.width - indent, { size: NOTE_SIZE }, pen.language);
    pen.write(0, y + below, mark, { ...how, bold: true });
    return below + pen.lines(indent, y + below, lines, { ...how, leading: leadingOf(lines, NOTE_SIZE) }) + 3;
  }, 0);
}
