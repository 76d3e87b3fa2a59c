/**
 * A figure's drawing as plain data in the reader's words. One renderer makes SVG for page, paper and exports,
 * for all kinds alike. Every piece has a text or number beside its colour. Counts are people unless said
 * otherwise.
 */

/** An answer's look everywhere: hue, lightness, pattern and letter. "none": passed or missing. */
export type Look = "yes" | "unsure" | "no" | "none" | "plain" | "soft" | "strong";

/** A horizontal bar: `count` of `of`; `low` and `high` bound its interval in percent, or null. */
export interface BarRow {
  label: string;
  count: number;
  of: number;
  low: number | null;
  high: number | null;
  /** In words, drawn at the end of the bar: "14 of 19 · 74 %". */
  said: string;
  look?: Look;
  /** Earlier rounds, first to last. */
  before?: { count: number; of: number; said: string }[];
  /** The expert accepts it; drawn only where the reader asked for the expert reading. */
  key?: boolean;
}

interface StackSegment {
  label: string;
  count: number;
  look: Look;
}

export interface Stack {
  label: string;
  pieces: StackSegment[];
  /** At the end of the row, such as "19 answered, 1 passed". */
  said?: string;
}

/** A value with its interval on a common axis, such as a mean difference. */
interface Interval {
  label: string;
  at: number;
  low: number | null;
  high: number | null;
  said: string;
}

export type Chart =
  | {
      type: "bars";
      rows: BarRow[];
      /** The thin lines are no intervals of the shares; the figure says what they are. */
      band?: true;
      /** Above the bars: what the bars and the thin ones below them are. */
      names?: { now: string; before: string };
    }
  | {
      type: "stacks";
      rows: Stack[] /** Authored place of each row, where their order tells the key. */;
      places?: number[];
    }
  /**
   * A histogram. `middle` is in columns: 0 where the first begins, 0.5 its centre. `band` is in column
   * numbers from 0, both ends included.
   */
  | {
      type: "columns";
      columns: { label: string; count: number; look?: Look }[];
      ends?: { low: string; high: string };
      middle?: { from: number; at: number; to: number };
      band?: { from: number; to: number; label: string };
    }
  /**
   * People going from one column's answer to the next; `moves` join columns i and i + 1, pieces run top to
   * bottom. `band` is in column numbers from 0, both ends included.
   */
  | {
      type: "flow";
      columns: { label: string; note: string; pieces: (StackSegment & { id: string })[] }[];
      moves: { from: string; to: string; people: number }[][];
      /** Marked between columns `after` and `after` + 1, such as the largest movement. */
      mark?: { after: number; label: string };
      band?: { from: number; to: number; label: string };
    }
  /** Cells from 0 (empty) to 1 (full), each with its own text. */
  | {
      type: "heat";
      columns: string[];
      rows: { label: string; cells: { said: string; level: number; key?: boolean }[] }[];
      corner?: string /** Places of columns that tell the key. */;
      keyColumns?: number[];
    }
  /** Values step by step, beside the expert's: the staircase of indicators, or a debt. */
  | {
      type: "steps";
      columns: string[];
      lines: {
        label: string;
        look: Look;
        values: (number | null)[] /** It is the expert's. */;
        key?: boolean;
      }[];
      unit?: string;
    }
  /** Values with intervals on one axis; `zero` draws the line of no change, `guess` the line of guessing. */
  | {
      type: "intervals";
      rows: Interval[];
      low: number;
      high: number;
      zero?: boolean;
      guess?: { at: number; label: string };
    }
  /** Two shares of the same row: before and after. */
  | {
      type: "pairs";
      rows: { label: string; before: BarRow; after: BarRow }[];
      names: { before: string; after: string };
    }
  /** Texts in groups: quotes, entries, unanswered things. */
  | { type: "texts"; groups: { title: string; texts: string[] }[] };

export type FlowChart = Extract<Chart, { type: "flow" }>;
