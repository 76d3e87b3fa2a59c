/** Pictures in a running room: who can fetch them, what is announced ahead, and what of them tells what comes. */
import { storedWorkshopId } from "@/model/ids";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assetToken } from "@/server/store/assets/address";
import { takeFile } from "@/server/editor/content/assets/intake";
import { assetsOf } from "@/server/store/assets/assets";
import { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { versionOf } from "@/workshop/editor/version";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";

const pictures = storedWorkshopId("pictures");
let plenary: Plenary;
let room: TestRoom;
let other: TestRoom;
const folder = mkdtempSync(path.join(tmpdir(), "room-assets-"));

const workshop: Workshop = workshopSchema.parse({
  id: "pictures",
  language: "en",
  title: "Pictures",
  summary: "Slides with pictures.",
  source: "Ours.",
  sessions: [
    {
      id: "one",
      number: 1,
      title: "One",
      minutes: 10,
      activities: [
        { kind: "slide", id: "a", title: "A", body: "# A" },
        {
          kind: "slide",
          id: "b",
          title: "B",
          body: "Text of B",
          picture: { file: "secret-of-b.webp", alt: "What B shows", full: true },
        },
        { kind: "slide", id: "c", title: "C", body: "![What C shows](secret-of-c.webp)" },
        {
          kind: "slide",
          id: "d",
          title: "D",
          body: "D",
          onPhones: false,
          picture: { file: "secret-of-d.webp", alt: "What D shows" },
        },
        {
          kind: "poll",
          id: "e",
          title: "E",
          question: "E?",
          options: [
            { id: "x", text: "X" },
            { id: "y", text: "Y" },
          ],
        },
      ],
    },
  ],
});

async function film(bytes: number): Promise<Buffer> {
  const film = Buffer.alloc(bytes, 7);
  film.write("\0\0\0\x18ftypmp42", 0, "latin1");
  for (let i = 0; i < bytes; i += 1_000) film.writeUInt32BE(i, Math.min(i + 12, bytes - 4));
  return film;
}

beforeAll(async () => {
  plenary = await Plenary.shared();
  await upsertWorkshop(workshop);
  for (const [name, background] of [
    ["secret-of-b", "#f00"],
    ["secret-of-c", "#0f0"],
    ["secret-of-d", "#00f"],
  ] as const) {
    const file = path.join(folder, name);
    writeFileSync(
      file,
      await sharp({ create: { width: 800, height: 450, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const taken = await takeFile(file, pictures, `${name}.png`);
    expect(taken).toMatchObject({ ok: true, value: { name: `${name}.webp` } });
  }
  const file = path.join(folder, "film");
  writeFileSync(file, await film(3_000_000));
  expect(await takeFile(file, pictures, "film.mp4")).toMatchObject({
    ok: true,
    value: { name: "film.mp4" },
  });
  room = await plenary.room(workshop);
  other = await plenary.room(workshop);
});
afterAll(async () => {
  await plenary.stop();
  rmSync(folder, { recursive: true });
});

const addressIn = async (name: string, where: TestRoom) => {
  const asset = (await assetsOf(where.id)).find((a) => a.name === name)!;
  return `/assets/${where.id}/${assetToken(where.id, asset.hash)}/`;
};

test("a slide's picture comes to phones small and to the stage large, with its size, and opens large on a tap", async () => {
  const [phone, stage, console] = [
    await plenary.phone(room),
    await plenary.stage(room),
    await plenary.console(room),
  ];
  await console.go("b");
  const address = await addressIn("secret-of-b.webp", room);
  const view = await phone.sees((v) => v.html.includes(address));
  expect(view.html).toContain(`<a class="picture" href="${address}stage"`);
  expect(view.html).toMatch(/<img[^>]*width="800" height="450"/);
  expect(view.html).toContain('loading="lazy"');
  const shown = await stage.sees((v) => v.face.kind === "slide" && v.face.title === "B");
  expect((shown as unknown as { assets: object }).assets).toEqual({
    "secret-of-b.webp": { kind: "picture", at: address, width: 800, height: 450 },
  });
  const small = await fetch(`${plenary.url}${address}phone`, { headers: { accept: "image/webp,*/*" } });
  expect(small.headers.get("content-type")).toBe("image/webp");
  expect(small.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(small.headers.get("content-security-policy")).toContain("sandbox");
  expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(640);
  const old = await fetch(`${plenary.url}${address}phone`, { headers: { accept: "image/png,image/*" } });
  expect(old.headers.get("content-type")).toBe("image/jpeg");
  const again = await fetch(`${plenary.url}${address}phone`, {
    headers: { accept: "image/webp", "if-none-match": small.headers.get("etag")! },
  });
  expect(again.status).toBe(304);
});

test("pictures of the next two steps are announced by addresses that tell nothing; a slide off the phones is not (B-130)", async () => {
  const [phone, stage, console] = [
    await plenary.phone(other),
    await plenary.stage(other),
    await plenary.console(other),
  ];
  await console.go("a");
  const [b, c, d] = await Promise.all(
    ["b", "c", "d"].map((letter) => addressIn(`secret-of-${letter}.webp`, other)),
  );
  const first = await phone.sees((v) => v.html.includes("<h1>A</h1>"));
  expect(first.ahead).toEqual([`${b}phone`, `${c}phone`]);
  expect(JSON.stringify(phone.all)).not.toMatch(/secret|Text of B|What [BCD] shows/);
  expect(JSON.stringify(stage.all)).not.toMatch(/secret|Text of B|What [BCD] shows/);
  await console.go("b");
  await phone.sees((v) => v.html.includes(b!));
  expect(phone.view.ahead).toEqual([`${c}phone`]);
  const shown = await stage.sees((v) => v.face.kind === "slide" && v.face.title === "B");
  expect((shown as unknown as { ahead: string[] }).ahead).toEqual([`${c}stage`, `${d}stage`]);
});

test("an address of one room leads to nothing in another, and no guess leads anywhere (B-131)", async () => {
  const address = await addressIn("secret-of-b.webp", room);
  expect((await fetch(`${plenary.url}${address}phone`)).status).toBe(200);
  for (const wrong of [
    address.replace(room.id, other.id),
    address.replace(room.id, "pictures"),
    `/assets/${room.id}/secret-of-b.webp/`,
    `/assets/${room.id}/${"A".repeat(22)}/`,
    "/assets/pictures/secret-of-b.webp",
    `/assets/${room.id}/../${other.id}/`,
  ]) {
    const res = await fetch(`${plenary.url}${wrong}phone`);
    expect([wrong, res.status]).toEqual([wrong, 404]);
  }
  expect((await fetch(`${plenary.url}${address}phone`, { method: "POST" })).status).toBe(405);
  expect((await fetch(`${plenary.url}${address}phone-jpeg`)).status).toBe(404);
});

test("a room keeps the pictures that it was opened with", async () => {
  const frozen = await plenary.room(workshop);
  const file = path.join(folder, "later");
  writeFileSync(
    file,
    await sharp({ create: { width: 50, height: 50, channels: 3, background: "#333" } })
      .png()
      .toBuffer(),
  );
  await takeFile(file, pictures, "later.png");
  const names = (await assetsOf(frozen.id)).map((a) => a.name);
  expect(names).toContain("secret-of-b.webp");
  expect(names).not.toContain("later.webp");
});

test("a change of a running room brings the files that it names, also ones that are newer than the room (B-109)", async () => {
  const newRoom = await plenary.room(workshop);
  const [console, stage, phone] = [
    await plenary.console(newRoom),
    await plenary.stage(newRoom),
    await plenary.phone(newRoom),
  ];
  const file = path.join(folder, "fresh");
  writeFileSync(
    file,
    await sharp({ create: { width: 120, height: 60, channels: 3, background: "#963" } })
      .png()
      .toBuffer(),
  );
  expect(await takeFile(file, pictures, "fresh.png")).toMatchObject({
    ok: true,
    value: { name: "fresh.webp" },
  });
  expect((await assetsOf(newRoom.id)).map((a) => a.name)).not.toContain("fresh.webp");
  const activity = {
    kind: "slide",
    id: "f",
    title: "F",
    body: "F",
    picture: { file: "fresh.webp", alt: "What F shows" },
  };
  expect(
    await console.do({ type: "amend", change: { do: "insert", session: "one", after: "a", activity } }),
  ).toMatchObject({ ok: true });
  await console.go("f");
  const address = await addressIn("fresh.webp", newRoom);
  const shown = await stage.sees((v) => v.face.kind === "slide" && v.face.title === "F");
  expect((shown as unknown as { assets: object }).assets).toEqual({
    "fresh.webp": { kind: "picture", at: address, width: 120, height: 60 },
  });
  await phone.sees((v) => v.html.includes(`src="${address}phone"`));
  const sent = await fetch(`${plenary.url}${address}phone`, { headers: { accept: "image/webp" } });
  expect((await sharp(Buffer.from(await sent.arrayBuffer())).metadata()).width).toBe(120);
});

test("a change that names a file which is nowhere is refused and changes nothing; what named it before may still do so (B-109)", async () => {
  const lacking = workshopSchema.parse({
    ...workshop,
    sessions: [
      {
        ...workshop.sessions[0],
        activities: [
          ...workshop.sessions[0]!.activities,
          { kind: "media", id: "g", title: "G", file: "never-came.mp4" },
        ],
      },
    ],
  });
  const newRoom = await plenary.room({ ...lacking, id: "lacking" });
  const console = await plenary.console(newRoom);
  const { revision } = console.view;
  const insert = (body: string) =>
    console.send({
      id: newId(),
      type: "amend",
      change: {
        do: "insert",
        session: "one",
        after: "a",
        activity: { kind: "slide", id: "f", title: "F", body },
      },
    });
  expect(await insert("![No](nowhere.webp)\n\n![Not here](not-there.svg)")).toMatchObject({
    ok: false,
    reason: "no-such-file",
    problems: [{ path: "nowhere.webp" }, { path: "not-there.svg" }],
  });
  expect(console.view.revision).toBe(revision);
  expect(await assetsOf(newRoom.id)).toEqual([]);
  const media = lacking.sessions[0]!.activities.at(-1)!;
  const change = {
    do: "change" as const,
    base: versionOf(media),
    activity: { ...media, title: "G, in other words" },
  };
  expect(await console.do({ type: "amend", change })).toMatchObject({ ok: true });
});

test("a film is sent in the parts that a player asks for, byte by byte as it is", async () => {
  const whole = await film(3_000_000);
  const address = await addressIn("film.mp4", room);
  const all = await fetch(`${plenary.url}${address}file`);
  expect(all.headers.get("accept-ranges")).toBe("bytes");
  expect(Buffer.from(await all.arrayBuffer()).equals(whole)).toBe(true);
  for (const [from, to] of [
    [0, 0],
    [524_287, 524_288],
    [1_000_000, 2_999_999],
    [2_999_999, 2_999_999],
  ] as const) {
    const part = await fetch(`${plenary.url}${address}file`, { headers: { range: `bytes=${from}-${to}` } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes ${from}-${to}/3000000`);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(from, to + 1))).toBe(true);
  }
  expect((await fetch(`${plenary.url}${address}file`, { headers: { range: "bytes=3000000-" } })).status).toBe(
    416,
  );
});

test("the shipped guide's drawing is found under the name that its text has", async () => {
  const debt = (await assetsOf(storedWorkshopId("victim-centred-approach"))).find(
    ({ name }) => name === "the-debt.svg",
  );
  expect(debt).toMatchObject({ width: 1_200, height: 560 });
  const res = await fetch(
    `${plenary.url}/assets/victim-centred-approach/${assetToken("victim-centred-approach", debt!.hash)}/phone`,
  );
  expect(res.headers.get("content-type")).toBe("image/svg+xml");
  expect(res.headers.get("content-security-policy")).toContain("sandbox");
  expect(await res.text()).toMatch(/<g id="ar" [\s\S]*<g id="en" /);
});
