/** Writes a whole workshop as one ZIP file, film by film and piece by piece, only as fast as it is taken. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
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
  const add = async (
    entry: ZipDeflate | ZipPassThrough,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ) => {
    entry.mtime = EPOCH;
    zip.add(entry);
    for await (const piece of pieces) {
      entry.push(piece);
      if (out.destroyed) throw new Error("nobody reads on");
      if (full) await Promise.race([once(out, "drain"), once(out, "close")]);
      full = false;
    }
    entry.push(new Uint8Array(0), true);
    if (failed) throw failed;
  };
  await add(new ZipDeflate(MANIFEST_FILE), [strToU8(JSON.stringify(manifest, null, 1))]);
  await add(new ZipDeflate(WORKSHOP_FILE), [strToU8(text)]);
  const hashes = new Map(assets.map((a) => [a.hash, a.variants.find((v) => v.name === "file")?.bytes ?? 0]));
  for (const [hash, bytes] of hashes) await add(new ZipPassThrough(assetFile(hash)), piecesOf(hash, bytes));
  zip.end();
  out.end();
}

/** A fixed time, so that the same workshop is the same file. */
const EPOCH = new Date(1980, 0, 1, 12).getTime();

async function* piecesOf(hash: string, bytes: number): AsyncIterable<Uint8Array> {
  for (let number = 0; number * CHUNK_BYTES < bytes; number++) {
    const piece = await readChunk(hash, "file", number);
    if (!piece) throw new Error("a piece is missing");
    yield piece;
  }
}
