/**
 * Reads a whole workshop from one file. Nothing in it is believed: names are only those that the manifest may
 * have, sizes are held while unpacking, checksums compared, the draft parsed, every picture and film taken in
 * like an upload.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Entry, ZipFile } from "yauzl";
import { keepFile } from "@/server/editor/content/assets/intake";
import { entriesOf, fits, openZip } from "@/server/workers/zip-limits";
import { setLinks } from "@/server/store/assets/assets";
import { createAuthored, deleteAuthored } from "@/server/store/editor/authored";
import {
  type FileReason,
  refusedFile,
  type FileResult,
  acceptedFile,
} from "@/workshop/content/assets/refusals";
import type { Draft } from "@/workshop/editor/draft";
import { MAX_ASSETS, MAX_TOTAL_ASSET_BYTES } from "@/model/activity/asset";
import {
  assetFile,
  MANIFEST_FILE,
  type Manifest,
  readManifest,
  readPackedDraft,
  WORKSHOP_FILE,
} from "@/workshop/import/package-manifest";

interface TakenPackage {
  workshop: string;
  title: string;
  assets: number;
  /** Files that were refused, with the reason; the workshop names them without having them. */
  refused: { name: string; reason: FileReason }[];
}

const MAX_MANIFEST = 1_000_000;
const MAX_DRAFT = 12_000_000;

/** It gets a new id; ids inside it stay. */
export async function takePackage(
  file: string,
  account: string,
  signal?: AbortSignal,
): Promise<FileResult<TakenPackage>> {
  let zip: ZipFile;
  try {
    zip = await openZip(file);
  } catch {
    return refusedFile("not-a-workshop");
  }
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-package-"));
  try {
    return await readPackage(zip, folder, account, signal);
  } catch {
    return refusedFile("not-a-workshop");
  } finally {
    zip.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPackage(
  zip: ZipFile,
  folder: string,
  account: string,
  signal?: AbortSignal,
): Promise<FileResult<TakenPackage>> {
  const entries = await entriesOf(zip, MAX_ASSETS + 2);
  const limits = { entries: MAX_ASSETS + 2, bytes: MAX_TOTAL_ASSET_BYTES + MAX_DRAFT + MAX_MANIFEST };
  const named = new Map(entries.map((e) => [e.fileName, e]));
  if (!fits(entries, limits)) return refusedFile("too-large");
  const head = await unpackText(zip, named.get(MANIFEST_FILE), folder, MAX_MANIFEST);
  const manifest = readManifest(head.text);
  if (!manifest.ok) return manifest;
  const body = await unpackText(zip, named.get(WORKSHOP_FILE), folder, MAX_DRAFT);
  if (body.hash !== manifest.value.workshop) return refusedFile("bad-checksum");
  const draft = readPackedDraft(body.text);
  if (!draft.ok) return draft;
  const kept = await takeAssets(zip, named, manifest.value, folder, signal);
  if (!kept.ok) return kept;
  return storeDraft(draft.value, account, kept.value.links, kept.value.refused);
}

async function storeDraft(
  draft: Draft,
  account: string,
  links: { name: string; hash: string }[],
  refused: TakenPackage["refused"],
): Promise<FileResult<TakenPackage>> {
  const workshop = await createAuthored(account, (id) => ({ ...draft, id }));
  try {
    await setLinks(workshop, links);
  } catch (error) {
    await deleteAuthored(workshop, account);
    throw error;
  }
  return acceptedFile({ workshop, title: draft.title, assets: links.length, refused });
}

async function takeAssets(
  zip: ZipFile,
  named: ReadonlyMap<string, Entry>,
  manifest: Manifest,
  folder: string,
  signal?: AbortSignal,
): Promise<FileResult<{ links: { name: string; hash: string }[]; refused: TakenPackage["refused"] }>> {
  const links: { name: string; hash: string }[] = [];
  const refused: TakenPackage["refused"] = [];
  for (const { name, hash, bytes } of manifest.assets) {
    if (signal?.aborted) return refusedFile("interrupted");
    const file = path.join(folder, "asset");
    const checksum = await unpackFile(zip, named.get(assetFile(hash)), file, bytes);
    if (checksum !== hash) return refusedFile("bad-checksum");
    const kept = await keepFile(file, signal);
    if (kept.ok) links.push({ name, hash: kept.value.asset.hash });
    else refused.push({ name, reason: kept.reason });
  }
  return acceptedFile({ links, refused });
}

async function unpackText(
  zip: ZipFile,
  entry: Entry | undefined,
  folder: string,
  most: number,
): Promise<{ text: string; hash: string }> {
  const file = path.join(folder, "part");
  const hash = await unpackFile(zip, entry, file, most);
  if ((await stat(file)).size === 0) throw new Error("an empty part");
  return { text: await readFile(file, "utf8"), hash };
}

/** Never further than `most` bytes. @returns its SHA-256 */
async function unpackFile(
  zip: ZipFile,
  entry: Entry | undefined,
  file: string,
  most: number,
): Promise<string> {
  if (!entry || entry.uncompressedSize > most) throw new Error("a part is missing or too large");
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > most ? new Error("larger than it says") : null, chunk);
    },
  });
  await pipeline(await zip.openReadStreamPromise(entry), measure, createWriteStream(file));
  return hash.digest("hex");
}
