/** Example rooms as they are shipped: restored at need, read by every trainer, run by none. */
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import {
  exampleFile,
  areExamplesHidden,
  openExample,
  setExamplesHidden,
  shippedExamples,
} from "@/server/store/rooms/examples";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { dueRooms } from "@/server/store/retention/retention";
import { rehearsalStore } from "@/server/store/rooms/rehearsals";
import { findReadable, findRoomOf, roomsOf } from "@/server/store/rooms/room-trainers";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { exampleRoom } from "@/tests/support/example-room";
import { debriefOf } from "@/workshop/debrief/debrief";

let database: TestDatabase;
const somebody = randomUUID();
beforeAll(async () => {
  database = await freshDatabase();
  process.env.DATABASE_URL = database.url;
  await prisma.account.create({
    data: { id: somebody, name: "Bea", email: "bea@example.org", passwordHash: "none" },
  });
});
afterAll(async () => {
  await closePrisma();
  await database.drop();
});

describe("example rooms", () => {
  it("are shipped, and small (S-4)", () => {
    expect(shippedExamples()).toContain("conference");
    for (const name of shippedExamples()) expect(statSync(exampleFile(name)).size).toBeLessThan(3_000_000);
  });

  it("are restored once, whoever asks at the same time (S-4)", async () => {
    const restored = () => prisma.room.findMany({ where: { example: "conference" } });
    for (const { id } of await restored()) await rehearsalStore.wipe(id);
    expect(await restored()).toHaveLength(0);
    const ids = await Promise.all([
      exampleRoom("conference", database.url),
      exampleRoom("conference", database.url),
      exampleRoom("conference", database.url),
    ]);
    expect(new Set(ids).size).toBe(1);
    expect(await restored()).toMatchObject([{ id: ids[0] }]);
  });

  it("are read by every account and run by none (S-5)", async () => {
    const id = await exampleRoom("conference", database.url);
    expect(await findReadable(id, somebody)).toMatchObject({ role: "onlooker", room: { id, ended: true } });
    expect(await findRoomOf(id, somebody)).toBeNull();
    expect(await roomsOf(somebody)).toEqual([]);
    expect(await findReadable(randomUUID(), somebody)).toBeNull();
    expect(await findReadable("no room", somebody)).toBeNull();
    expect(await prisma.room.findUniqueOrThrow({ where: { id } })).toMatchObject({
      code: null,
      endedAt: expect.any(Date),
    });
    expect(await prisma.participantToken.count()).toBe(0);
  });

  it.each([
    ["jeju", 23, 11],
    ["conference", 300, 7],
  ] as const)("tell the whole story: %s (S-1, S-3, S-6)", async (name, people, sessions) => {
    if (!shippedExamples().includes(name)) return;
    const id = await exampleRoom(name, database.url);
    const input = await loadDebrief(id);
    const debrief = debriefOf(input!);
    expect(debrief).toMatchObject({ people, ended: true });
    expect(debrief.title).toContain("example");
    expect(debrief.example).toBe(true);
    expect(debrief.sessions.length).toBeGreaterThanOrEqual(sessions);
    const paula = debrief.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
    const yes =
      paula?.kind === "case"
        ? paula.parts.map((p) => p.counts?.bars.find((b) => b.id === "yes")?.share.count ?? 0)
        : [];
    expect(yes).toHaveLength(8);
    expect(yes[7]!).toBeGreaterThan(people * 0.8);
    expect(yes[0]!).toBeLessThan(people * 0.2);
  });

  it("are never due to be erased, however old they are (S-5)", async () => {
    const id = await exampleRoom("conference", database.url);
    const where = { id };
    const { keepDays } = await prisma.room.update({ where, data: { keepDays: 1 } });
    const old = new Date("2200-01-01");
    expect([keepDays, await dueRooms(old)]).toEqual([1, []]);
    await prisma.room.update({ where, data: { example: null } });
    expect(await dueRooms(old)).toEqual([id]);
    await prisma.room.update({ where, data: { example: "conference" } });
  });

  it("give way to a newer archive (S-4)", async () => {
    const older = randomUUID();
    await rehearsalStore.wipe(await openExample("conference", database.url));
    await prisma.room.create({
      data: {
        id: older,
        title: "Old",
        language: "en",
        workshop: {},
        settings: {},
        joinTokenHash: older,
        example: "conference",
        endedAt: new Date(),
      },
    });
    const id = await openExample("conference", database.url);
    expect(id).not.toBe(older);
    expect(await prisma.room.count({ where: { id: older } })).toBe(0);
  });

  it("are put away by one trainer for this one alone (S-4)", async () => {
    await setExamplesHidden(somebody, true);
    await setExamplesHidden(somebody, true);
    expect(await areExamplesHidden(somebody)).toBe(true);
    expect(await areExamplesHidden(randomUUID())).toBe(false);
    await setExamplesHidden(somebody, false);
    expect(await areExamplesHidden(somebody)).toBe(false);
  });
});
