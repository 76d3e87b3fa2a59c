/** Makes one file of an order. Runs in the child; a format is one line here. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Materials } from "@/server/exports/job-data";
import type { Paper } from "@/server/exports/paper-writer";
import { writePictures } from "@/server/exports/pictures";
import { postersPdf } from "@/server/exports/posters";
import { exportWords } from "@/server/exports/read-me";
import { reportDocx } from "@/server/exports/report-docx";
import { type PdfOptions, reportPdf } from "@/server/exports/report-pdf";
import { closingDeck, figuresDeck } from "@/server/exports/report-pptx";
import { tableRows, writeWorkbook } from "@/server/exports/workbook";
import { ZipWriter } from "@/server/exports/zip-writer";
import { pdfsOf } from "@/server/workers/typst/compile";
import { type Cell, CSV_START, csvLine } from "@/workshop/debrief/csv";
import { summaryCsv, summaryRows } from "@/workshop/debrief/summary-csv";
import { analysisFiles } from "@/workshop/exports/analysis";
import { answerRow, answersHead, cellsOf, valueRows, valuesHead } from "@/workshop/exports/answer-rows";
import { calendarText } from "@/workshop/exports/calendar";
import type { Format } from "@/workshop/exports/formats";
import { giftOf } from "@/workshop/exports/gift";
import type { LabelledRow } from "@/workshop/exports/labelled-answers";
import { qtiFiles } from "@/workshop/exports/qti";
import { roomDataText } from "@/workshop/exports/room-data";
import { statements } from "@/workshop/exports/xapi";
import type { Report } from "@/workshop/debrief/report/report";
import { findings, onePage, shortReport } from "@/workshop/debrief/report/short-report";
import { unreachable } from "@/model/unreachable";

/** @param done part of the file, 0 to 1 */
export type Progress = (done: number) => void;

export type SingleFormat = Exclude<Format, "everything">;

/** @param language of a report @throws when the file cannot be written or its materials are not there */
export async function makeFile(
  format: SingleFormat,
  file: string,
  materials: Materials,
  progress: Progress,
  language = materials.order.language,
): Promise<void> {
  const { order } = materials;
  const { expert } = order;
  const counted: Progress = (answers) => progress(answers / Math.max(1, materials.answerCount));
  const drawn = (done: number, total: number) => progress(done / total);
  const table = (head: readonly string[], rowsOf: (answer: LabelledRow) => Cell[][]) =>
    writeText(file, csvPieces(head, tableRows(materials, rowsOf, counted)));
  const write = (bytes: Buffer) => writeFile(file, bytes, { mode: 0o600 });
  const pdf = (part: (report: Report) => Report, options: PdfOptions) =>
    write(reportPdf(part(materials.report(language)), { expert, ...options }));
  const paper = (size: Paper) => write(pdfsOf("paper", [{ ...materials.handouts(), paper: size }])[0]!);
  switch (format) {
    case "word":
      return write(await reportDocx(findings(materials.report(language)), { expert, progress: drawn }));
    case "word-short": {
      const options = { expert, short: true, progress: drawn };
      return write(await reportDocx(shortReport(materials.report(language)), options));
    }
    case "partner":
      return write(await reportDocx(findings(materials.passedOnReport()), { progress: drawn }));
    case "page-a4":
      return write(reportPdf(onePage(materials.passedOnReport()), { paper: "a4", extent: "page" }));
    case "page-letter":
      return write(reportPdf(onePage(materials.passedOnReport()), { paper: "letter", extent: "page" }));
    case "slides":
      return write(
        await closingDeck(findings(materials.report(language)), { expert, progress: drawn }, order.logo),
      );
    case "slides-all":
      return write(await figuresDeck(findings(materials.report(language)), { expert, progress: drawn }));
    case "pictures":
      return writePictures(file, materials.report(language), expert, progress);
    case "pdf-a4":
      return pdf(findings, { paper: "a4" });
    case "pdf-letter":
      return pdf(findings, { paper: "letter" });
    case "pdf-short-a4":
      return pdf(shortReport, { paper: "a4", extent: "short" });
    case "pdf-short-letter":
      return pdf(shortReport, { paper: "letter", extent: "short" });
    case "handouts":
      return paper("a4");
    case "handouts-letter":
      return paper("letter");
    case "plan":
      return write(await reportDocx(materials.groupWork(language).plan, { short: true, plain: true }));
    case "plan-calendar":
      return writeText(file, [
        calendarText(materials.input.title, materials.groupWork(language).events, Date.now()),
      ]);
    case "posters-a4":
      return write(postersPdf(materials.groupWork(language), "a4"));
    case "posters-a3":
      return write(postersPdf(materials.groupWork(language), "a3"));
    case "workbook":
      return writeWorkbook(file, materials, await exportWords(order.language), progress);
    case "summary-csv":
      return writeText(file, [summaryCsv(materials.debrief)]);
    case "answers-csv":
      return table(answersHead, (a) => [cellsOf(answersHead, answerRow(a))]);
    case "values-csv":
      return table(valuesHead, (a) => valueRows(a).map((v) => cellsOf(valuesHead, v)));
    case "analysis":
      return writeZip(file, analysisFiles(materials.input, withProgress(materials.answers(), counted)));
    case "json":
      return writeText(
        file,
        roomDataText(
          materials.input,
          summaryRows(materials.debrief),
          withProgress(materials.answers(), counted),
        ),
      );
    case "gift":
      return writeText(file, [giftOf(materials.input.workshop, materials.asked)]);
    case "qti":
      return writeZip(file, qtiFiles(materials.input.workshop, materials.asked));
    case "xapi":
      return writeText(
        file,
        arrayPieces(
          statements(materials.input, withProgress(materials.answers(), counted), {
            home: order.home,
            newId: randomUUID,
          }),
        ),
      );
    case "calendar":
      return writeText(file, [calendarText(materials.input.title, order.events, Date.now())]);
    default:
      return unreachable(format);
  }
}

async function writeZip(file: string, entries: readonly { name: string; text: string }[]): Promise<void> {
  const zip = new ZipWriter(file);
  for (const { name, text } of entries) await zip.add(name, [text]);
  await zip.close();
}

function* csvPieces(head: readonly string[], rows: Iterable<Cell[]>): Generator<string> {
  yield `${CSV_START}${csvLine(head)}`;
  for (const row of rows) yield csvLine(row);
}

function* arrayPieces(values: Iterable<unknown>): Generator<string> {
  let first = true;
  yield "[";
  for (const value of values) {
    yield `${first ? "\n" : ",\n"}${JSON.stringify(value)}`;
    first = false;
  }
  yield "\n]\n";
}

/** @param done called with the number of answers so far */
function* withProgress(answers: Iterable<LabelledRow[]>, done: Progress): Generator<LabelledRow[]> {
  let count = 0;
  for (const list of answers) {
    yield list;
    count += list.length;
    done(count);
  }
}

const PIECE = 64 * 1_024;

const writeText = (file: string, pieces: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(inBlocks(pieces)), createWriteStream(file, { mode: 0o600 }));

function* inBlocks(pieces: Iterable<string>): Generator<Buffer> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text) yield Buffer.from(text);
}
