/**
 * The files of authored workshops over HTTP, below /files/: uploads, the list of what there is, imports and exports.
 * Who asks is told by the trainer's cookie; whoever changes something comes from our own pages and may edit.
 */
import type { Ask } from "@/server/editor/ask";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { sourceOf } from "@/server/store/asset-address";
import { takeFile } from "@/server/content/assets/intake";
import { importFile } from "@/server/editor/import/import-file";
import { accountFromCookieHeader } from "@/server/accounts/socket-identity";
import { sendPackage, sendShipped, sendTranslation } from "@/server/editor/downloads";
import { readJson, sendJson, sendRefusal, startDownload } from "@/server/http/json";
import { takePackage } from "@/server/editor/package-in";
import { sendTemplate } from "@/server/editor/templates";
import { applySheet, readSheetFile, toldOf } from "@/server/editor/translation";
import { type Upload, Uploads } from "@/server/editor/uploads";
import { log } from "@/server/operations/log";
import { fromOwnPages } from "@/server/http/origin-check";
import { assetsOf, copyNamed, type LinkedAsset, unlinkAsset } from "@/server/store/assets";
import { authorRole, readDraft } from "@/server/store/authored";
import { MOST_ASSETS } from "@/workshop/assets/asset";
import { nameFor } from "@/workshop/assets/names";
import { type FileReason, refusedFile, type Taken } from "@/workshop/assets/refusals";
import { findWorkshop } from "@/server/store/workshops";
import { type AuthorAct, mayAuthor } from "@/workshop/authoring/permissions";
import { assetName, slug } from "@/model/text-schemas";
import { uuid } from "@/model/uuid";

const FILES_PATH = "/files/";

const beginSchema = z.strictObject({ name: z.string().max(1_000), size: z.number().int().min(0) });

const copySchema = z.strictObject({
  from: z.union([uuid, slug]),
  names: z.array(assetName).max(MOST_ASSETS),
});

export class FileRoutes {
  private readonly uploads: Uploads;

  constructor(
    dataDir: string,
    private readonly publicUrl: string | undefined,
  ) {
    this.uploads = new Uploads(path.join(dataDir, "uploads"));
  }

  /** Answers requests below /files/; false for every other. */
  handle(req: IncomingMessage, res: ServerResponse): boolean {
    const url = new URL(req.url ?? "/", "http://files");
    if (!url.pathname.startsWith(FILES_PATH)) return false;
    this.answer(req, res, url).catch((error: unknown) => {
      log.error("files-failed", "A request for files failed.", error);
      if (res.headersSent) res.destroy();
      else sendRefusal(req, res, "busy");
    });
    return true;
  }

  close(): void {
    this.uploads.close();
  }

  private async answer(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const reading = req.method === "GET";
    if (!reading && !fromOwnPages(req.headers, this.publicUrl)) return sendRefusal(req, res, "not-allowed");
    const account = await accountFromCookieHeader(req.headers.cookie);
    if (!account) return sendRefusal(req, res, "not-allowed");
    const ask: Ask = {
      req,
      res,
      url,
      account: account.id,
      parts: url.pathname.slice(FILES_PATH.length).split("/"),
    };
    if (ask.parts[0] === "uploads") return this.upload(ask);
    if (ask.parts[0] === "workshops") return this.package(ask);
    if (ask.parts[0] === "templates") return sendTemplate(ask);
    return this.workshop(ask);
  }

  /** POST /files/uploads · PUT /files/uploads/<id>?at=<bytes> · DELETE /files/uploads/<id> */
  private async upload({ req, res, url, account, parts: [, id] }: Ask): Promise<void> {
    if (req.method === "POST" && !id) {
      const asked = beginSchema.safeParse(await readJson(req));
      if (!asked.success) return sendRefusal(req, res, "unreadable");
      const begun = await this.uploads.begin(account, asked.data.name, asked.data.size);
      return begun.ok
        ? sendJson(req, res, 200, { ok: true, upload: begun.value.id })
        : sendRefusal(req, res, begun.reason);
    }
    if (req.method === "PUT" && id) {
      const at = Number(url.searchParams.get("at"));
      const added = await this.uploads.append(id, account, at, req.iterator({ destroyOnReturn: false }));
      return added.ok
        ? sendJson(req, res, 200, { ok: true, received: added.value })
        : sendRefusal(req, res, added.reason);
    }
    const adopted = req.method === "GET" && id ? this.uploads.adopted(id, account) : null;
    if (adopted) {
      startDownload(res, "application/pdf", "deck.pdf", adopted.size);
      return pipeline(createReadStream(adopted.file), res);
    }
    if (req.method === "DELETE" && id) {
      await this.uploads.drop(id, account);
      return sendJson(req, res, 200, { ok: true });
    }
    return sendRefusal(req, res, "gone");
  }

  /** GET /files/<workshop>/assets · POST /files/<workshop>/assets?upload=<id> · DELETE /files/<workshop>/assets/<name> */
  private async workshop(ask: Ask): Promise<void> {
    const { req, res, account, parts } = ask;
    const [asked, what = "", name = ""] = parts;
    const id = uuid.safeParse(asked).data ?? "";
    const refused = await refusalFor(id, account, req.method === "GET" ? "read" : "edit");
    if (refused) return sendRefusal(req, res, refused);
    if (what === "translation") return this.translation(ask, id);
    if (what === "import" && req.method === "POST") return this.import(ask, id);
    if (what === "workshop" && req.method === "GET") return sendPackage(ask, id, id);
    if (what === "copy" && req.method === "POST") return this.copy(ask, id);
    if (what !== "assets") return sendRefusal(req, res, "gone");
    if (req.method === "GET" && !name) {
      const assets = await assetsOf(id);
      return sendJson(req, res, 200, { ok: true, assets: assets.map((asset) => listed(id, asset)) });
    }
    if (req.method === "POST" && !name) {
      const kept = await this.withUpload(ask, (upload) =>
        takeFile(upload.file, id, upload.name, leaving(res)),
      );
      if (!kept.ok) return sendRefusal(req, res, kept.reason);
      const { asset, name: as, notes } = kept.value;
      return sendJson(req, res, 200, { ok: true, asset: listed(id, { ...asset, name: as }), notes });
    }
    if (req.method === "DELETE" && name) {
      return (await unlinkAsset(id, name))
        ? sendJson(req, res, 200, { ok: true })
        : sendRefusal(req, res, "gone");
    }
    return sendRefusal(req, res, "gone");
  }

  /** POST /files/workshops?upload=<id>: a new workshop out of a file · GET /files/workshops/<id>: a shipped one as a file */
  private async package(ask: Ask): Promise<void> {
    const { req, res, account, parts } = ask;
    if (req.method === "GET") return sendShipped(ask, parts[1] ?? "");
    if (req.method !== "POST") return sendRefusal(req, res, "gone");
    const kept = await this.withUpload(ask, (upload) => takePackage(upload.file, account, leaving(res)));
    return kept.ok
      ? sendJson(req, res, 200, { ok: true, ...kept.value })
      : sendRefusal(req, res, kept.reason);
  }

  /**
   * GET /files/<workshop>/translation?language=th&format=xlsx
   * POST …/translation?upload=<id>&language=th&stale=1: what a sheet would change · with &apply=1: changes it
   */
  private async translation(ask: Ask, id: string): Promise<void> {
    const { req, res, url, account } = ask;
    const now = await readDraft(id);
    if (!now) return sendRefusal(req, res, "gone");
    const language = url.searchParams.get("language");
    if (req.method === "GET") return sendTranslation(ask, now.draft, language ?? "");
    const apply = url.searchParams.get("apply") === "1";
    const stale = url.searchParams.get("stale") === "1";
    const work = (upload: Upload) => readSheetFile(upload.file, upload.size, now.draft, language, stale);
    const read = await (apply ? this.withUpload(ask, work) : this.lookAtUpload(ask, work));
    if (!read.ok) return sendRefusal(req, res, read.reason);
    if (apply) {
      const applied = await applySheet(id, account, read.value);
      if (!applied.ok)
        return sendRefusal(req, res, applied.reason === "changed-by-other" ? "changed-by-other" : "gone");
    }
    return sendJson(req, res, 200, { ok: true, ...toldOf(read.value) });
  }

  /** POST /files/<workshop>/copy {from, names}: files come along with activities that are copied. Answers with changed names. */
  private async copy({ req, res, account }: Ask, id: string): Promise<void> {
    const asked = copySchema.safeParse(await readJson(req));
    if (!asked.success) return sendRefusal(req, res, "unreadable");
    const { from, names } = asked.data;
    const shipped = (await findWorkshop(from)) !== null;
    const refused = shipped ? null : await refusalFor(from, account, "copy");
    if (refused) return sendRefusal(req, res, refused);
    const renamed = await copyNamed(from, id, names, (name, taken) =>
      nameFor(name, name.replace(/^.*\./, ""), taken),
    );
    return sendJson(req, res, 200, { ok: true, renamed: Object.fromEntries(renamed) });
  }

  /** POST /files/<workshop>/import?upload=<id>&as=gift: what would be added · with &keep=1 its pictures are kept, and the upload goes */
  private async import(ask: Ask, id: string): Promise<void> {
    const { req, res, url, account } = ask;
    const as = z.enum(["markdown", "gift", "table", "presentation"]).safeParse(url.searchParams.get("as"));
    if (!as.success) return sendRefusal(req, res, "wrong-type");
    const keep = url.searchParams.get("keep") === "1";
    const signal = leaving(res);
    const work = (upload: Upload) =>
      importFile(upload.file, upload.size, {
        as: as.data,
        name: upload.name,
        keepIn: keep ? id : null,
        signal,
      });
    const read = await (keep ? this.withUpload(ask, work) : this.lookAtUpload(ask, work));
    if (!read.ok) return sendRefusal(req, res, read.reason);
    if (read.value.is === "activities") return sendJson(req, res, 200, { ok: true, ...read.value });
    const { pdf, ...pages } = read.value;
    const upload = await this.uploads
      .adopt(account, pdf, "deck.pdf")
      .finally(() => rm(path.dirname(pdf), { recursive: true, force: true }));
    return sendJson(req, res, 200, { ok: true, ...pages, pdf: upload.id });
  }

  /** Works on an upload that stays, to be taken later. */
  private async lookAtUpload<T>(
    { url, account }: Ask,
    work: (upload: Upload) => Promise<Taken<T>>,
  ): Promise<Taken<T>> {
    const upload = this.uploads.whole(url.searchParams.get("upload") ?? "", account);
    if (!upload) return refusedFile("interrupted");
    try {
      return await work(upload);
    } finally {
      this.uploads.giveBack(upload.id, account);
    }
  }

  /** Works on the upload that was asked for by its id, and removes it afterwards, however that went. */
  private async withUpload<T>(
    { url, account }: Ask,
    work: (upload: Upload) => Promise<Taken<T>>,
  ): Promise<Taken<T>> {
    const upload = this.uploads.whole(url.searchParams.get("upload") ?? "", account);
    if (!upload) return refusedFile("interrupted");
    try {
      return await work(upload);
    } finally {
      await this.uploads.drop(upload.id, account);
    }
  }
}

/** Why this account may not do this with this workshop; who may not even see it is told nothing of it. */
export async function refusalFor(
  workshop: string,
  account: string,
  act: AuthorAct,
): Promise<FileReason | null> {
  const role = await authorRole(workshop, account);
  if (!role) return "gone";
  return mayAuthor(role, act) ? null : "not-allowed";
}

/** An asset as the editor knows it. */
const listed = (owner: string, asset: LinkedAsset) => ({
  name: asset.name,
  bytes: asset.variants.find((v) => v.name === "file")?.bytes ?? 0,
  source: sourceOf(owner, asset),
});

/** Ends work when the one who asked has gone. */
export function leaving(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => !res.writableEnded && gone.abort());
  return gone.signal;
}
