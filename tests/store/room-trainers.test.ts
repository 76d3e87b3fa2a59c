import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { workshopSchema } from "@/workshop/content/workshop";

let database: TestDatabase;
let prismaModule: typeof import("@/server/store/database/prisma");
let trainers: typeof import("@/server/store/rooms/room-trainers");
let workshops: typeof import("@/server/store/editor/shipped-workshops");

beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  prismaModule = await import("@/server/store/database/prisma");
  trainers = await import("@/server/store/rooms/room-trainers");
  workshops = await import("@/server/store/editor/shipped-workshops");
});

afterAll(async () => {
  await prismaModule.closePrisma();
  await database.drop();
});

beforeEach(async () => {
  const { prisma } = prismaModule;
  await prisma.room.deleteMany();
  await prisma.account.deleteMany();
  await prisma.shippedWorkshop.deleteMany();
});

async function account(name: string): Promise<string> {
  const id = randomUUID();
  await prismaModule.prisma.account.create({
    data: { id, name, email: `${name}@example.org`, passwordHash: "x" },
  });
  return id;
}

async function room(
  trainer: string,
  title = "Jeju",
  more: { createdAt?: Date; endedAt?: Date } = {},
): Promise<string> {
  const id = randomUUID();
  await prismaModule.prisma.room.create({
    data: {
      id,
      title,
      language: "en",
      workshop: {},
      settings: {},
      code: more.endedAt ? null : id.slice(0, 8),
      joinTokenHash: id,
      ...more,
      trainers: { create: { accountId: trainer, role: "trainer" } },
    },
  });
  return id;
}

describe("the rooms of a trainer", () => {
  it("are those opened and those shared, running ones first, then the latest", async () => {
    const [ana, bek] = [await account("ana"), await account("bek")];
    const date = (day: number) => new Date(Date.UTC(2026, 0, day));
    await room(ana, "ended first", { createdAt: date(1), endedAt: date(2) });
    await room(ana, "ended last", { createdAt: date(3), endedAt: date(4) });
    await room(ana, "running since the 1st", { createdAt: date(1) });
    const shared = await room(bek, "of bek", { createdAt: date(5) });
    await room(bek, "not shared");
    await trainers.addCoTrainer(shared, ana, bek);
    const rooms = await trainers.roomsOf(ana);
    expect(rooms.map(({ title }) => title)).toEqual([
      "of bek",
      "running since the 1st",
      "ended last",
      "ended first",
    ]);
    expect(rooms[0]).toMatchObject({ role: "co-trainer", openedAt: date(5), endedAt: null });
    expect(rooms[0]?.trainers.map(({ name, role }) => [name, role])).toEqual([
      ["bek", "trainer"],
      ["ana", "co-trainer"],
    ]);
  });
});

describe("co-trainers", () => {
  it("are added and removed by the room's trainer only", async () => {
    const [ana, bek, cem] = [await account("ana"), await account("bek"), await account("cem")];
    const id = await room(ana);
    expect(await trainers.addCoTrainer(id, bek, cem)).toBe(false);
    expect(await trainers.addCoTrainer(id, bek, ana)).toBe(true);
    expect(await trainers.roleIn(id, bek)).toBe("co-trainer");
    expect(await trainers.addCoTrainer(id, cem, bek)).toBe(false);
    expect(await trainers.removeCoTrainer(id, bek, bek)).toBe(false);
    expect(await trainers.removeCoTrainer(id, bek, ana)).toBe(true);
    expect(await trainers.roleIn(id, bek)).toBeNull();
  });

  it("never take the trainer's place", async () => {
    const ana = await account("ana");
    const id = await room(ana);
    expect(await trainers.addCoTrainer(id, ana, ana)).toBe(true);
    expect(await trainers.removeCoTrainer(id, ana, ana)).toBe(true);
    expect(await trainers.roleIn(id, ana)).toBe("trainer");
  });

  it("have an account", async () => {
    const ana = await account("ana");
    const id = await room(ana);
    expect(await trainers.addCoTrainer(id, randomUUID(), ana)).toBe(false);
    expect(await trainers.addCoTrainer(id, "nobody", ana)).toBe(false);
  });
});

describe("a room asked for by its address", () => {
  it("is shown to those who may run it", async () => {
    const [ana, bek] = [await account("ana"), await account("bek")];
    const id = await room(ana, "Jeju", { endedAt: new Date() });
    expect(await trainers.findRoomOf(id, ana)).toEqual({
      room: { id, title: "Jeju", ended: true },
      role: "trainer",
    });
    expect(await trainers.findRoomOf(id, bek)).toBeNull();
  });

  it.each(["", "x", "../etc", randomUUID()])("is nothing where there is none: %s", async (id) => {
    expect(await trainers.findRoomOf(id, await account("ana"))).toBeNull();
  });
});

describe("workshops", () => {
  const workshop = workshopSchema.parse({
    id: "calm",
    language: "en",
    title: "Calm",
    summary: "A short one.",
    source: "Ours.",
    sessions: [
      {
        id: "one",
        number: 1,
        title: "One",
        minutes: 5,
        activities: [{ kind: "slide", id: "s", title: "S", body: "Hello" }],
      },
    ],
  });

  it("are one row with all their languages, written only when they differ", async () => {
    const { findWorkshop, isShipped, listWorkshops, upsertWorkshop } = workshops;
    expect(await upsertWorkshop(workshop)).toBe(true);
    expect(await upsertWorkshop(workshop)).toBe(false);
    const translated = {
      ...workshop,
      translations: { th: { status: "draft" as const, texts: { "workshop:title": "สงบ" } } },
    };
    expect(await upsertWorkshop(translated)).toBe(true);
    expect((await listWorkshops()).map(({ id, title }) => [id, title])).toEqual([["calm", "Calm"]]);
    expect(await findWorkshop("calm")).toEqual(translated);
    expect(await isShipped(["calm"], "of a build")).toBe(false);
    expect(await upsertWorkshop(translated, "of a build")).toBe(true);
    expect(await upsertWorkshop(translated, "of a build")).toBe(false);
    expect(await isShipped(["calm"], "of a build")).toBe(true);
    expect(await isShipped(["calm", "storm"], "of a build")).toBe(false);
    expect(await findWorkshop("calm/en")).toBeNull();
  });
});
