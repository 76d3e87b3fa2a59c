/**
 * One figure of a report as plain data in the reader's words: the same for the page, paper, Word, slides, the workbook
 * and pictures. Rules: one sentence that says what was counted (no cause, nothing "proved"); every number of the
 * drawing stands in a table; it fits on one printed page.
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

/** Whether there is anything of the expert's in a figure: a reading in words, or a key in a drawing. */
export const showsExpert = ({ expert, chart, more = [] }: FigureModel): boolean =>
  expert !== undefined || [chart, ...more.map((m) => m.chart)].some((c) => c !== null && hasTick(c));

/** Whether what an expert accepts is marked in it. */
export const hasTick = (chart: Chart): boolean =>
  (chart.type === "heat" && chart.rows.some((row) => row.cells.some((cell) => cell.key))) ||
  (chart.type === "bars" && chart.rows.some((row) => row.key));

export interface FigureModel {
  /** Stable within a room, file-name safe: the activity's id, a hyphen, and the figure's own short name. */
  id: string;
  title: string;
  /** The authored question it answers, where there is one. */
  question?: string;
  /** What was counted, in a sentence or two. */
  reading: string;
  /** It finds nothing: the trainers' page tells it last, and folded. */
  nothing?: true;
  /** How to read the figure, however it is drawn. */
  how?: string;
  /** How to read its own charts, beyond their marks (`explained`); where a page draws it otherwise, it says its own. */
  howDrawn?: string;
  /** How to read what in it is the expert's; for those alone who get the expert's reading. */
  howKey?: string;
  /** "19 answered · 1 passed · 3 gave nothing · 23 present": who stands behind it. */
  heads?: string;
  chart: Chart | null;
  /** Further drawings of the same figure, each with its own caption. */
  more?: { caption: string; chart: Chart }[];
  tables: Table[];
  /**
   * What the figure gives away of the key to readers who do not get the expert's reading. "alone": it compares the room
   * with the key and nothing else. "told": its sentence tells the key; its drawing does so only where that is marked.
   */
  key?: "alone" | "told";
  /** The expert's reading in words, shown on request: key, accepted alternatives, reason, instrument and article. */
  expert?: string;
  /**
   * What was written that belongs to it. `released`: the room has seen it, as with cards that groups presented. All other
   * texts stay on the trainers' page.
   */
  texts?: { title: string; texts: string[]; released?: boolean }[];
  /** Numbers beside people's own words; on the trainers' page alone. */
  written?: Table[];
}
