/**
 * Accepts a file: determines its type from its bytes, checks the limits, re-encodes pictures in a child
 * process, and stores it once. The file on disk stays with the caller.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FileOwner } from "@/model/ids";
import { type FileType, HEAD_BYTES, sniff } from "@/server/editor/content/assets/sniff";
import { unreachable } from "@/model/unreachable";
import { runJob } from "@/server/workers/run";
import {
  findAssetBySource,
  linkAsset,
  type NewAsset,
  storeAsset,
  type StoredAsset,
} from "@/server/store/assets/assets";
import { nameFor } from "@/workshop/content/assets/names";
import { refusedFile, type FileResult, acceptedFile } from "@/workshop/content/assets/refusals";
import { MAX_ASSET_BYTES } from "@/model/activity/asset";

/** Notes on an accepted file. */
type FileNote = "first-of-many" | "drawing-to-pixels";

interface TakenFile {
  name: string;
  asset: StoredAsset;
  notes: FileNote[];
}

/** Keeps a file and links it to an owner under a name like its own. */
export async function takeFile(
  file: string,
  owner: FileOwner,
  fileName: string,
  signal?: AbortSignal,
): Promise<FileResult<TakenFile>> {
  const kept = await keepFile(file, signal);
  if (!kept.ok) return kept;
  const { asset, ending, notes } = kept.value;
  const linked = await linkAsset(owner, asset.hash, (names) => nameFor(fileName, ending, names));
  return linked.ok ? acceptedFile({ name: linked.name, asset, notes }) : linked;
}

interface KeptFile {
  asset: StoredAsset;
  /** With the name's ending, without the dot. */
  ending: string;
  notes: FileNote[];
}

/** Without a link to an owner. */
export async function keepFile(file: string, signal?: AbortSignal): Promise<FileResult<KeptFile>> {
  const { size } = await stat(file);
  if (size === 0) return refusedFile("empty");
  const type = await typeOf(file);
  if (!type) return refusedFile("unknown-type");
  if (type.ending === "heic") return refusedFile("heic");
  if (type.kind === "document") return refusedFile("wrong-type");
  if (size > MAX_ASSET_BYTES[type.kind]) return refusedFile("too-large");
  const source = await hashOf(file);
  const notes: FileNote[] = type.ending === "svg" ? ["drawing-to-pixels"] : [];
  const stored = await findAssetBySource(source);
  if (stored) return acceptedFile({ asset: stored, ending: endingOf(type), notes });
  switch (type.kind) {
    case "picture":
      return takePicture(file, source, type, notes, signal);
    case "captions":
      if (!(await isUtf8(file))) return refusedFile("broken");
      return takeAsItIs(file, source, type, size);
    case "video":
    case "audio":
      return takeAsItIs(file, source, type, size);
    default:
      return unreachable(type.kind);
  }
}

const endingOf = (type: FileType): string => (type.kind === "picture" ? "webp" : type.ending);

async function takePicture(
  file: string,
  source: string,
  type: FileType,
  notes: FileNote[],
  signal?: AbortSignal,
): Promise<FileResult<KeptFile>> {
  const output = await mkdtemp(path.join(tmpdir(), "plenary-picture-"));
  try {
    const done = await runJob(
      "picture",
      { input: file, output, drawing: type.ending === "svg" },
      signal ? { signal } : {},
    );
    if (!done.ok) return refusedFile(done.reason);
    if ("problem" in done.value) return refusedFile(done.value.problem);
    const { made, width, height, firstOfMany } = done.value;
    const variants = made.map(({ file: name, ...variant }) => ({
      ...variant,
      path: path.join(output, name),
    }));
    const asset = await storeAsset({ source, kind: "picture", width, height, variants });
    return acceptedFile({ asset, ending: "webp", notes: firstOfMany ? [...notes, "first-of-many"] : notes });
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

async function takeAsItIs(
  file: string,
  source: string,
  type: FileType,
  bytes: number,
): Promise<FileResult<KeptFile>> {
  const variant = { name: "file", mime: type.mime, bytes, width: null, height: null, path: file };
  const asset: NewAsset = {
    source,
    kind: type.kind as NewAsset["kind"],
    width: null,
    height: null,
    variants: [variant],
  };
  return acceptedFile({ asset: await storeAsset(asset), ending: type.ending, notes: [] });
}

export async function typeOf(file: string): Promise<FileType | null> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sniff(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function isUtf8(file: string): Promise<boolean> {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    return true;
  } catch {
    return false;
  }
}
