/** Exports of a room over HTTP: the list of formats, and the start, progress and end of a file. */
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Account, Exchange } from "@/server/http/exchange";
import { ExportJobs, type Job } from "@/server/exports/jobs";
import { prepareFor, roomNow } from "@/server/exports/prepare";
import { groupFacts } from "@/server/debrief/load-group-work";
import { startDownload } from "@/server/http/download";
import { readJson, sendJson } from "@/server/http/json";
import { interfaceLanguages } from "@/messages/languages";
import { logAccess } from "@/server/store/accounts/access-log";
import { findErasedRooms } from "@/server/store/retention/erasures";
import { type Format, factsOf, formats, unavailable } from "@/workshop/exports/formats";

const beginSchema = z.strictObject({
  format: z.enum(formats),
  language: z.enum(interfaceLanguages),
  expert: z.boolean().default(false),
});

/** Reasons for having no file; the pages have a sentence for each. */
type ExportReason = "gone" | "elsewhere" | "two-at-once" | "not-available" | "unreadable";

const STATUS: Record<ExportReason, number> = {
  gone: 404,
  elsewhere: 409,
  "two-at-once": 429,
  "not-available": 409,
  unreadable: 400,
};

interface Reader {
  account: Account;
  room: { id: string; title: string; ended: boolean };
}

/** Each answers one line below /export/ in the table of routes (server/main/routes/table.ts). */
export class RoomFiles {
  readonly jobs: ExportJobs;

  constructor(dataDir: string) {
    this.jobs = new ExportJobs(path.join(dataDir, "exports"), undefined, findErasedRooms);
  }

  get busy(): number {
    return this.jobs.busy;
  }

  close(): void {
    this.jobs.close();
  }

  /**
   * Formats, each with the reason why it is unavailable, this account's files in the making or ready, and how
   * many results of groups are not released.
   */
  async list({ req, res, room, account }: Exchange & Reader): Promise<void> {
    const [now, facts] = await Promise.all([roomNow(room), groupFacts(room.id)]);
    sendJson(req, res, 200, {
      ok: true,
      unreleased: facts?.unreleased ?? null,
      formats: formats.map((format) => ({
        format,
        rows: factsOf[format].rows,
        why: unavailable(format, now),
      })),
      jobs: this.jobs.of(room.id, account.id).map(jobSummary),
    });
  }

  /** {format, language, expert}: begins a file. */
  async begin({ req, body, res, room, account }: Exchange & Reader): Promise<void> {
    const order = beginSchema.safeParse(await readJson({ req, body }));
    if (!order.success) return refuse(req, res, "unreadable");
    const { format, language, expert } = order.data;
    if (unavailable(format, await roomNow(room))) return refuse(req, res, "not-available");
    const prepare = prepareFor(room, {
      format,
      language,
      expert,
      by: account.name,
    });
    const job = this.jobs.start(
      {
        account: account.id,
        room: room.id,
        format,
        choice: `${language} ${expert}`,
        name: nameOf(room.title, format),
      },
      prepare,
    );
    if (job === "two-at-once") return refuse(req, res, job);
    sendJson(req, res, 200, { ok: true, job: jobSummary(job) });
  }

  look({ req, res, params, room, account }: Exchange<"job"> & Reader): void {
    const here = this.jobs.look(params.job, room.id, account.id);
    const elsewhere = here ? null : this.jobs.elsewhere.look(params.job, room.id, account.id);
    const job = here ?? (elsewhere && { ...elsewhere, name: nameOf(room.title, elsewhere.format) });
    if (job) sendJson(req, res, 200, { ok: true, job: jobSummary(job) });
    else refuse(req, res, "gone");
  }

  async drop({ req, res, params, room, account }: Exchange<"job"> & Reader): Promise<void> {
    if (this.jobs.look(params.job, room.id, account.id)) await this.jobs.drop(params.job);
    else if (this.jobs.elsewhere.look(params.job, room.id, account.id)) this.jobs.elsewhere.drop(params.job);
    else return refuse(req, res, "gone");
    sendJson(req, res, 200, { ok: true });
  }

  /** Notes the access before anything is sent. A file made by another process is there alone. */
  async send({ req, res, params, room, account }: Exchange<"job"> & Reader): Promise<void> {
    const job = this.jobs.look(params.job, room.id, account.id);
    if (!job)
      return refuse(
        req,
        res,
        this.jobs.elsewhere.look(params.job, room.id, account.id) ? "elsewhere" : "gone",
      );
    await this.jobs.tidy();
    if (job.state.is !== "ready" || !this.jobs.look(job.id, room.id, account.id))
      return refuse(req, res, "gone");
    const { format } = job;
    const action =
      format === "everything"
        ? "archive"
        : format === "summary-csv"
          ? "export-summary"
          : factsOf[format].rows || (format === "workbook" && room.ended)
            ? "export-rows"
            : "export";
    await logAccess(room.id, account.id, action, format);
    const stream = createReadStream(this.jobs.fileOf(job));
    const { mime, ending } = factsOf[format];
    startDownload(res, mime, [job.name, ending], job.state.bytes);
    await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
      // A reader who left is no failure.
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
  }
}

const PART: Partial<Record<Format, string>> = {
  partner: "for partners",
  "page-a4": "one page A4",
  "page-letter": "one page Letter",
  "summary-csv": "summary",
  "answers-csv": "answers",
  "values-csv": "values",
  analysis: "for R and SPSS",
  "pdf-a4": "A4",
  "pdf-letter": "Letter",
  handouts: "handouts",
  "handouts-letter": "handouts Letter",
  pictures: "figures",
  plan: "plan of action",
  "plan-calendar": "plan of action",
  "posters-a4": "posters A4",
  "posters-a3": "posters A3",
  "word-short": "short",
  "pdf-short-a4": "short A4",
  "pdf-short-letter": "short Letter",
};

/** The room's title, with the part that tells files of one ending apart. */
const nameOf = (title: string, format: Format): string => (PART[format] ? `${title} ${PART[format]}` : title);

const jobSummary = ({ id, format, name, state }: Pick<Job, "id" | "format" | "name" | "state">) => ({
  id,
  format,
  file: `${name}.${factsOf[format].ending}`,
  state,
});

const refuse = (req: IncomingMessage, res: ServerResponse, reason: ExportReason): void =>
  sendJson(req, res, STATUS[reason], { ok: false, reason });
