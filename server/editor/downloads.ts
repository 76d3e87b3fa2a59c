/** Workshops, translations and templates as files. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sendFile, startDownload } from "@/server/http/download";
import { sendRefusal } from "@/server/http/json";
import { writePackage } from "@/server/editor/package-out";
import type { Exchange } from "@/server/http/exchange";
import { sheetFormats, translationSheet } from "@/server/editor/translation";
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { readDraft } from "@/server/store/editor/authored";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import type { Draft } from "@/workshop/editor/draft";
import { languageTag } from "@/model/text/text-schemas";
import { packageName } from "@/workshop/import/package-manifest";
import { runJob } from "@/server/workers/run";
import { csvFile } from "@/workshop/debrief/csv";
import { QUIZ_EXAMPLE, QUIZ_HEAD } from "@/workshop/import/quiz-table";

interface Authored {
  workshop: WorkshopId;
}

export async function workshop({ req, res, workshop }: Exchange & Authored): Promise<void> {
  const now = await readDraft(workshop);
  if (!now) return sendRefusal(req, res, "gone");
  startDownload(res, "application/zip", packageName(now.draft.title));
  await writePackage(now.draft, workshop, res);
}

export async function shipped({ req, res, params }: Exchange<"workshop">): Promise<void> {
  const workshop = await findWorkshop(params.workshop);
  if (!workshop) return sendRefusal(req, res, "gone");
  startDownload(res, "application/zip", packageName(workshop.title));
  // Every workshop is a draft.
  await writePackage(workshop as unknown as Draft, storedWorkshopId(workshop.id), res);
}

/** `?language=th&format=xlsx`: a sheet to translate in. */
export async function translation({ req, res, url, workshop }: Exchange & Authored): Promise<void> {
  const now = await readDraft(workshop);
  if (!now) return sendRefusal(req, res, "gone");
  const { draft } = now;
  const language = url.searchParams.get("language") ?? "";
  const format = sheetFormats.find((f) => f === url.searchParams.get("format"));
  if (!format || !languageTag.safeParse(language).success || language === draft.language)
    return sendRefusal(req, res, "unreadable");
  const sheet = await translationSheet(draft, language, format);
  if (!sheet.ok) return sendRefusal(req, res, sheet.reason);
  const name = packageName(draft.title).replace(/\.plenary\.zip$/, `.${language}.${format}`);
  sendFile(res, sheet.value.mime, name, sheet.value.bytes);
}

/** A quiz in a spreadsheet as a template: quiz.xlsx, quiz.csv. */
export async function template({ req, res, params }: Exchange<"template">): Promise<void> {
  const name = params.template;
  if (name === "quiz.csv") {
    const table = Buffer.from(csvFile(QUIZ_HEAD, QUIZ_EXAMPLE));
    return sendFile(res, "text/csv; charset=utf-8", name, table);
  }
  if (name !== "quiz.xlsx") return sendRefusal(req, res, "gone");
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-template-"));
  try {
    const output = path.join(folder, name);
    const widths = QUIZ_HEAD.map((column) => (column === "Question" || column === "Reason" ? 50 : 16));
    const done = await runJob("write-table", {
      output,
      sheet: "Quiz",
      head: QUIZ_HEAD,
      rows: QUIZ_EXAMPLE,
      widths,
    });
    if (!done.ok) return sendRefusal(req, res, done.reason);
    const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    sendFile(res, mime, name, await readFile(output));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
