/** Reads an uploaded file as activities to be added, and changes nothing. Its type is told by its bytes. */
import type { WorkshopId } from "@/model/ids";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { keepFile, typeOf } from "@/server/editor/content/assets/intake";
import { runJob } from "@/server/workers/run";
import { decodeText } from "@/server/workers/decode-text";
import { drawPresentation, officeProgram } from "@/server/editor/import/office";
import { linkAsset } from "@/server/store/assets/assets";
import { nameFor } from "@/workshop/content/assets/names";
import { refusedFile, type FileResult, acceptedFile } from "@/workshop/content/assets/refusals";
import {
  type DeckSlide,
  leftOfDrawn,
  type NamedPicture,
  slidesFromTexts,
  titleOf,
} from "@/workshop/import/deck";
import { importGift } from "@/workshop/import/gift";
import {
  changedNote,
  type SourceUnit,
  type ImportResult,
  type ImportNote,
  lostNote,
} from "@/workshop/import/imported";
import { importMarkdown } from "@/workshop/import/markdown-deck";
import { importQuizTable, type ColumnNames } from "@/workshop/import/quiz-table";
import { interfaceLanguages } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/** The trainer's word on the file; presentations and tables are recognised by their bytes. */
type ImportAs = "markdown" | "gift" | "table" | "presentation";

type ImportRead =
  | ({ is: "activities"; counted: SourceUnit } & ImportResult)
  /** The browser makes pictures of the PDF's pages. */
  | {
      is: "pages";
      pdf: string;
      slides: { title: string; body: string; notes: string }[];
      notes: ImportNote[];
    };

interface ImportRequest {
  as: ImportAs;
  /** The file's, for the title of a quiz. */
  name: string;
  /** The workshop that keeps pictures; null: only look. */
  keepIn: WorkshopId | null;
  signal?: AbortSignal;
}

const MAX_TEXT = 2_000_000;
const MAX_TABLE = 10_000_000;
const MAX_DECK = 100_000_000;

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
  try {
    const read = await runJob(
      "read-pptx",
      { input: file, output: folder },
      request.signal ? { signal: request.signal } : {},
    );
    if (!read.ok) return refusedFile(read.reason);
    if ("problem" in read.value) return refusedFile(read.value.problem);
    const { slides, outside } = read.value;
    const program = outside ? null : officeProgram();
    const drawn = program && !request.keepIn ? await draw(program, file, request.signal) : null;
    if (drawn)
      return acceptedFile({ is: "pages", pdf: drawn, slides: shownOf(slides), notes: leftOfDrawn(slides) });
    const pictures = request.keepIn
      ? await keepPictures(slides, folder, request.keepIn, request.signal)
      : null;
    const imported = slidesFromTexts(slides, (i) => pictures?.named[i] ?? []);
    const notes = [...(outside ? [OUTSIDE] : []), ...imported.notes, ...(pictures?.notes ?? [])];
    return acceptedFile({ is: "activities", counted: "slide", activities: imported.activities, notes });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const OUTSIDE = changedNote(
  null,
  "The presentation has pictures or files that lie elsewhere: it was not drawn, so that nothing is " +
    "fetched. Texts and its own pictures were taken.",
);

/** LibreOffice leaves hidden slides out of the PDF. */
const shownOf = (slides: readonly DeckSlide[]) =>
  slides
    .filter((s) => !s.hidden)
    .map((slide, i) => ({ title: titleOf(slide, i), body: slide.body, notes: slide.notes }));

/** The PDF stays in a folder that the caller removes. */
async function draw(program: string, file: string, signal?: AbortSignal): Promise<string | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-office-"));
  const pdf = await drawPresentation(program, file, folder, signal).catch(() => null);
  if (!pdf) await rm(folder, { recursive: true, force: true });
  return pdf;
}

async function keepPictures(
  slides: readonly DeckSlide[],
  folder: string,
  workshop: WorkshopId,
  signal?: AbortSignal,
): Promise<{ named: NamedPicture[][]; notes: ImportNote[] }> {
  const notes: ImportNote[] = [];
  const names = new Map<string, string | null>();
  const named: NamedPicture[][] = [];
  for (const [i, slide] of slides.entries()) {
    const pictures: NamedPicture[] = [];
    for (const { file, alt } of slide.hidden ? [] : slide.pictures) {
      if (!names.has(file))
        names.set(file, await keepPicture(path.join(folder, file), `slide-${i + 1}`, workshop, signal));
      const name = names.get(file);
      if (name) pictures.push({ name, alt });
      else notes.push(lostNote(i + 1, "A picture of this slide could not be read and was left out."));
    }
    named.push(pictures);
  }
  return { named, notes };
}

async function keepPicture(
  file: string,
  as: string,
  workshop: WorkshopId,
  signal?: AbortSignal,
): Promise<string | null> {
  const kept = await keepFile(file, signal);
  if (!kept.ok || kept.value.asset.kind !== "picture") return null;
  const linked = await linkAsset(workshop, kept.value.asset.hash, (names) =>
    nameFor(as, kept.value.ending, names),
  );
  return linked.ok ? linked.name : null;
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
