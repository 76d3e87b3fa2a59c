/**
 * A figure of a report as plain data in the reader's words, the same for page, paper, Word, slides, workbook
 * and pictures. Its sentence says what was counted (no cause, nothing "proved"); a table has all numbers; it
 * fits on one page.
 */
import type { Chart } from "@/model/figures/chart";

/** Rows of a figure. The first cell of a row names it; numbers are set flush right. */
export interface Table {
  caption: string;
  head: string[];
  /** Places of columns that tell the key, such as "as in the key". */
  keyColumns?: number[];
  /** Authored place of each row, where the order of the rows tells the key. */
  places?: number[];
  rows: (string | number)[][];
}

/** True where a figure has an expert's reading or key. */
export const showsExpert = ({ expert, chart, more = [] }: FigureModel): boolean =>
  expert !== undefined || [chart, ...more.map((m) => m.chart)].some((c) => c !== null && hasTick(c));

export const hasTick = (chart: Chart): boolean =>
  (chart.type === "heat" && chart.rows.some((row) => row.cells.some((cell) => cell.key))) ||
  (chart.type === "bars" && chart.rows.some((row) => row.key));

export interface FigureModel {
  /** Stable within a room, file-name safe: the activity's id, a hyphen, and the figure's own short name. */
  id: string;
  title: string;
  /** The authored question it answers, where there is one. */
  question?: string;
  reading: string;
  /** It finds nothing: the trainers' page tells it last, and folded. */
  nothing?: true;
  /** Explains the figure, however drawn. */
  how?: string;
  /**
   * Explains its own charts beyond their marks (`explained`); pages that draw otherwise explain themselves.
   */
  howDrawn?: string;
  /** Explains the expert's part, for readers who get it. */
  howKey?: string;
  /** "19 answered · 1 passed · 3 gave nothing · 23 present": who stands behind it. */
  heads?: string;
  chart: Chart | null;
  /** Further drawings of the same figure, each with its own caption. */
  more?: { caption: string; chart: Chart }[];
  tables: Table[];
  /**
   * Tells the key to readers without the expert's reading. "alone": it compares the room with the
   * key only. "told": its sentence tells the key, its drawing only where marked.
   */
  key?: "alone" | "told";
  /** The expert's reading, shown on request: key, alternatives, reason, instrument, article. */
  expert?: string;
  /**
   * Texts that belong to it. `released`: seen by the room, such as presented cards. Others stay on the
   * trainers' page.
   */
  texts?: { title: string; texts: string[]; released?: boolean }[];
  /** Numbers beside people's own words; on the trainers' page alone. */
  written?: Table[];
}
