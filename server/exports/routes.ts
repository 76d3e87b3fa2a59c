/**
 * Everything that can be taken out of a room over HTTP, below /export/: what there is, a file that is begun, how far it
 * is, the file, and its end. Only trainers of the room; whoever changes something comes from our own pages.
 */
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import { ExportJobs, type Job } from "@/server/exports/jobs";
import { prepareFor, roomNow } from "@/server/exports/prepare";
import { readJson, SAFE, sendJson } from "@/server/http/json";
import { interfaceLanguages } from "@/messages/languages";
import { log } from "@/server/operations/log";
import { fromOwnPages } from "@/server/http/origin-check";
import { logAccess } from "@/server/store/access-log";
import { erasedOf } from "@/server/store/erased";
import { findReadable } from "@/server/store/room-trainers";
import { attachment } from "@/workshop/export/file-name";
import { type Format, factsOf, formats, unavailable } from "@/workshop/export/formats";
import { mayWithReport } from "@/workshop/report/permissions";

const EXPORT_PATH = "/export/";

const beginSchema = z.strictObject({
  format: z.enum(formats),
  language: z.enum(interfaceLanguages),
  expert: z.boolean().default(false),
});

/** Why there is nothing; the pages have a sentence for each. */
type ExportReason =
  | "not-allowed"
  | "gone"
  | "elsewhere"
  | "two-at-once"
  | "not-available"
  | "unreadable"
  | "broken";

const STATUS: Record<ExportReason, number> = {
  "not-allowed": 403,
  gone: 404,
  elsewhere: 409,
  "two-at-once": 429,
  "not-available": 409,
  unreadable: 400,
  broken: 500,
};

interface Ask {
  req: IncomingMessage;
  res: ServerResponse;
  account: { id: string; name: string };
  room: { id: string; title: string; ended: boolean };
}

export class ExportRoutes {
  readonly jobs: ExportJobs;

  /** @param self origin at which this server reaches itself */
  constructor(
    dataDir: string,
    private readonly publicUrl: string | undefined,
    private readonly self: () => string,
  ) {
    this.jobs = new ExportJobs(path.join(dataDir, "exports"), undefined, erasedOf);
  }

  /** Answers requests below /export/; false for every other. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const url = new URL(req.url ?? "/", "http://export");
    if (!url.pathname.startsWith(EXPORT_PATH)) return false;
    this.answer(req, res, url.pathname.slice(EXPORT_PATH.length).split("/")).catch((error: unknown) => {
      log.error("export-failed", "A request for an export failed.", error);
      if (res.headersSent) res.destroy();
      else refuse(req, res, "broken");
    });
    return true;
  }

  /** Files that are being made or wait for it. */
  get busy(): number {
    return this.jobs.busy;
  }

  close(): void {
    this.jobs.close();
  }

  private async answer(
    req: IncomingMessage,
    res: ServerResponse,
    [roomId = "", jobId, what]: string[],
  ): Promise<void> {
    const reading = req.method === "GET";
    if (!reading && !fromOwnPages(req.headers, this.publicUrl)) return refuse(req, res, "not-allowed");
    const account = await accountFromCookieHeader(req.headers.cookie);
    if (!account) return refuse(req, res, "not-allowed");
    const found = await findReadable(roomId, account.id);
    // Who may not even see the room is told nothing of it.
    if (!found || !mayWithReport(found.role, "export")) return refuse(req, res, "gone");
    const ask: Ask = { req, res, account, room: found.room };
    if (!jobId)
      return reading ? this.list(ask) : req.method === "POST" ? this.begin(ask) : refuse(req, res, "gone");
    const job = this.jobs.look(jobId, found.room.id, account.id);
    if (!job) return this.elsewhere(ask, jobId, what);
    if (reading && what === "file") return this.send(ask, job);
    if (reading && what === undefined) return sendJson(req, res, 200, { ok: true, job: told(job) });
    if (req.method === "DELETE" && what === undefined) {
      await this.jobs.drop(job.id);
      return sendJson(req, res, 200, { ok: true });
    }
    return refuse(req, res, "gone");
  }

  /** GET /export/<room>: every format, and why one cannot be had now. */
  private async list({ req, res, room }: Ask): Promise<void> {
    const now = await roomNow(room);
    sendJson(req, res, 200, {
      ok: true,
      formats: formats.map((format) => ({
        format,
        rows: factsOf[format].rows,
        why: unavailable(format, now),
      })),
    });
  }

  /** POST /export/<room> {format, language, expert}: begins a file. */
  private async begin({ req, res, room, account }: Ask): Promise<void> {
    const asked = beginSchema.safeParse(await readJson(req));
    if (!asked.success) return refuse(req, res, "unreadable");
    const { format, language, expert } = asked.data;
    if (unavailable(format, await roomNow(room))) return refuse(req, res, "not-available");
    const prepare = prepareFor(room, {
      format,
      language,
      expert,
      by: account.name,
      cookie: req.headers.cookie ?? "",
      self: this.self(),
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
    return job === "two-at-once"
      ? refuse(req, res, job)
      : sendJson(req, res, 200, { ok: true, job: told(job) });
  }

  /** What another process makes: how far it is, and its end. The file itself is there alone. */
  private async elsewhere(
    { req, res, room, account }: Ask,
    id: string,
    what: string | undefined,
  ): Promise<void> {
    const job = this.jobs.elsewhere.look(id, room.id, account.id);
    if (!job || what !== undefined) return refuse(req, res, job ? "elsewhere" : "gone");
    if (req.method === "GET")
      return sendJson(req, res, 200, {
        ok: true,
        job: told({ ...job, name: nameOf(room.title, job.format) }),
      });
    if (req.method !== "DELETE") return refuse(req, res, "gone");
    this.jobs.elsewhere.drop(id);
    sendJson(req, res, 200, { ok: true });
  }

  /** GET /export/<room>/<job>/file: noted before anything is sent. */
  private async send({ req, res, room, account }: Ask, job: Job): Promise<void> {
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
    res.writeHead(200, {
      ...SAFE,
      "Content-Type": factsOf[format].mime,
      "Content-Disposition": attachment(job.name, factsOf[format].ending),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Content-Length": job.state.bytes,
    });
    await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
      // Who has gone is no fault of ours.
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    });
  }
}

const PART: Partial<Record<Format, string>> = {
  partner: "for partners",
  "summary-csv": "summary",
  "answers-csv": "answers",
  "values-csv": "values",
  "pdf-a4": "A4",
  "pdf-letter": "Letter",
  pictures: "figures",
  "word-short": "short",
  "pdf-short-a4": "short A4",
  "pdf-short-letter": "short Letter",
};

/** The room's title, and what tells the files of a room apart where the ending does not. */
const nameOf = (title: string, format: Format): string => (PART[format] ? `${title} ${PART[format]}` : title);

const told = ({ id, format, name, state }: Pick<Job, "id" | "format" | "name" | "state">) => ({
  id,
  format,
  file: `${name}.${factsOf[format].ending}`,
  state,
});

const refuse = (req: IncomingMessage, res: ServerResponse, reason: ExportReason): void =>
  sendJson(req, res, STATUS[reason], { ok: false, reason });
