import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let store: typeof import("@/server/store/debrief/report-texts");
let prismaModule: typeof import("@/server/store/database/prisma");
let ada: string;
let ben: string;

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  prismaModule = await import("@/server/store/database/prisma");
  store = await import("@/server/store/debrief/report-texts");
  [ada, ben] = [randomUUID(), randomUUID()];
  for (const [id, name] of [
    [ada, "Ada"],
    [ben, "Ben"],
  ] as const)
    await prismaModule.prisma.account.create({
      data: { id, name, email: `${name}@example.org`, passwordHash: "x" },
    });
});
afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

const write = (roomId: string, seen: number, text: string | null, accountId = ada) =>
  store.writeText({
    roomId,
    key: "story:participation",
    language: "en",
    seen,
    text,
    hidden: false,
    basis: "b1",
    accountId,
  });

it("F-7: keeps a wording with who wrote it, each language by itself", async () => {
  const room = randomUUID();
  await write(room, 0, "All came.");
  await write(room, 1, "Nearly all came.", ben);
  await store.writeText({
    roomId: room,
    key: "remark",
    language: "ar",
    seen: 0,
    text: "شكراً",
    hidden: false,
    basis: null,
    accountId: ada,
  });
  expect(
    (await store.reportTexts(room)).map(({ key, language, revision, text, by }) => ({
      key,
      language,
      revision,
      text,
      by,
    })),
  ).toEqual([
    { key: "remark", language: "ar", revision: 1, text: "شكراً", by: "Ada" },
    { key: "story:participation", language: "en", revision: 2, text: "Nearly all came.", by: "Ben" },
  ]);
});

it("F-8: shows the second of two who write at once what the first wrote, and loses neither", async () => {
  const room = randomUUID();
  const results = await Promise.all([write(room, 0, "From Ada."), write(room, 0, "From Ben.", ben)]);
  expect(results.filter((w) => w.ok)).toHaveLength(1);
  const refused = results.find((w) => !w.ok)!;
  const kept = (await store.reportTexts(room))[0]!;
  expect(!refused.ok && refused.theirs).toEqual(kept);
  expect(await write(room, kept.revision, "Together.")).toMatchObject({
    ok: true,
    edit: { revision: 2, text: "Together." },
  });
});

it("F-7: keeps what was pasted with signs that no database holds", async () => {
  expect(await write(randomUUID(), 0, "All\u0000 came.\ud800")).toMatchObject({
    ok: true,
    edit: { text: "All came.\ufffd" },
  });
});

it("F-7: keeps no sign that turns the direction of what follows, as nothing that authors write does", async () => {
  const room = randomUUID();
  await store.writeText({
    roomId: room,
    key: "remark",
    language: "en",
    seen: 0,
    text: "\u202eAll\u202c \u2066came\u2069.\u202d 👩‍👩‍👧",
    hidden: false,
    basis: null,
    accountId: ada,
  });
  expect((await store.reportTexts(room))[0]!.text).toBe("All came. 👩‍👩‍👧");
});

it("F-8: writes nothing new when the same is saved again, from whichever revision", async () => {
  const room = randomUUID();
  await write(room, 0, "Once.");
  expect(await write(room, 0, "Once.")).toMatchObject({ ok: true, edit: { revision: 1 } });
  expect(await write(room, 1, "Once.")).toMatchObject({ ok: true, edit: { revision: 1 } });
});

it("F-7: takes a change back, and takes that back too", async () => {
  const room = randomUUID();
  await write(room, 0, "First.");
  await write(room, 1, "Second.");
  const undo = (seen: number) => store.undoText(room, "story:participation", "en", seen, ben);
  expect(await undo(2)).toMatchObject({ ok: true, edit: { revision: 3, text: "First.", by: "Ben" } });
  expect(await undo(3)).toMatchObject({ ok: true, edit: { text: "Second." } });
  expect(await undo(3)).toMatchObject({ ok: false, theirs: { revision: 4 } });
  expect(await store.undoText(room, "remark", "en", 0, ada)).toBeNull();
});

it("F-7: forgets revisions that are long past, of this text in this language and room alone", async () => {
  const [room, other] = [randomUUID(), randomUUID()];
  const kept = { roomId: room, key: "story:participation", text: "Kept.", accountId: ada };
  const first = { ...kept, seen: 0, hidden: false, basis: null };
  await store.writeText({ ...first, language: "ar" });
  await store.writeText({ ...first, language: "en", key: "remark" });
  await write(other, 0, "Kept too.");
  for (let n = 0; n < 25; n++) await write(room, n, `Text ${n}.`);
  const others = await prismaModule.prisma.reportText.deleteMany({
    where: { revision: 1, roomId: { in: [room, other] } },
  });
  expect(others.count).toBe(3);
  expect(await prismaModule.prisma.reportText.count({ where: { roomId: room } })).toBe(10);
  expect((await store.reportTexts(room))[0]).toMatchObject({ revision: 25, text: "Text 24." });
});
