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
}

/** Names are written smaller before they are put off. */
const SIZES = [SMALL_FONT_SIZE, SMALL_FONT_SIZE - 1, SMALL_FONT_SIZE - 2];
const MAX_LINES = 4;
/** Of what stands below a drawing. */
const NOTE_SIZE = SMALL_FONT_SIZE + 1;

/** Words of scripts that have spaces: they are not broken. */
const hasWords = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hangul}]/u;

/** The width of a name's longest word, in pixels. */
export const longestWord = (label: string, type: Type, language: string): number =>
  widest(
    piecesOf(label, language)
      .map((piece) => piece.trim())
      .filter((piece) => hasWords.test(piece)),
    type,
  );

/**
 * Either all names stand at their columns or none does: then each has its own leading number as its mark, where all
 * have one, or else a letter. A name that is a bare number is its own mark.
 * @param room width of one column in pixels
 */
export function shortened(
  labels: readonly string[],
  room: number,
  pen: Pen,
  { bold = false }: { bold?: boolean } = {},
): ShortenedLabels {
  const size = SIZES.find((one) =>
    labels.every(
      (label) =>
        longestWord(label, { size: one, bold }, pen.language) <= room &&
        linesOf(label, room, { size: one, bold }, pen.language).length <= MAX_LINES,
    ),
  );
  if (size !== undefined) return { below: [...labels], notes: [], size };
  const named = labels.map((label): [string, string] => {
    const [, number = "", name = ""] = /^(\d{1,3})[.\s]\s*(.+)$/su.exec(label) ?? [];
    return [number, name];
  });
  const numbered =
    named.every(([number]) => number) && new Set(named.map(([number]) => number)).size === named.length;
  if (numbered) return { below: named.map(([number]) => number), notes: named, size: SMALL_FONT_SIZE };
  const notes: ShortenedLabels["notes"] = [];
  const below = labels.map((label) => {
    if (/^\d{0,3}$/.test(label)) return label;
    const mark = String.fromCodePoint(97 + (notes.length % 26));
    notes.push([mark, label]);
    return mark;
  });
  return { below, notes, size: SMALL_FONT_SIZE };
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
