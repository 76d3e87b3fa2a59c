import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let prismaModule: typeof import("@/server/store/database/prisma");
let store: typeof import("@/server/store/debrief/publications");
let released: typeof import("@/server/store/debrief/released-texts");

const DAY = 86_400_000;
const account = randomUUID();
const thirty = { days: 30, experts: false };

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.PLENARY_DOOR_KEY = Buffer.alloc(32, 7).toString("base64url");
  prismaModule = await import("@/server/store/database/prisma");
  store = await import("@/server/store/debrief/publications");
  released = await import("@/server/store/debrief/released-texts");
});
afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

it("F-15: opens a report by the key of its link alone, and the database holds no key", async () => {
  const room = randomUUID();
  const publication = await store.publish(room, account, thirty);
  const key = store.publicationKey(publication.id);
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(publication.made).toBe(true);
  expect({ ...(await store.findPublication(key)), made: true }).toEqual(publication);
  for (const wrong of ["", publication.id, room, `${key}x`, key.slice(1), "x".repeat(22), "../../etc/passwd"])
    expect(await store.findPublication(wrong)).toBeNull();
  const rows = await prismaModule.prisma.publication.findMany();
  expect(JSON.stringify(rows)).not.toContain(key);
});

it("F-16: a link ends on its day, and at once when it is withdrawn", async () => {
  const room = randomUUID();
  const key = store.publicationKey((await store.publish(room, account, { days: 2, experts: true })).id);
  const now = Date.now();
  expect(await store.findPublication(key, new Date(now + 1.9 * DAY))).toMatchObject({ experts: true });
  expect(await store.findPublication(key, new Date(now + 2.1 * DAY))).toBeNull();
  expect(await store.currentPublication(room, new Date(now + 2.1 * DAY))).toBeNull();
  expect(await store.withdraw(room)).toBe(true);
  expect(await store.findPublication(key)).toBeNull();
  expect(await store.withdraw(room)).toBe(false);
});

it("F-16: of links that are made at the same time one opens the report", async () => {
  const room = randomUUID();
  const publications = await Promise.all(
    Array.from({ length: 8 }, () => store.publish(room, account, thirty)),
  );
  expect(publications.filter((one) => one.made)).toHaveLength(1);
  expect(new Set(publications.map(({ id }) => id)).size).toBe(1);
  expect(await store.findPublication(store.publicationKey(publications[0]!.id))).toEqual(
    await store.currentPublication(room),
  );
});

it("F-16: who publishes while a link stands gets that one as it is; after a withdrawal it is a new one; changing its end keeps it", async () => {
  const [room, other] = [randomUUID(), randomUUID()];
  const first = store.publicationKey((await store.publish(room, account, thirty)).id);
  const elsewhere = store.publicationKey((await store.publish(other, account, thirty)).id);
  expect(await store.publish(room, account, { days: 3, experts: true })).toMatchObject({
    made: false,
    experts: false,
  });
  await store.withdraw(room);
  const second = store.publicationKey((await store.publish(room, account, thirty)).id);
  expect(await store.findPublication(first)).toBeNull();
  expect(await store.findPublication(elsewhere)).not.toBeNull();
  await store.updatePublication(room, { days: 5, experts: true });
  expect(await store.findPublication(second)).toMatchObject({ experts: true });
  expect(await store.findPublication(second, new Date(Date.now() + 6 * DAY))).toBeNull();
});

it("F-16: what was withdrawn, has ended or never was is not changed, and it is said so", async () => {
  const room = randomUUID();
  const changed = { days: 60, experts: true };
  expect(await store.updatePublication(room, changed)).toBeNull();
  const { id } = await store.publish(room, account, thirty);
  expect(await store.updatePublication(room, changed, new Date(Date.now() + 31 * DAY))).toBeNull();
  await store.withdraw(room);
  expect(await store.updatePublication(room, changed)).toBeNull();
  expect(await store.findPublication(store.publicationKey(id))).toBeNull();
});

it("F-11: a release is kept once, with its black words, and can be taken back", async () => {
  const room = randomUUID();
  const text = { source: "hopes", textId: "t1", black: ["w1"] };
  await released.releaseTexts(room, account, [text, { source: "hopes", textId: "t2", black: [] }]);
  await released.releaseTexts(room, account, [{ ...text, black: ["w1", "w2"] }]);
  expect(await released.listReleases(room)).toEqual([
    { ...text, black: ["w1", "w2"] },
    { source: "hopes", textId: "t2", black: [] },
  ]);
  expect(await released.keepBack(room, account, { source: "hopes", textId: "t1" })).toBe(true);
  expect((await released.listReleases(room)).map((r) => r.textId)).toEqual(["t2"]);
});

it("F-24: what is undecided is released once, by two trainers at once too; the rest stays as it was", async () => {
  const room = randomUUID();
  const texts = ["t1", "t2", "t3", "t4"].map((textId) => ({ source: "s/sheet/g1-1", textId, black: ["w"] }));
  const [early, back] = texts as [(typeof texts)[number], (typeof texts)[number]];
  await released.releaseTexts(room, account, [{ ...early, black: ["w1"] }]);
  await released.keepBack(room, account, back);
  expect(await released.keepBack(room, account, back)).toBe(false);
  const presses = [1, 2, 3].map(() => released.releaseUndecided(room, account, texts));
  expect((await Promise.all(presses)).toSorted()).toEqual([0, 0, 2]);
  const stands = async () => (await released.listReleases(room)).map((r) => [r.textId, ...r.black]);
  expect(await stands()).toEqual([
    ["t1", "w1"],
    ["t3", "w"],
    ["t4", "w"],
  ]);
  expect([...(await released.listKeptBack(room))]).toEqual(["s/sheet/g1-1 t2"]);
  // Kept back in the meantime, another trainer's older page does not release it; its own button does.
  await Promise.all([
    released.keepBack(room, account, texts[2]!),
    released.releaseUndecided(room, account, texts),
  ]);
  expect(await stands()).toEqual([
    ["t1", "w1"],
    ["t4", "w"],
  ]);
  // What stands side by side holds that sheet, too.
  const board = { source: "s/board", textId: "b", black: [], holds: "s/sheet/" };
  expect(await released.releaseUndecided(room, account, [board])).toBe(0);
  expect(await released.releaseUndecided(room, account, [{ ...board, holds: "t/sheet/" }])).toBe(1);
  await released.keepBack(room, account, board);
  await released.releaseTexts(room, account, [back]);
  expect(await stands()).toEqual([
    ["t1", "w1"],
    ["t2", "w"],
    ["t4", "w"],
  ]);
});
