/** Names that do not fit at their columns: each column gets a short mark, and the names follow below the drawing. */
import { linesOf, piecesOf, type Type, widest, widthOf } from "@/components/chart/text";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, SMALL_FONT_SIZE } from "@/components/chart/pen";

interface ShortenedLabels {
  /** What stands at each column. */
  below: string[];
  /** Mark and name of each column; empty where the names fit. */
  notes: [mark: string, name: string][];
  /** In which the marks or names are written, in pixels. */
  size: number;
  /** Of the columns, in pixels. */
  widths: number[];
}

const SIZES = [SMALL_FONT_SIZE, SMALL_FONT_SIZE - 1, SMALL_FONT_SIZE - 2];
const MAX_LINES = 4;
/** Of what stands below a drawing. */
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
 * Either all names stand at their columns or none does. Columns are equally wide, unless long words fit only where short
 * ones give them room; a name is written smaller before it is put off. Where they do not fit, each column has the number
 * before its name as its mark, where all have one, or else a letter; what is no word is its own mark. All in pixels.
 * @param total width of all columns
 * @param least width of each column below which its drawing does not fit
 * @param apart room between the names of two columns
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
  const put = { size: SMALL_FONT_SIZE, widths: labels.map(() => even) };
  const named = labels.map((label): [string, string] => {
    const [, number = "", name = ""] = /^(\d{1,3})[.\s]\s*(.+)$/su.exec(label) ?? [];
    return [number, name];
  });
  const numbers = named.map(([number]) => number);
  if (numbers.every(Boolean) && new Set(numbers).size === numbers.length)
    return { below: numbers, notes: named, ...put };
  const notes: ShortenedLabels["notes"] = [];
  const below = labels.map((label) => {
    if (/^\P{L}{0,3}$/u.test(label)) return label;
    const mark = String.fromCodePoint(97 + (notes.length % 26));
    notes.push([mark, label]);
    return mark;
  });
  return { below, notes, ...put };
}

/** In one line, or each name in a line of its own. @param y the first base line @returns the height they take */
export function drawNotes(
  notes: readonly (readonly [mark: string, name: string])[],
  y: number,
  pen: Pen,
): number {
  const said = notes.filter(([, name]) => name);
  const how = { size: NOTE_SIZE, fill: palette.inkSoft };
  const line = said.map(([mark, name]) => `${mark}\u00a0${name}`).join(" · ");
  if (widthOf(line, NOTE_SIZE) <= pen.width) return line ? pen.lines(0, y, [line], how) : 0;
  const indent =
    widest(
      said.map(([mark]) => mark),
      { size: NOTE_SIZE, bold: true },
    ) + 8;
  return said.reduce((below, [mark, name]) => {
    const lines = linesOf(name, pen.width - indent, { size: NOTE_SIZE }, pen.language);
    pen.write(0, y + below, mark, { ...how, bold: true });
    return below + pen.lines(indent, y + below, lines, { ...how, leading: leadingOf(lines, NOTE_SIZE) }) + 3;
  }, 0);
}
