/**
 * The workbook of a room in its reader's language: what it holds, the debrief's numbers, the codebook, each
 * worksheet, and the answers.
 */
import type { Materials } from "@/server/exports/job-data";
import { type ExportWords, readMe } from "@/server/exports/read-me";
import { XlsxWriter } from "@/server/exports/xlsx-writer";
import { direction } from "@/model/text/language";
import type { Cell } from "@/workshop/debrief/csv";
import { debriefOf } from "@/workshop/debrief/debrief";
import { summaryRows } from "@/workshop/debrief/summary-csv";
import { summaryHead } from "@/model/debrief/summary-row";
import { answerRow, answersHead, cellsOf, valueRows, valuesHead } from "@/workshop/exports/answer-rows";
import { codebookHead, codebookOf, codebookRows } from "@/workshop/exports/codebook";
import type { LabelledRow } from "@/workshop/exports/labelled-answers";
import { workHead, workOf } from "@/workshop/exports/worksheet-rows";

const WIDTHS = {
  readMe: [110],
  summary: [24, 10, 26, 7, 14, 22, 50, 8, 8, 8, 8, 10, 12, 12, 10],
  codebook: [18, 28, 22, 28, 12, 8, 26, 12, 14, 8, 22, 60, 46, 18, 60],
  indicators: [70, 8, 20, 12, 12, 12, 12, 14, 12, 44, 14, 10],
  plan: [60, 26, 20, 26, 22, 40],
  answers: [24, 9, 10, 14, 26, 7, 8, 14, 12, 24, 24, 24, 30, 12, 8, 50, 10, 50],
  values: [24, 12, 8, 9, 10, 14, 26, 7, 24, 12, 24, 10, 50],
  work: [8, 18, 26, 7, 36, 26, 26, 12, 14, 70],
};

/** @param progress hears of the part that is done, 0 to 1 */
export async function writeWorkbook(
  file: string,
  materials: Materials,
  words: ExportWords,
  progress: (done: number) => void,
): Promise<void> {
  const { answerCount } = materials;
  const input = materials.inputIn(words.language);
  const debrief = input === materials.input ? materials.debrief : debriefOf(input);
  const rtl = direction(words.language) === "rtl";
  const book = new XlsxWriter(file);
  await book.sheet({
    name: words.sheet("readMe"),
    head: null,
    rows: readMe(materials, words).map((line) => [line]),
    widths: WIDTHS.readMe,
    rtl,
  });
  await book.sheet({
    name: words.sheet("summary"),
    head: summaryHead,
    rows: summaryRows(debrief).map((row) => cellsOf(summaryHead, row)),
    widths: WIDTHS.summary,
    rtl,
  });
  await book.sheet({
    name: words.sheet("codebook"),
    head: codebookHead,
    rows: codebookRows(codebookOf(input)),
    widths: WIDTHS.codebook,
    rtl,
  });
  const work = materials.order.groups?.[words.language];
  if (work && work.indicators.rows.length > 0)
    await book.sheet({
      name: words.sheet("indicators"),
      ...work.indicators,
      widths: WIDTHS.indicators,
      rtl,
    });
  if (work && work.rows.length > 0)
    await book.sheet({
      name: words.sheet("plan"),
      head: [...work.head, words.t("plan.side"), words.t("plan.sheet")],
      rows: work.rows.map((row, i) => [...row, work.measures[i]!.side, work.measures[i]!.sheet]),
      widths: WIDTHS.plan,
      rtl,
    });
  for (const { worksheet, rows } of workOf(input)) {
    await book.sheet({
      name: worksheet.title,
      head: workHead,
      rows: rows.map((row) => cellsOf(workHead, row)),
      widths: WIDTHS.work,
      rtl,
    });
  }
  progress(0.1);
  if (input.ended) {
    const counted = (rowsOf: (a: LabelledRow) => Cell[][], from: number, to: number) =>
      tableRows(materials, rowsOf, (done) =>
        progress(from + ((to - from) * done) / Math.max(1, answerCount)),
      );
    await book.sheet({
      name: words.sheet("answers"),
      head: answersHead,
      rows: counted((a) => [cellsOf(answersHead, answerRow(a))], 0.1, 0.5),
      widths: WIDTHS.answers,
      rtl,
    });
    await book.sheet({
      name: words.sheet("values"),
      head: valuesHead,
      rows: counted((a) => valueRows(a).map((v) => cellsOf(valuesHead, v)), 0.5, 1),
      widths: WIDTHS.values,
      rtl,
    });
  }
  await book.close();
  progress(1);
}

/** Rows answer by answer. @param done hears how many answers are written */
export function* tableRows(
  materials: Materials,
  rowsOf: (answer: LabelledRow) => Cell[][],
  done: (answers: number) => void,
): Generator<Cell[]> {
  let count = 0;
  for (const answers of materials.answers()) {
    for (const answer of answers) yield* rowsOf(answer);
    count += answers.length;
    done(count);
  }
}
