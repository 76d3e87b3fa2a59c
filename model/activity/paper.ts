/** The printed form of an activity, from top to bottom: texts that the room reads, and blanks to write in. */
export type PaperBlock =
  /** A content notice at the head of the sheet. Markdown. */
  | { type: "notice"; text: string }
  | { type: "heading"; text: string; number?: number }
  /** Markdown. */
  | { type: "prose"; text: string }
  /** Sentences one after the other. */
  | { type: "paragraph"; texts: readonly string[] }
  | { type: "question"; text: string; hint?: string }
  /** Boxes to tick. */
  | { type: "boxes"; options: readonly string[] }
  /** Each is marked as present, absent or not known. */
  | { type: "marks"; items: readonly string[] }
  /** Numbered. */
  | { type: "list"; items: readonly string[] }
  /** Begins a side of its own, for one reader alone. */
  | { type: "side"; title: string }
  /** Of the workshop, by its name, with its words. */
  | { type: "picture"; file: string; alt: string }
  /**
   * Lines to write on: at least so many, or for so many letters by hand; they share the rest of the sheet.
   */
  | { type: "lines"; least: number; letters: number }
  /** Cells to write in: named rows, or so many blank ones. */
  | { type: "table"; columns: readonly PaperColumn[]; rows: readonly string[]; blank: number }
  | { type: "section"; title: string; blocks: readonly PaperBlock[] };

export interface PaperColumn {
  /** Stands above its text. */
  title?: string;
  text: string;
  hint?: string;
  /** Written by hand, for which each of its cells has room. */
  letters: number;
}
