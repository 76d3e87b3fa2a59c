/** Writes a whole workshop as one ZIP file, film by film and piece by piece, only as fast as it is taken. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { Zip, type ZipInputFile, ZipPassThrough } from "fflate";
import { assetsOf, CHUNK_BYTES, readChunk } from "@/server/store/assets/assets";
import type { FileOwner } from "@/model/ids";
import type { Draft } from "@/workshop/editor/draft";
import {
  assetFile,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST_FILE,
  type Manifest,
  packedDraft,
  WORKSHOP_FILE,
} from "@/workshop/import/package-manifest";

/** @param owner whose assets come along. The file ends with `out`. @throws when it cannot be written. */
export async function writePackage(draft: Draft, owner: FileOwner, out: Writable): Promise<void> {
  const assets = await assetsOf(owner);
  const text = packedDraft(draft);
  const manifest: Manifest = {
    format: FORMAT,
    version: FORMAT_VERSION,
    title: draft.title,
    workshop: createHash("sha256").update(text).digest("hex"),
    assets: assets.map(({ name, kind, hash, variants }) => ({
      name,
      kind,
      hash,
      bytes: variants.find((v) => v.name === "file")?.bytes ?? 0,
    })),
  };
  let failed: Error | null = null;
  let full = false;
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else full = !out.write(chunk) || full;
  });
  /** Waits until the written bytes are taken, or the reader has left. */
  const drained = async () => {
    const over = new AbortController();
    if (full && !out.destroyed) await Promise.race(["drain", "close"].map((event) => once(out, event, over)));
    over.abort();
    full = false;
    if (failed) throw failed;
    if (out.destroyed) throw new Error("nobody reads on");
  };
  for (const [name, content] of [
    [MANIFEST_FILE, JSON.stringify(manifest, null, 1)],
    [WORKSHOP_FILE, text],
  ] as const) {
    const entry = await compressEntry(name, content);
    zip.add(entry);
    entry.ondata?.(null, entry.bytes, true);
    await drained();
  }
  const hashes = new Map(assets.map((a) => [a.hash, a.variants.find((v) => v.name === "file")?.bytes ?? 0]));
  for (const [hash, bytes] of hashes) {
    const entry = new ZipPassThrough(assetFile(hash));
    entry.mtime = EPOCH;
    zip.add(entry);
    for await (const piece of piecesOf(hash, bytes)) {
      entry.push(piece);
      await drained();
    }
    entry.push(new Uint8Array(0), true);
    await drained();
  }
  zip.end();
  out.end();
}

/** A fixed time, so that the same workshop is the same file. */
const EPOCH = new Date(1980, 0, 1, 12).getTime();

/** Packed by threads of Node's own: the rooms that run have the processor meanwhile. */
async function compressEntry(
  filename: string,
  text: string,
): Promise<ZipInputFile & { bytes: Uint8Array<ArrayBuffer> }> {
  const whole = Buffer.from(text);
  const bytes = new Uint8Array(await promisify(deflateRaw)(whole));
  return { filename, compression: 8, crc: crc32(whole), size: whole.length, mtime: EPOCH, bytes };
}

async function* piecesOf(hash: string, bytes: number): AsyncIterable<Uint8Array> {
  for (let number = 0; number * CHUNK_BYTES < bytes; number++) {
    const piece = await readChunk(hash, "file", number);
    if (!piece) throw new Error("a piece is missing");
    yield piece;
  }
}
