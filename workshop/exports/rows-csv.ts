/**
 * The row-by-row table: one row for each person, question and round, under labels drawn anew (D-19). It is for rooms
 * that have ended; who may fetch it is decided elsewhere.
 */
import { csvFile } from "@/workshop/debrief/csv";
import type { DebriefInput } from "@/workshop/debrief/input";
import { answerRow, answersHead, cellsOf } from "@/workshop/exports/answer-rows";
import { labelled, type Shuffle } from "@/workshop/exports/labelled";

/** The whole file, ordered by activity, label, question and round. */
export function rowsCsv(input: DebriefInput, shuffled: Shuffle): string {
  const rows = [...labelled(input, shuffled)].flatMap((answers) =>
    answers.map((a) => cellsOf(answersHead, answerRow(a))),
  );
  return csvFile(answersHead, rows);
}
