/**
 * A report of one room as plain data in one language: made once, drawn by the debrief page, the shorter version on
 * phones, Word, slides, the workbook and paper. It holds figures, sentences made from them by rules, and what trainers
 * added: edits and remarks stand beside figures and never change a number.
 */
import type { FigureModel } from "@/model/figures/figure";

export interface Stat {
  value: string;
  text: string;
}

/** A sentence of the front page. `id` is stable, so that a trainer's wording stays with it. */
export interface StorySentence {
  id: string;
  /** Made from the data. */
  made: string;
  /** A trainer's own wording; null where the made one stands. */
  edited: string | null;
  /** The figure it speaks of. */
  figure?: string;
}

export interface ReportChapter {
  id: string;
  title: string;
  /** Figures of one activity. `lead` stands above them, such as the question that was asked. */
  parts: { activity: string; title: string; lead?: string; figures: FigureModel[]; remark: string | null }[];
}

/** What headings and captions of a file are called, in the report's language. */
export interface ReportLabels {
  report: string;
  contents: string;
  story: string;
  numbers: string;
  expert: string;
  remark: string;
  quotes: string;
  notes: string;
  page: string;
  running: string;
  closing: string;
  /** Names of the slides for the closing round, and of all others. */
  round: string;
  rest: string;
}

export interface Report {
  /** Language tag of its words. */
  language: string;
  direction: "ltr" | "rtl";
  /** Language tag in which the workshop was written. */
  original: string;
  /** Texts in it that are in another language than its words. */
  foreign: { text: string; language: string }[];
  title: string;
  /** Room, day, people: short facts under the title. */
  facts: string[];
  ended: boolean;
  stats: Stat[];
  story: StorySentence[];
  chapters: ReportChapter[];
  /** Texts that trainers released, with the question they answer. */
  quotes: { question: string; texts: string[] }[];
  /** What the trainers say about the whole. */
  remark: string | null;
  labels: ReportLabels;
  /** How it was made and what it cannot say: small numbers, no control group, who keeps what until when. */
  notes: string[];
  /** In a file: who took it out, and when. */
  taken?: string;
}
