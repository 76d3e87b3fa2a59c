/** The files of authored workshops over HTTP: uploads, lists and imports. */
import type { ServerResponse } from "node:http";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { sourceOf } from "@/server/store/assets/address";
import { takeFile } from "@/server/editor/content/assets/intake";
import { importFile } from "@/server/editor/import/import-file";
import type { Account, Exchange } from "@/server/http/exchange";
import { type AuthorAct, mayAuthor } from "@/workshop/editor/permissions";
import { startDownload } from "@/server/http/download";
import { readJson, sendJson, sendRefusal } from "@/server/http/json";
import { takePackage } from "@/server/editor/package-in";
import { applySheet, readSheetFile, toldOf } from "@/server/editor/translation";
import { type Upload, Uploads } from "@/server/editor/uploads";
import { assetsOf, copyLinksRenamed, type LinkedAsset, unlinkAsset } from "@/server/store/assets/assets";
import { authorRole, readDraft } from "@/server/store/editor/authored";
import { nameFor } from "@/workshop/content/assets/names";
import type { FileResult } from "@/workshop/content/assets/refusals";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import { assetName } from "@/model/text/text-schemas";
import { type FileOwner, type WorkshopId, workshopIdSchema } from "@/model/ids";
import { MAX_ASSETS } from "@/model/activity/asset";

const beginSchema = z.strictObject({ name: z.string().max(1_000), size: z.number().int().min(0) });

const copySchema = z.strictObject({
  from: workshopIdSchema,
  names: z.array(assetName).max(MAX_ASSETS),
});

interface Asker {
  account: Account;
}
interface Author extends Asker {
  workshop: WorkshopId;
}

/** Each answers one line below /files/ in the table of routes (server/main/routes/table.ts). */
export class WorkshopFiles {
  private readonly uploads: Uploads;

  constructor(dataDir: string) {
    this.uploads = new Uploads(path.join(dataDir, "uploads"));
  }

  close(): void {
    this.uploads.close();
  }

  /** {name, size}: a file that comes in pieces. */
  async begin({ req, body, res, account }: Exchange & Asker): Promise<void> {
    const announced = beginSchema.safeParse(await readJson({ req, body }));
    if (!announced.success) return sendRefusal(req, res, "unreadable");
    const begun = await this.uploads.begin(account.id, announced.data.name, announced.data.size);
    if (!begun.ok) return sendRefusal(req, res, begun.reason);
    sendJson(req, res, 200, { ok: true, upload: begun.value.id });
  }

  /** A piece, from byte `?at=` on. */
  async append({ req, res, url, params, account }: Exchange<"upload"> & Asker): Promise<void> {
    const offset = Number(url.searchParams.get("at"));
    const pieces = req.iterator({ destroyOnReturn: false });
    const added = await this.uploads.append(params.upload, account.id, offset, pieces);
    if (!added.ok) return sendRefusal(req, res, added.reason);
    sendJson(req, res, 200, { ok: true, received: added.value });
  }

  /** The slides of an uploaded presentation, as pictures one behind the other. */
  async adopted({ req, res, params, account }: Exchange<"upload"> & Asker): Promise<void> {
    const adopted = this.uploads.adopted(params.upload, account.id);
    if (!adopted) return sendRefusal(req, res, "gone");
    startDownload(res, "application/octet-stream", "deck", adopted.size);
    await pipeline(createReadStream(adopted.file), res);
  }

  async drop({ req, res, params, account }: Exchange<"upload"> & Asker): Promise<void> {
    await this.uploads.drop(params.upload, account.id);
    sendJson(req, res, 200, { ok: true });
  }

  /** `?upload=`: a new workshop out of a file. */
  async open(request: Exchange & Asker): Promise<void> {
    const { req, res, account } = request;
    const kept = await this.withUpload(request, (upload) =>
      takePackage(upload.file, account.id, leaving(res)),
    );
    if (!kept.ok) return sendRefusal(req, res, kept.reason);
    sendJson(req, res, 200, { ok: true, ...kept.value });
  }

  async list({ req, res, workshop }: Exchange & Author): Promise<void> {
    const assets = await assetsOf(workshop);
    sendJson(req, res, 200, { ok: true, assets: assets.map((asset) => listed(workshop, asset)) });
  }

  /** `?upload=`: keeps a file with the workshop. */
  async add(request: Exchange & Author): Promise<void> {
    const { req, res, workshop } = request;
    const kept = await this.withUpload(request, (upload) =>
      takeFile(upload.file, workshop, upload.name, leaving(res)),
    );
    if (!kept.ok) return sendRefusal(req, res, kept.reason);
    const { asset, name, notes } = kept.value;
    sendJson(req, res, 200, { ok: true, asset: listed(workshop, { ...asset, name }), notes });
  }

  async remove({ req, res, params, workshop }: Exchange<"name"> & Author): Promise<void> {
    if (await unlinkAsset(workshop, params.name)) return sendJson(req, res, 200, { ok: true });
    sendRefusal(req, res, "gone");
  }

  /** `?upload=&language=th&stale=1`: what a sheet would change; with `&apply=1` changes it. */
  async translate(request: Exchange & Author): Promise<void> {
    const { req, res, url, account, workshop } = request;
    const now = await readDraft(workshop);
    if (!now) return sendRefusal(req, res, "gone");
    const language = url.searchParams.get("language");
    const apply = url.searchParams.get("apply") === "1";
    const stale = url.searchParams.get("stale") === "1";
    const work = (upload: Upload) => readSheetFile(upload.file, upload.size, now.draft, language, stale);
    const read = await this.withUpload(request, work, apply ? "drop" : "giveBack");
    if (!read.ok) return sendRefusal(req, res, read.reason);
    if (apply) {
      const applied = await applySheet(workshop, account.id, read.value);
      if (!applied.ok)
        return sendRefusal(req, res, applied.reason === "changed-by-other" ? "changed-by-other" : "gone");
    }
    sendJson(req, res, 200, { ok: true, ...toldOf(read.value) });
  }

  /** {from, names}: files come along with activities that are copied. Answers with changed names. */
  async copy({ req, body, res, account, workshop }: Exchange & Author): Promise<void> {
    const order = copySchema.safeParse(await readJson({ req, body }));
    if (!order.success) return sendRefusal(req, res, "unreadable");
    const { from, names } = order.data;
    const shipped = (await findWorkshop(from)) !== null;
    const refused = shipped ? null : await refusedAuthor(from, account.id, "copy");
    if (refused) return sendRefusal(req, res, refused);
    const renamed = await copyLinksRenamed(from, workshop, names, (name, taken) =>
      nameFor(name, name.replace(/^.*\./, ""), taken),
    );
    sendJson(req, res, 200, { ok: true, renamed: Object.fromEntries(renamed) });
  }

  /** `?upload=&as=gift`: what would be added. */
  async import(request: Exchange & Author): Promise<void> {
    const { req, res, url, account } = request;
    const as = z.enum(["markdown", "gift", "table", "presentation"]).safeParse(url.searchParams.get("as"));
    if (!as.success) return sendRefusal(req, res, "wrong-type");
    const signal = leaving(res);
    const read = await this.withUpload(request, ({ file, size, name }) =>
      importFile(file, size, { as: as.data, name, signal }),
    );
    if (!read.ok) return sendRefusal(req, res, read.reason);
    if (read.value.is === "activities") return sendJson(req, res, 200, { ok: true, ...read.value });
    const { file, ...pages } = read.value;
    const upload = await this.uploads
      .adopt(account.id, file, "deck")
      .finally(() => rm(path.dirname(file), { recursive: true, force: true }));
    sendJson(req, res, 200, { ok: true, ...pages, deck: upload.id });
  }

  /** @param after "drop" removes the upload, even after a failure; "giveBack" keeps it, to be taken later */
  private async withUpload<T>(
    { url, account }: Exchange & Asker,
    work: (upload: Upload) => Promise<FileResult<T>>,
    after: "drop" | "giveBack" = "drop",
  ): Promise<FileResult<T>> {
    const upload = await this.uploads.whole(url.searchParams.get("upload") ?? "", account.id);
    if (!upload.ok) return upload;
    try {
      return await work(upload.value);
    } finally {
      await this.uploads[after](upload.value.id, account.id);
    }
  }
}

/** A refusal that hides the workshop from those who may not see it. */
export async function refusedAuthor(
  workshop: string,
  account: string,
  act: AuthorAct,
): Promise<"gone" | "not-allowed" | null> {
  const role = await authorRole(workshop, account);
  if (!role) return "gone";
  return mayAuthor(role, act) ? null : "not-allowed";
}

/** An asset for the editor. */
const listed = (owner: FileOwner, asset: LinkedAsset) => ({
  name: asset.name,
  bytes: asset.variants.find((v) => v.name === "file")?.bytes ?? 0,
  source: sourceOf(owner, asset),
});

/** Aborts when the asking page has gone. */
function leaving(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once("close", () => !res.writableEnded && gone.abort());
  return gone.signal;
}
