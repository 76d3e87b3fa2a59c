/** A whole workshop as one file: out of one Plenary and into another, and what a hostile file is told. */
import { storedWorkshopId, type WorkshopId } from "@/model/ids";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assetsOf, collectAssets } from "@/server/store/assets/assets";
import { createAuthored, readDraft } from "@/server/store/editor/authored";
import { prisma } from "@/server/store/database/prisma";
import { findWorkshop } from "@/server/store/editor/shipped-workshops";
import { Files } from "@/tests/support/files";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import type { Draft } from "@/workshop/editor/draft";
import { canonical } from "@/workshop/editor/version";
import { FORMAT, FORMAT_VERSION } from "@/workshop/import/package-manifest";

let plenary: Plenary;
let files: Files;
let ada: Trainer;
let eve: Trainer;

beforeAll(async () => {
  plenary = await Plenary.start();
  files = new Files(plenary);
  [ada, eve] = [await plenary.trainer("Ada"), await plenary.trainer("Eve")];
});
afterAll(() => plenary.stop());
/** A workshop with a half-written slide, a picture and a film. */
async function writtenWorkshop(): Promise<WorkshopId> {
  const half = { kind: "slide", id: "half-written" } as const;
  const workshop = await createAuthored(ada.id, (id) => {
    const draft = structuredClone(translatedWorkshop) as unknown as Draft;
    draft.sessions[0]!.activities.push(half, { kind: "slide", id: "with-picture", body: "![x](photo.webp)" });
    return { ...draft, id };
  });
  const photo = await sharp({
    create: {
      width: 700,
      height: 400,
      channels: 3,
      background: "#246",
      noise: { type: "gaussian", mean: 100, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer();
  await files.ask(ada, "POST", `${workshop}/assets?upload=${await files.sent(ada, photo, "photo.jpg")}`);
  const film = Buffer.alloc(1_700_000, 5);
  film.write("\0\0\0\x18ftypmp42", 0, "latin1");
  await files.ask(ada, "POST", `${workshop}/assets?upload=${await files.sent(ada, film, "film.mp4")}`);
  return workshop;
}

const taken = async (who: Trainer, bytes: Uint8Array) =>
  files.ask(who, "POST", `workshops?upload=${await files.sent(who, bytes, "w.plenary.zip")}`);
const withoutId = ({ id: _, ...draft }: Draft) => canonical(draft);

describe("a workshop as one file (B-134)", () => {
  let workshop: WorkshopId;
  beforeAll(async () => {
    workshop = await writtenWorkshop();
  });

  test("comes back the same, half-written parts, translations, pictures and films included, as a workshop of one's own", async () => {
    const bytes = await files.bytes(ada, `${workshop}/workshop`);
    const done = await taken(eve, bytes);
    expect(done).toMatchObject({ ok: true, title: translatedWorkshop.title, assets: 2, refused: [] });
    const copy = String(done.workshop);
    const [before, after] = [(await readDraft(workshop))!.draft, (await readDraft(copy))!.draft];
    expect(withoutId(after)).toBe(withoutId(before));
    expect(after.id).not.toBe(before.id);
    expect((await assetsOf(storedWorkshopId(copy))).map(({ name, hash }) => [name, hash])).toEqual(
      (await assetsOf(workshop)).map(({ name, hash }) => [name, hash]),
    );
    expect(await files.ask(ada, "GET", `${copy}/assets`)).toMatchObject({ status: 404 });
    const again = unzipSync(await files.bytes(eve, `${copy}/workshop`));
    const first = unzipSync(bytes);
    expect(Object.keys(again)).toEqual(Object.keys(first));
    for (const [name, content] of Object.entries(first))
      if (name.startsWith("assets/"))
        expect(Buffer.from(again[name]!).equals(Buffer.from(content))).toBe(true);
  });

  test("of the shipped guide has all of it, and is an own workshop afterwards", async () => {
    const done = await taken(ada, await files.bytes(ada, "workshops/victim-centred-approach"));
    expect(done).toMatchObject({ ok: true, refused: [] });
    const guide = (await findWorkshop("victim-centred-approach"))!;
    expect(withoutId((await readDraft(String(done.workshop)))!.draft)).toBe(
      withoutId(guide as unknown as Draft),
    );
  });

  test("is given to those alone who may see it", async () => {
    expect((await files.fetch(eve, "GET", `${workshop}/workshop`)).status).toBe(404);
    expect((await files.fetch(null, "GET", `${workshop}/workshop`)).status).toBe(403);
  });
});

describe("where its pictures were never seen", () => {
  test("they come out of the file again, byte by byte", async () => {
    const workshop = await writtenWorkshop();
    const bytes = await files.bytes(ada, `${workshop}/workshop`);
    await prisma.authoredWorkshop.deleteMany({});
    await collectAssets(0);
    expect(await prisma.asset.count({ where: { kind: "video" } })).toBe(0);
    const done = await taken(ada, bytes);
    expect(done).toMatchObject({ ok: true, assets: 2, refused: [] });
    const [before, after] = [
      unzipSync(bytes),
      unzipSync(await files.bytes(ada, `${done.workshop}/workshop`)),
    ];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, content] of Object.entries(before))
      if (name.startsWith("assets/"))
        expect(Buffer.from(after[name]!).equals(Buffer.from(content))).toBe(true);
  });
});

describe("a file that is no workshop, or a hostile one", () => {
  const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const draft = strToU8(
    JSON.stringify({
      id: "w",
      language: "en",
      title: "T",
      summary: "",
      source: "",
      sessions: [],
      agendas: [],
      words: [],
      translations: {},
    }),
  );
  const packed = (more: Record<string, Uint8Array> = {}, manifest: object = {}, body: Uint8Array = draft) =>
    zipSync({
      "manifest.json": strToU8(
        JSON.stringify({
          format: FORMAT,
          version: FORMAT_VERSION,
          title: "T",
          workshop: sha(body),
          assets: [],
          ...manifest,
        }),
      ),
      "workshop.json": body,
      ...more,
    });

  test("the smallest one is taken", async () =>
    expect(await taken(eve, packed())).toMatchObject({ ok: true }));

  test.each([
    ["of a newer Plenary", () => packed({}, { version: FORMAT_VERSION + 1 }), "newer-version"],
    ["whose content was changed", () => packed({}, { workshop: sha(strToU8("other")) }), "bad-checksum"],
    ["that is another ZIP", () => zipSync({ "a.txt": strToU8("a") }), "not-a-workshop"],
    ["that is no ZIP", () => strToU8("hello"), "not-a-workshop"],
    ["that is cut off", () => packed().subarray(0, 200), "not-a-workshop"],
    ["of another format", () => packed({}, { format: "other" }), "not-a-workshop"],
    [
      "with fields that no workshop has",
      () => packed({}, {}, strToU8('{"id":"w","evil":1}')),
      "not-a-workshop",
    ],
    ["with JSON too deep to read", () => packed({}, {}, strToU8("[".repeat(200_000))), "not-a-workshop"],
    [
      "with names that lead out of it",
      () => packed({ "../../etc/cron.d/x": strToU8("x") }),
      "not-a-workshop",
    ],
    [
      "with an asset that is not there",
      () => packed({}, { assets: [{ name: "a.webp", kind: "picture", bytes: 3, hash: "a".repeat(64) }] }),
      "not-a-workshop",
    ],
    [
      "with two assets of one name",
      () =>
        packed(
          {},
          { assets: [1, 2].map(() => ({ name: "a.webp", kind: "picture", bytes: 3, hash: "a".repeat(64) })) },
        ),
      "not-a-workshop",
    ],
    [
      "with an asset under a path",
      () => packed({}, { assets: [{ name: "../a.webp", kind: "picture", bytes: 3, hash: "a".repeat(64) }] }),
      "not-a-workshop",
    ],
    [
      "that unpacks to a thousand times its size",
      () => packed({}, {}, new Uint8Array(80_000_000)),
      "too-large",
    ],
    [
      "with an asset of other bytes than it says",
      () =>
        packed(
          { [`assets/${"b".repeat(64)}`]: strToU8("xyz") },
          { assets: [{ name: "a.webp", kind: "picture", bytes: 3, hash: "b".repeat(64) }] },
        ),
      "bad-checksum",
    ],
  ])("%s is refused", async (_, make, reason) => {
    expect(await taken(eve, make())).toMatchObject({ ok: false, reason });
    expect(readdirSync(path.join(plenary.server.dataDir, "uploads"))).toEqual([]);
  });

  test("with a page as a picture is taken without it, and says so", async () => {
    const page = strToU8("<html><script>alert(1)</script></html>");
    const done = await taken(
      eve,
      packed(
        { [`assets/${sha(page)}`]: page },
        { assets: [{ name: "a.webp", kind: "picture", bytes: page.length, hash: sha(page) }] },
      ),
    );
    expect(done).toMatchObject({
      ok: true,
      assets: 0,
      refused: [{ name: "a.webp", reason: "unknown-type" }],
    });
  });
});
