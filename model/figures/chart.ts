/**
 * What a figure draws, as plain data in the reader's words. One renderer turns it into SVG for the page, for paper and
 * for exports, so a drawing never knows what kind of activity it came from. Colour is never alone: every piece has a
 * text or a number beside it. Counts are people unless a chart says otherwise.
 */

/** How an answer looks everywhere: hue, lightness, pattern and letter together. "none": passed or no answer. */
export type Look = "yes" | "unsure" | "no" | "none" | "plain" | "soft" | "strong";

/** One horizontal bar: `count` of `of`; `low` and `high` bound its interval in percent, null where there is none. */
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

/** A row or column cut into its answers. */
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
  /** Columns of counts, as in a histogram; `middle` marks median and quartiles in units of columns: 0 where the first begins, 0.5 its middle. `band` counts columns from 0, both ends included. */
  | {
      type: "columns";
      columns: { label: string; count: number; look?: Look }[];
      ends?: { low: string; high: string };
      middle?: { from: number; at: number; to: number };
      band?: { from: number; to: number; label: string };
    }
  /** People going from one column's answer to the next one's. `moves` are between column i and i + 1; pieces stand top to bottom. `band` counts columns from 0, both ends included. */
  | {
      type: "flow";
      columns: { label: string; note: string; pieces: (StackSegment & { id: string })[] }[];
      moves: { from: string; to: string; people: number }[][];
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
  /** Texts in a list: quotes, entries, things nobody answered. `groups` keep what belongs together. */
  | { type: "texts"; groups: { title: string; texts: string[] }[] };

export type FlowChart = Extract<Chart, { type: "flow" }>;
