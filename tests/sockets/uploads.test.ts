/** Uploading over real HTTP: who may, in pieces, and what is refused with which reason. */
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAuthored } from "@/server/store/editor/authored";
import { shareWorkshop, acceptShare } from "@/server/store/editor/authored-members";
import { Plenary, type Trainer } from "@/tests/support/plenary";
import { blankDraft } from "@/workshop/editor/draft";

let plenary: Plenary;
let ada: Trainer;
let eve: Trainer;
let looker: Trainer;
/** Everybody's who does not look at the list of what is in it. */
let workshop: string;
const png = (background = "#123") =>
  sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

beforeAll(async () => {
  plenary = await Plenary.shared();
  [ada, eve, looker] = [
    await plenary.trainer("Ada"),
    await plenary.trainer("Eve"),
    await plenary.trainer("Lu"),
  ];
  workshop = await blank();
  await acceptShare((await shareWorkshop(workshop, "view", ada.id))!, looker.id);
});
afterAll(() => plenary.stop());

interface Reply {
  ok: boolean;
  reason?: string;
  upload?: string;
  received?: number;
  asset?: { name: string; source: { at: string; kind: string; width: number } };
  assets?: { name: string }[];
  notes?: string[];
}
async function ask(
  who: Trainer | null,
  method: string,
  where: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
) {
  const res = await fetch(`${plenary.url}/files/${where}`, {
    method,
    headers: {
      ...(who ? { cookie: who.cookie } : {}),
      ...(method === "GET" ? {} : { origin: plenary.url }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: res.status, ...((await res.json()) as Reply) };
}
async function sent(who: Trainer, bytes: Buffer, name: string, piece = 1_000_000): Promise<string> {
  const { upload } = await ask(who, "POST", "uploads", JSON.stringify({ name, size: bytes.length }));
  for (let offset = 0; offset < bytes.length; offset += piece)
    await ask(
      who,
      "PUT",
      `uploads/${upload}?at=${offset}`,
      new Uint8Array(bytes.subarray(offset, offset + piece)),
    );
  return upload!;
}
const upload = async (who: Trainer, bytes: Buffer, name: string, to = workshop) =>
  ask(who, "POST", `${to}/assets?upload=${await sent(who, bytes, name)}`);
const blank = () => createAuthored(ada.id, (id) => blankDraft(id, "W"));
/** Uploads that lie on the server and did not when the test began: other files of this worker use it too. */
const left = () => readdirSync(path.join(plenary.server.dataDir, "uploads")).filter((name) => !lay.has(name));
let lay = new Set<string>();
beforeEach(() => {
  lay = new Set();
  lay = new Set(left());
});

describe("a trainer who may edit", () => {
  test("uploads a picture in pieces, finds it in the list, and it is served", async () => {
    const workshop = await blank();
    const done = await upload(ada, await png(), "Chart 1.PNG", workshop);
    expect(done).toMatchObject({
      ok: true,
      asset: { name: "chart-1.webp", source: { kind: "picture", width: 300 } },
      notes: [],
    });
    expect((await ask(ada, "GET", `${workshop}/assets`)).assets!.map((a) => a.name)).toEqual([
      "chart-1.webp",
    ]);
    expect((await fetch(`${plenary.url}${done.asset!.source.at}phone`)).status).toBe(200);
    expect(left()).toEqual([]);
  });

  test("gets the same name for the same picture, and another for another", async () => {
    const workshop = await blank();
    expect((await upload(ada, await png(), "chart 1.png", workshop)).asset!.name).toBe("chart-1.webp");
    expect((await upload(ada, await png(), "other.png", workshop)).asset!.name).toBe("chart-1.webp");
    expect((await upload(ada, await png("#f0f"), "chart-1.png", workshop)).asset!.name).toBe(
      "chart-1-2.webp",
    );
  });

  test("goes on where a broken connection left off, and a piece sent twice counts once", async () => {
    const bytes = await png("#00f");
    const half = Math.floor(bytes.length / 2);
    const { upload: id } = await ask(
      ada,
      "POST",
      "uploads",
      JSON.stringify({ name: "a.png", size: bytes.length }),
    );
    const first = new Uint8Array(bytes.subarray(0, half));
    expect((await ask(ada, "PUT", `uploads/${id}?at=0`, first)).received).toBe(half);
    expect((await ask(ada, "PUT", `uploads/${id}?at=0`, first)).received).toBe(half);
    expect(await ask(ada, "POST", `${workshop}/assets?upload=${id}`)).toMatchObject({
      reason: "interrupted",
    });
    expect(
      (await ask(ada, "PUT", `uploads/${id}?at=${half}`, new Uint8Array(bytes.subarray(half)))).received,
    ).toBe(bytes.length);
    expect(await ask(ada, "POST", `${workshop}/assets?upload=${id}`)).toMatchObject({ ok: true });
  });

  test("takes a picture out of the workshop again", async () => {
    const { asset } = await upload(ada, await png("#abc"), "gone.png");
    expect(await ask(ada, "DELETE", `${workshop}/assets/${asset!.name}`)).toMatchObject({ ok: true });
    expect((await ask(ada, "GET", `${workshop}/assets`)).assets!.map((a) => a.name)).not.toContain(
      "gone.webp",
    );
    expect(await ask(ada, "DELETE", `${workshop}/assets/${asset!.name}`)).toMatchObject({ status: 404 });
  });
});

describe("who may not", () => {
  test("is refused: nobody signed in, a stranger, one who only looks, and another site's page", async () => {
    const id = await sent(ada, await png("#111"), "x.png");
    expect(await ask(null, "POST", "uploads", JSON.stringify({ name: "a", size: 3 }))).toMatchObject({
      status: 403,
    });
    expect(await ask(null, "GET", `${workshop}/assets`)).toMatchObject({ status: 403 });
    expect(await ask(eve, "GET", `${workshop}/assets`)).toMatchObject({ status: 404 });
    expect(await ask(eve, "POST", `${workshop}/assets?upload=${id}`)).toMatchObject({ status: 404 });
    expect(await ask(eve, "PUT", `uploads/${id}?at=0`, new Uint8Array(1))).toMatchObject({
      reason: "interrupted",
    });
    expect(await ask(looker, "GET", `${workshop}/assets`)).toMatchObject({ ok: true });
    expect(await ask(looker, "DELETE", `${workshop}/assets/chart-1.webp`)).toMatchObject({ status: 403 });
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
      expect(await ask(ada, "POST", `${workshop}/assets?upload=${id}`, undefined, headers)).toMatchObject({
        status: 403,
      });
    }
    await ask(ada, "DELETE", `uploads/${id}`);
    expect(left()).toEqual([]);
  });
});

describe("a file that does not fit", () => {
  test.each([
    [
      "a page with a script, named as a picture",
      Buffer.from("<html><script>alert(1)</script>"),
      "unknown-type",
    ],
    [
      "a program, named as a picture",
      Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), randomBytes(500)]),
      "unknown-type",
    ],
    ["a document where a picture belongs", Buffer.from("%PDF-1.7\n"), "wrong-type"],
    ["half a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "broken"],
    [
      "a photo of a phone in a format that browsers do not show",
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"),
      "heic",
    ],
    [
      "captions in an unknown encoding",
      Buffer.concat([Buffer.from("WEBVTT\n\n"), Buffer.from([0xff, 0xfe, 0x80])]),
      "broken",
    ],
  ])("%s is refused and leaves nothing behind", async (_, bytes, reason) => {
    expect(await upload(ada, bytes, "picture.png")).toMatchObject({ ok: false, reason });
    expect(left()).toEqual([]);
  });

  test("a picture of more than 10 MB is refused, and so are bytes beyond what was announced", async () => {
    const large = Buffer.concat([await png(), randomBytes(10_100_000)]);
    expect(await upload(ada, large, "large.png")).toMatchObject({ reason: "too-large", status: 413 });
    const { upload: id } = await ask(ada, "POST", "uploads", JSON.stringify({ name: "a.png", size: 10 }));
    expect(await ask(ada, "PUT", `uploads/${id}?at=0`, new Uint8Array(11))).toMatchObject({
      reason: "too-large",
    });
    await ask(ada, "DELETE", `uploads/${id}`);
    expect(await ask(ada, "POST", "uploads", JSON.stringify({ name: "a.png", size: 9e12 }))).toMatchObject({
      reason: "too-large",
    });
    expect(await ask(ada, "POST", "uploads", JSON.stringify({ name: "a.png", size: 0 }))).toMatchObject({
      reason: "empty",
    });
  });

  test("one trainer's many uploads do not fill the server", async () => {
    const begin = () => ask(eve, "POST", "uploads", JSON.stringify({ name: "a.png", size: 10 }));
    const begun = [];
    for (let i = 0; i < 9; i++) begun.push(await begin());
    expect(begun[7]).toMatchObject({ ok: true });
    expect(begun[8]).toMatchObject({ reason: "busy" });
    for (const { upload: id } of begun) if (id) await ask(eve, "DELETE", `uploads/${id}`);
  });
});
