/**
 * Assets in the database: kept once by their content, in pieces so that a long film is never in memory as a
 * whole, and linked by name to an owner: a shipped workshop, an authored one, or a room (whose links are
 * frozen with it).
 */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import type { FileOwner, RoomId } from "@/model/ids";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { type AssetKind, assetKinds, MAX_ASSETS, MAX_TOTAL_ASSET_BYTES } from "@/model/activity/asset";
import type { FileReason } from "@/workshop/content/assets/refusals";
import type { Theme } from "@/workshop/content/workshop";

export const CHUNK_BYTES = 512 * 1_024;

const variantSchema = z.object({
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type StoredVariant = z.infer<typeof variantSchema>;

export interface StoredAsset {
  hash: string;
  kind: AssetKind;
  width: number | null;
  height: number | null;
  variants: StoredVariant[];
}

export interface LinkedAsset extends StoredAsset {
  name: string;
}

/** An uploaded file and its variants, still on disk; the variant "file" is the asset itself. */
export interface NewAsset {
  /** SHA-256 of the uploaded bytes, in hex. */
  source: string;
  kind: AssetKind;
  width: number | null;
  height: number | null;
  variants: (StoredVariant & { path: string })[];
}

const fields = { hash: true, kind: true, width: true, height: true, variants: true } as const;
type Row = {
  hash: string;
  kind: string;
  width: number | null;
  height: number | null;
  variants: Prisma.JsonValue;
};
const toAsset = (row: Row): StoredAsset => ({
  ...row,
  kind: z.enum(assetKinds).parse(row.kind),
  variants: z.array(variantSchema).parse(row.variants),
});

/** The asset made of these bytes, or with these very bytes. */
export async function findAssetBySource(source: string): Promise<StoredAsset | null> {
  const row = await prisma.asset.findFirst({
    where: { OR: [{ hash: source }, { sourceHash: source }] },
    select: fields,
  });
  return row && toAsset(row);
}

/** Stores an asset; the same content is stored once. */
export async function storeAsset(asset: NewAsset): Promise<StoredAsset> {
  const file = asset.variants.find((v) => v.name === "file");
  if (!file) throw new Error("an asset needs its file");
  const hash = await hashOf(file.path);
  const stored = await prisma.asset.findUnique({ where: { hash }, select: fields });
  if (stored) return toAsset(stored);
  const variants = asset.variants.map(({ path: _, ...variant }) => variant);
  const bytes = variants.reduce((sum, v) => sum + v.bytes, 0);
  const { source, kind, width, height } = asset;
  await prisma.$transaction(
    async (tx) => {
      const data = { hash, sourceHash: source, kind, totalBytes: bytes, width, height, variants };
      if ((await tx.asset.createMany({ data, skipDuplicates: true })).count === 0) return;
      for (const variant of asset.variants) await keepPieces(tx, hash, variant.name, variant.path);
    },
    { timeout: 180_000, maxWait: 20_000 },
  );
  return { hash, kind, width, height, variants };
}

async function keepPieces(
  tx: Prisma.TransactionClient,
  hash: string,
  variant: string,
  path: string,
): Promise<void> {
  const file = await open(path);
  try {
    for (let index = 0; ; index++) {
      const piece = await readFull(file, CHUNK_BYTES);
      if (piece.length > 0)
        await tx.assetChunk.create({
          data: { hash, variant, index, bytes: piece },
          select: { index: true },
        });
      if (piece.length < CHUNK_BYTES) return;
    }
  } finally {
    await file.close();
  }
}

async function readFull(file: FileHandle, size: number): Promise<Buffer<ArrayBuffer>> {
  const buffer = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(buffer, filled, size - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    for (;;) {
      const piece = await readFull(file, CHUNK_BYTES);
      hash.update(piece);
      if (piece.length < CHUNK_BYTES) return hash.digest("hex");
    }
  } finally {
    await file.close();
  }
}

export async function readChunk(hash: string, variant: string, index: number): Promise<Buffer | null> {
  const row = await prisma.assetChunk.findUnique({
    where: { hash_variant_index: { hash, variant, index } },
    select: { bytes: true },
  });
  return row && Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength);
}

/** A whole variant, for what is small. */
export async function readWhole(hash: string, variant: string): Promise<Buffer> {
  const rows = await prisma.assetChunk.findMany({
    where: { hash, variant },
    select: { bytes: true },
    orderBy: { index: "asc" },
  });
  return Buffer.concat(rows.map((row) => row.bytes));
}

export async function assetsOf(owner: FileOwner): Promise<LinkedAsset[]> {
  const rows = await prisma.assetLink.findMany({
    where: { owner },
    select: { name: true, asset: { select: fields } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name, asset }) => ({ name, ...toAsset(asset) }));
}

/**
 * Links an asset to an owner under the first of the names that is free; under the name it has already, if it
 * is linked.
 * @param nameFor gives a name that is not among those taken.
 */
export function linkAsset(
  owner: FileOwner,
  hash: string,
  nameFor: (taken: ReadonlySet<string>) => string,
): Promise<{ ok: true; name: string; fresh: boolean } | { ok: false; reason: FileReason }> {
  return prisma.$transaction(async (tx) => {
    await oneAtATime(tx, owner);
    const links = await tx.assetLink.findMany({
      where: { owner },
      select: { name: true, hash: true, asset: { select: { totalBytes: true } } },
    });
    const linked = links.find((link) => link.hash === hash);
    if (linked) return { ok: true, name: linked.name, fresh: false };
    if (links.length >= MAX_ASSETS) return { ok: false, reason: "too-many-files" };
    const asset = await tx.asset.findUnique({ where: { hash }, select: { totalBytes: true } });
    if (!asset) return { ok: false, reason: "gone" };
    const together = links.reduce((sum, link) => sum + link.asset.totalBytes, asset.totalBytes);
    if (together > MAX_TOTAL_ASSET_BYTES) return { ok: false, reason: "workshop-full" };
    const name = nameFor(new Set(links.map((link) => link.name)));
    await tx.assetLink.create({ data: { owner, name, hash } });
    return { ok: true, name, fresh: true };
  });
}

/** Removes a file from a workshop; others that link to it keep it. */
export async function unlinkAsset(owner: FileOwner, name: string): Promise<boolean> {
  return (await prisma.assetLink.deleteMany({ where: { owner, name } })).count > 0;
}

/** Gives an owner exactly these links: for shipped workshops, at start. */
export async function setLinks(
  owner: FileOwner,
  links: readonly { name: string; hash: string }[],
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await oneAtATime(tx, owner);
    await tx.assetLink.deleteMany({ where: { owner } });
    await tx.assetLink.createMany({ data: links.map((link) => ({ owner, ...link })) });
  });
}

/**
 * Gives an owner everything that another has, as when a room freezes a workshop, or a workshop is copied.
 * Names that are taken stay as they are. To be awaited, alone or in a transaction.
 */
export const copyAllLinks = (from: FileOwner, to: FileOwner) => prisma.$executeRaw`
  INSERT INTO asset_link (owner, name, hash)
  SELECT ${to}, name, hash FROM asset_link WHERE owner = ${from} ON CONFLICT DO NOTHING`;

/**
 * Links files that an owner has under these names to another owner, under the same names. Those taken stay as
 * they are.
 */
export async function copyLinks(from: FileOwner, to: FileOwner, names: readonly string[]): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO asset_link (owner, name, hash)
    SELECT ${to}, name, hash FROM asset_link WHERE owner = ${from} AND name = ANY(${[...names]})
    ON CONFLICT DO NOTHING`;
}

/**
 * Links some of an owner's assets to another one, for activities that are copied.
 * @returns the names that had to change, old to new.
 */
export async function copyLinksRenamed(
  from: FileOwner,
  to: FileOwner,
  names: readonly string[],
  nameFor: (name: string, taken: ReadonlySet<string>) => string,
): Promise<Map<string, string>> {
  const links = await prisma.assetLink.findMany({
    where: { owner: from, name: { in: [...names] } },
    select: { name: true, hash: true },
  });
  const changed = new Map<string, string>();
  for (const { name, hash } of links) {
    const linked = await linkAsset(to, hash, (taken) => (taken.has(name) ? nameFor(name, taken) : name));
    if (linked.ok && linked.name !== name) changed.set(name, linked.name);
  }
  return changed;
}

/** Hours for which an asset without links is kept: it may just have been uploaded. */
const GRACE_HOURS = 24;

/**
 * Deletes links of owners that are gone, and assets without a link.
 * @returns how many assets were deleted.
 */
export async function collectAssets(graceHours = GRACE_HOURS): Promise<number> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`
      DELETE FROM asset_link l WHERE
        NOT EXISTS (SELECT 1 FROM room WHERE id::text = l.owner) AND
        NOT EXISTS (SELECT 1 FROM authored_workshop WHERE id::text = l.owner) AND
        NOT EXISTS (SELECT 1 FROM workshop WHERE id = l.owner)`;
    return tx.$executeRaw`
      DELETE FROM asset a WHERE created_at < now() - make_interval(hours => ${graceHours}::int)
        AND NOT EXISTS (SELECT 1 FROM asset_link WHERE hash = a.hash)`;
  });
}

/** Makes transactions that add to the same owner wait for one another. */
const oneAtATime = (tx: Prisma.TransactionClient, owner: FileOwner) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`assets of ${owner}`}))`;

/** The logo of a room's workshop, as base64; null where it has none, or its file is gone. */
export async function logoOf(room: RoomId, theme: Theme | undefined) {
  const logo = theme?.logo;
  const asset = logo && (await assetsOf(room)).find(({ name }) => name === logo.file);
  if (!logo || asset?.kind !== "picture") return null;
  return { alt: logo.alt, bytes: (await readWhole(asset.hash, "file")).toString("base64") };
}
