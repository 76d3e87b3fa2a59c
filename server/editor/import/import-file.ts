/** Reads an uploaded file as activities to be added, and changes nothing. Its type is told by its bytes. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { typeOf } from "@/server/editor/content/assets/intake";
import { runJob } from "@/server/workers/run";
import { decodeText } from "@/server/workers/decode-text";
import { refusedFile, type FileResult, acceptedFile } from "@/workshop/content/assets/refusals";
import { lossesOf, titleOf } from "@/workshop/import/deck";
import { importGift } from "@/workshop/import/gift";
import type { ImportNote, ImportResult, SourceUnit } from "@/workshop/import/imported";
import { importMarkdown } from "@/workshop/import/markdown-deck";
import { importQuizTable, type ColumnNames } from "@/workshop/import/quiz-table";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/** The trainer's word on the file; presentations and tables are recognised by their bytes. */
type ImportAs = "markdown" | "gift" | "table" | "presentation";

type ImportRead =
  | ({ is: "activities"; counted: SourceUnit } & ImportResult)
  /** Slides as pictures, which stand one behind the other in a file that the caller removes. */
  | {
      is: "pages";
      file: string;
      slides: { title: string; body: string; notes: string; alts: string[]; bytes: number }[];
      notes: ImportNote[];
    };

interface ImportRequest {
  as: ImportAs;
  /** The file's, for the title of a quiz. */
  name: string;
  signal?: AbortSignal;
}

const MAX_TEXT = 2_000_000;
const MAX_TABLE = 10_000_000;
const MAX_DECK = 100_000_000;
/** Milliseconds for all slides of a presentation. */
const DECK_TIMEOUT_MS = 180_000;

export async function importFile(
  file: string,
  size: number,
  request: ImportRequest,
): Promise<FileResult<ImportRead>> {
  const type = await typeOf(file);
  const packed = type?.ending === "zip";
  if (request.as === "presentation")
    return packed
      ? presentation(file, size, request)
      : refusedFile(type?.ending === "ppt" ? "old-office" : "wrong-type");
  if (request.as === "table")
    return type && !packed ? refusedFile("wrong-type") : table(file, size, request, packed);
  if (type && type.kind !== "captions") return refusedFile("wrong-type");
  if (size > MAX_TEXT) return refusedFile("too-large");
  const text = decodeText(await readFile(file));
  if (text.includes("\0")) return refusedFile("unreadable");
  const imported = request.as === "gift" ? importGift(text, titleFrom(request.name)) : importMarkdown(text);
  return imported
    ? acceptedFile({ is: "activities", counted: "line", ...imported })
    : refusedFile("too-many-slides");
}

const titleFrom = (name: string): string =>
  name
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .replace(/[_-]+/g, " ")
    .trim() || "Quiz";

async function table(
  file: string,
  size: number,
  request: ImportRequest,
  packed: boolean,
): Promise<FileResult<ImportRead>> {
  if (size > MAX_TABLE) return refusedFile("too-large");
  const read = await runJob(
    "read-table",
    { input: file, type: packed ? "xlsx" : "csv" },
    request.signal ? { signal: request.signal } : {},
  );
  if (!read.ok) return refusedFile(read.reason);
  if ("problem" in read.value) return refusedFile(read.value.problem);
  const imported = importQuizTable(read.value.rows, titleFrom(request.name), await editorsNames());
  if (!imported) return refusedFile("no-columns");
  return imported.activities.length > 200
    ? refusedFile("too-many-slides")
    : acceptedFile({ is: "activities", counted: packed ? "row" : "line", ...imported });
}

async function presentation(
  file: string,
  size: number,
  request: ImportRequest,
): Promise<FileResult<ImportRead>> {
  if (size > MAX_DECK) return refusedFile("too-large");
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-deck-"));
  let done = false;
  try {
    const output = path.join(folder, "slides");
    const limits = { patience: DECK_TIMEOUT_MS, ...(request.signal ? { signal: request.signal } : {}) };
    const read = await runJob("read-pptx", { input: file, output }, limits);
    if (!read.ok) return refusedFile(read.reason);
    if ("problem" in read.value) return refusedFile(read.value.problem);
    const { slides, sizes } = read.value;
    const shown = slides
      .filter((s) => !s.hidden)
      .map(({ body, notes, alts, title }, i) => ({
        title: titleOf({ title, body }, i),
        body,
        notes,
        alts,
        bytes: sizes[i]!,
      }));
    done = true;
    return acceptedFile({ is: "pages", file: output, slides: shown, notes: lossesOf(slides) });
  } finally {
    if (!done) await rm(folder, { recursive: true, force: true });
  }
}

let columnNames: Promise<ColumnNames> | null = null;

export function editorsNames(): Promise<ColumnNames> {
  columnNames ??= read();
  return columnNames;
}

async function read(): Promise<ColumnNames> {
  const all = await Promise.all(
    interfaceLanguages.map(async (language) => completed(await translationIn(language)).editor.fields),
  );
  return {
    question: all.flatMap(({ any, quiz }) => [any.question.label, quiz.items_text.label]),
    right: all.map(({ any }) => any.accepted.label),
    reason: all.map(({ any }) => any.reason.label),
    law: all.map(({ any }) => any.law.label),
    error: all.map(({ any }) => any.error.label),
  };
}
