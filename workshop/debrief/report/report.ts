/**
 * A room's report as plain data in one language, for the debrief page, phones, Word, slides, workbook and
 * paper. Trainers' edits and remarks stand beside figures and never change a number.
 */
import type { FigureModel } from "@/model/figures/figure";
import type { Front, StorySentence } from "@/workshop/debrief/report/front";

export interface Stat {
  value: string;
  text: string;
}

export interface ReportChapter {
  id: string;
  title: string;
  /** Figures of one activity. `lead` stands above them, such as the question that was asked. */
  parts: { activity: string; title: string; lead?: string; figures: FigureModel[]; remark: string | null }[];
}

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
  front: Front<StorySentence>;
  chapters: ReportChapter[];
  /** Texts that trainers released, with the question they answer. */
  quotes: { question: string; texts: string[] }[];
  /** The trainers' remark on the whole. */
  remark: string | null;
  labels: ReportLabels;
  /** Methods and limits: small numbers, no control group, keepers and times of data. */
  notes: string[];
  /** In a file: who took it out, and when. */
  taken?: string;
}
