/** Names that do not fit below their columns: a letter stands there, and the names follow below the drawing. */
import { linesOf, widthOf } from "@/components/chart/text";
import { palette } from "@/components/chart/palette";
import { type Pen, SMALL_FONT_SIZE } from "@/components/chart/pen";

interface ShortenedLabels {
  /** What stands below each column. */
  below: string[];
  /** Mark and name of those that were put off. */
  notes: [mark: string, name: string][];
}

/** @param room width of one column in pixels */
export function shortened(labels: readonly string[], room: number, pen: Pen): ShortenedLabels {
  const fits = (label: string) => {
    const lines = linesOf(label, room, { size: SMALL_FONT_SIZE }, pen.language);
    // A line that is shorter than its word was broken inside it.
    return (
      lines.length <= 4 &&
      label
        .split(/\s+/u)
        .every(
          (word) =>
            widthOf(word, SMALL_FONT_SIZE) <= room ||
            !/^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hangul}]/u.test(word),
        )
    );
  };
  const notes: ShortenedLabels["notes"] = [];
  const below = labels.map((label) => {
    if (fits(label)) return label;
    // A name that begins with its number keeps it as its mark.
    const [, number, name] = /^(\d{1,3})[.\s]\s*(.+)$/su.exec(label) ?? [];
    if (number && name) {
      notes.push([number, name]);
      return number;
    }
    const mark = String.fromCodePoint(97 + (notes.length % 26));
    notes.push([mark, label]);
    return mark;
  });
  return { below, notes };
}

/** @returns the height they take */
export function drawNotes(
  notes: readonly (readonly [mark: string, name: string])[],
  y: number,
  pen: Pen,
): number {
  const text = notes
    .filter(([, name]) => name)
    .map(([mark, name]) => `${mark}\u00a0${name}`)
    .join(" · ");
  if (!text) return 0;
  return pen.lines(0, y, linesOf(text, pen.width, { size: SMALL_FONT_SIZE }, pen.language), {
    size: SMALL_FONT_SIZE,
    fill: palette.inkSoft,
  });
}
