/** Assets over a real database: kept once, frozen with rooms, collected without links. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuthored, deleteAuthored } from "@/server/store/editor/authored";
import {
  assetsOf,
  collectAssets,
  copyLinksRenamed,
  copyAllLinks,
  storeAsset,
  findAssetBySource,
  linkAsset,
  CHUNK_BYTES,
  readChunk,
  readWhole,
  unlinkAsset,
} from "@/server/store/assets/assets";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { blankDraft } from "@/workshop/editor/draft";

let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), "assets-"));
const owner = randomUUID();
beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  await prisma.account.create({
    data: { id: owner, name: "Ada", email: "ada@example.org", passwordHash: "none" },
  });
});
afterAll(async () => {
  await closePrisma();
  await database.drop();
  rmSync(folder, { recursive: true });
});

let count = 0;
function kept(bytes: Buffer) {
  const file = path.join(folder, String(++count));
  writeFileSync(file, bytes);
  const variant = {
    name: "file",
    mime: "video/mp4",
    bytes: bytes.length,
    width: null,
    height: null,
    path: file,
  };
  return storeAsset({
    source: randomBytes(32).toString("hex"),
    kind: "video",
    width: null,
    height: null,
    variants: [variant],
  });
}
const workshop = () => createAuthored(owner, (id) => blankDraft(id, "W"));
const as = (name: string) => (taken: ReadonlySet<string>) => (taken.has(name) ? `2-${name}` : name);

describe("an asset", () => {
  test("is kept in pieces and read back byte by byte", async () => {
    const bytes = randomBytes(CHUNK_BYTES * 2 + 17);
    const { hash } = await kept(bytes);
    expect((await readWhole(hash, "file")).equals(bytes)).toBe(true);
    expect((await readChunk(hash, "file", 2))!.equals(bytes.subarray(CHUNK_BYTES * 2))).toBe(true);
    expect(await readChunk(hash, "file", 3)).toBeNull();
    const exact = randomBytes(CHUNK_BYTES);
    expect((await readWhole((await kept(exact)).hash, "file")).equals(exact)).toBe(true);
  });

  test("is kept once, however many bring it at the same time", async () => {
    const bytes = randomBytes(1_000);
    const all = await Promise.all([kept(bytes), kept(bytes), kept(bytes)]);
    expect(new Set(all.map((a) => a.hash)).size).toBe(1);
    expect(await prisma.assetChunk.count({ where: { hash: all[0]!.hash } })).toBe(1);
    expect((await findAssetBySource(all[0]!.hash))?.hash).toBe(all[0]!.hash);
  });

  test("has one name in a workshop, and never takes the name of another", async () => {
    const id = await workshop();
    const [a, b] = [await kept(randomBytes(10)), await kept(randomBytes(10))];
    const names = await Promise.all([
      linkAsset(id, a.hash, as("film.mp4")),
      linkAsset(id, b.hash, as("film.mp4")),
      linkAsset(id, a.hash, as("other.mp4")),
    ]);
    expect(names.every((n) => n.ok)).toBe(true);
    expect((await assetsOf(id)).map((l) => l.name).sort()).toHaveLength(2);
  });

  test("stays with a copy when the original is gone, and is thrown away when the last link is", async () => {
    const [first, second] = [await workshop(), await workshop()];
    const { hash } = await kept(randomBytes(10));
    await linkAsset(first, hash, as("film.mp4"));
    await copyAllLinks(first, second);
    await deleteAuthored(first, owner);
    await collectAssets(0);
    expect((await assetsOf(second)).map((l) => l.name)).toEqual(["film.mp4"]);
    expect(await assetsOf(first)).toEqual([]);
    await unlinkAsset(second, "film.mp4");
    expect(await collectAssets(24)).toBe(0);
    expect(await collectAssets(0)).toBeGreaterThan(0);
    expect(await findAssetBySource(hash)).toBeNull();
    expect(await readChunk(hash, "file", 0)).toBeNull();
  });

  test("comes along when an activity is copied, under a new name where its own is taken", async () => {
    const [from, to] = [await workshop(), await workshop()];
    const [a, b, c] = [await kept(randomBytes(10)), await kept(randomBytes(10)), await kept(randomBytes(10))];
    await linkAsset(from, a.hash, as("a.mp4"));
    await linkAsset(from, b.hash, as("b.mp4"));
    await linkAsset(to, c.hash, as("a.mp4"));
    const renamed = await copyLinksRenamed(
      from,
      to,
      ["a.mp4", "b.mp4", "unknown.mp4"],
      (name) => `copy-${name}`,
    );
    expect([...renamed]).toEqual([["a.mp4", "copy-a.mp4"]]);
    expect((await assetsOf(to)).map((l) => [l.name, l.hash])).toEqual(
      expect.arrayContaining([
        ["a.mp4", c.hash],
        ["copy-a.mp4", a.hash],
        ["b.mp4", b.hash],
      ]),
    );
  });
});
