/** Translation sheets out and in: XLSX, CSV and XLIFF, made and read in a child process. */
import type { WorkshopId } from "@/model/ids";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { typeOf } from "@/server/editor/content/assets/intake";
import { runJob } from "@/server/workers/run";
import { applyToWorkshop } from "@/server/store/editor/authored-edits";
import { emitAuthoredEvent } from "@/server/store/editor/authored-events";
import { refusedFile, type FileResult, acceptedFile } from "@/workshop/content/assets/refusals";
import type { Draft } from "@/workshop/editor/draft";
import type { EditReason } from "@/workshop/editor/edit-reasons";
import { languageTag } from "@/model/text/text-schemas";
import { csvFile } from "@/workshop/debrief/csv";
import { guarded } from "@/workshop/editor/translation/csv-guard";
import {
  type LineReport,
  readTranslation,
  type SheetReport,
} from "@/workshop/editor/translation/read-translation";
import { linesOf } from "@/workshop/editor/translation/translation-columns";
import { cellsOf, headOf, translationRows } from "@/workshop/editor/translation/translation-rows";
import { xliffOf } from "@/workshop/editor/translation/xliff";

export const sheetFormats = ["xlsx", "csv", "xliff"] as const;
type SheetFormat = (typeof sheetFormats)[number];

const MIME: Record<SheetFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  xliff: "application/xliff+xml",
};
const WIDTHS = [34, 34, 10, 70, 70, 10];

export async function translationSheet(
  draft: Draft,
  language: string,
  format: SheetFormat,
): Promise<FileResult<{ bytes: Buffer; mime: string }>> {
  const rows = translationRows(draft, language);
  const head = headOf(draft.language, language);
  const mime = MIME[format];
  if (format === "xliff")
    return acceptedFile({ bytes: Buffer.from(xliffOf(rows, draft.language, language, draft.title)), mime });
  const cells = rows.map(cellsOf);
  if (format === "csv") {
    const safe = cells.map((row) => row.map((cell) => (typeof cell === "string" ? guarded(cell) : cell)));
    return acceptedFile({ bytes: Buffer.from(csvFile(head, safe)), mime });
  }
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-sheet-"));
  try {
    const output = path.join(folder, "sheet.xlsx");
    const done = await runJob("write-table", { output, sheet: language, head, rows: cells, widths: WIDTHS });
    return done.ok ? acceptedFile({ bytes: await readFile(output), mime }) : refusedFile(done.reason);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface ReadSheet extends Omit<SheetReport, "op" | "lines"> {
  /** Lines that need a look; the others are only counted. */
  lines: LineReport[];
  counts: Record<LineReport["fate"], number>;
  /** The sheet would change something. */
  changes: boolean;
}

const MAX_SHEET = 20_000_000;

/**
 * Reads an uploaded sheet against the draft, without changing anything.
 * @param language null: as the sheet says.
 */
export async function readSheetFile(
  file: string,
  size: number,
  draft: Draft,
  language: string | null,
  takeStale: boolean,
): Promise<FileResult<SheetReport>> {
  if (size > MAX_SHEET) return refusedFile("too-large");
  const type = await typeOf(file);
  if (type && type.ending !== "zip") return refusedFile("wrong-type");
  const kind = type
    ? "xlsx"
    : /^\s*(<\?xml|<xliff)/.test((await readFile(file, "utf8")).replace(/^\ufeff/, "").slice(0, 200))
      ? "xliff"
      : "csv";
  const read = await runJob("read-table", { input: file, type: kind });
  if (!read.ok) return refusedFile(read.reason);
  if ("problem" in read.value) return refusedFile(read.value.problem);
  const lines = linesOf(read.value.rows, kind === "csv" ? "csv" : "other");
  const into = language ?? (lines.ok ? lines.language : null);
  if (!lines.ok || !into || !languageTag.safeParse(into).success || into === draft.language)
    return refusedFile("unreadable");
  // A sheet of another language would overwrite this one.
  if (lines.language && lines.language !== into) return refusedFile("wrong-language");
  return acceptedFile(readTranslation(draft, into, lines.lines, takeStale));
}

export function toldOf({ op, lines, ...report }: SheetReport): ReadSheet {
  const counts = { new: 0, changed: 0, same: 0, empty: 0, stale: 0, refused: 0 };
  for (const { fate } of lines) counts[fate]++;
  return {
    ...report,
    lines: lines.filter((l) => l.sentences.length > 0).slice(0, 500),
    counts,
    changes: op !== null,
  };
}

/** Open editors hear of the edit. */
export async function applySheet(
  workshop: WorkshopId,
  account: string,
  { op }: SheetReport,
): Promise<{ ok: true } | { ok: false; reason: EditReason }> {
  if (!op) return { ok: true };
  const applied = await applyToWorkshop(workshop, account, op);
  if (applied.ok) emitAuthoredEvent(workshop, "document");
  return applied.ok ? { ok: true } : applied;
}
