/** Several rooms compared, over real rooms in Postgres: whose rooms they are, and which of them count. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cohortRooms, endedRoomsOf } from "@/server/store/debrief/cohorts";
import { prisma } from "@/server/store/database/prisma";
import { endRoom } from "@/tests/support/full-room";
import { Plenary, type TestRoom, type Trainer } from "@/tests/support/plenary";
import { cohortsOf } from "@/workshop/learning/cohorts/compare";
import { twoTests } from "@/tests/support/two-tests";
import { eventually } from "@/tests/support/waiting";

const { workshop } = twoTests([], 2).input;
const PEOPLE = 5;
let plenary: Plenary;
let ada: Trainer;
let bea: Trainer;
const rooms: TestRoom[] = [];

async function runRoom(owner: Trainer, right: number, end = true): Promise<TestRoom> {
  const room = await plenary.room(workshop, {}, owner);
  const trainer = await plenary.console(room);
  const phones = await Promise.all(Array.from({ length: PEOPLE }, () => plenary.phone(room)));
  await trainer.go("pre");
  await trainer.openRound("pre");
  for (const [i, phone] of phones.entries()) {
    await phone.sees((v) => v.phase === "open");
    expect(await phone.answer({ "items.i1": [i < right ? "true" : "false"] })).toMatchObject({ ok: true });
  }
  await trainer.closeRound("pre");
  if (end) {
    await trainer.do({ type: "end" });
    await eventually(
      async () => (await prisma.room.findUnique({ where: { id: room.id } }))?.endedAt !== null,
    );
    await eventually(async () => (await prisma.answer.count({ where: { roomId: room.id } })) === 0);
  }
  for (const phone of phones) phone.socket.disconnect();
  return room;
}

beforeAll(async () => {
  plenary = await Plenary.shared();
  ada = await plenary.trainer("Ada");
  bea = await plenary.trainer("Bea");
  for (const right of [5, 1, 2, 4]) rooms.push(await runRoom(ada, right));
});
afterAll(() => plenary?.stop());

describe("rooms compared (L-30)", () => {
  it("are those of one workshop that the trainer runs and that have ended", async () => {
    await runRoom(ada, 3, false);
    await runRoom(bea, 0);
    expect((await endedRoomsOf(ada.id)).map((r) => r.id).sort()).toEqual(rooms.map((r) => r.id).sort());
    const cohort = (await cohortRooms(ada.id, rooms[0]!.id))!;
    expect(cohort).toHaveLength(4);
    const { shares } = cohortsOf(cohort, rooms[0]!.id);
    expect(shares[0]).toMatchObject({
      own: { count: 5, of: 5 },
      band: { low: 20, high: 80, rooms: 3 },
      pooled: { count: 12, of: 20, rooms: 4 },
    });
    expect(shares[1]).toBeUndefined();
  });

  it("are of no other workshop, though the same trainer ran it (L-30)", async () => {
    const other = await plenary.room({ ...workshop, id: "another" }, {}, ada);
    await endRoom({ room: other, trainer: await plenary.console(other) });
    expect((await endedRoomsOf(ada.id)).map((r) => r.id)).toContain(other.id);
    const compared = async (id: string) => (await cohortRooms(ada.id, id))!.map((r) => r.id).sort();
    expect(await compared(other.id)).toEqual([other.id]);
    expect(await compared(rooms[0]!.id)).toEqual(rooms.map((r) => r.id).sort());
  });

  it("are shown to nobody who does not run them, whatever is in the address", async () => {
    for (const id of [rooms[0]!.id, "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10", "x' OR 1=1", ""])
      expect(await cohortRooms(bea.id, id)).toBeNull();
  });

  it("hold numbers of rooms and no answer, label or hash of a person", async () => {
    const text = JSON.stringify(await cohortRooms(ada.id, rooms[0]!.id));
    for (const { pseudonym } of await prisma.anonymousAnswer.findMany({
      where: { roomId: { in: rooms.map((r) => r.id) } },
    }))
      expect(text).not.toContain(pseudonym);
  });

  it("are compared also where another cannot be read", async () => {
    const where = { id: rooms[3]!.id };
    const { workshop: whole } = await prisma.room.findUniqueOrThrow({ where });
    await prisma.room.update({ where, data: { workshop: {} } });
    expect((await cohortRooms(ada.id, rooms[0]!.id))!.map((r) => r.id)).not.toContain(where.id);
    await prisma.room.update({ where, data: { workshop: whole as object } });
  });
});
