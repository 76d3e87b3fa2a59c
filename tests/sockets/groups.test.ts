/**
 * Groups over real sockets and a real database: formed, joined late, moved, and there again after the server
 * was killed.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { groupWorkshop } from "@/tests/support/group-room";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { step } from "@/tests/support/step";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let phones: Phone[];

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(groupWorkshop, { sectors: ["Government", "NGO"] });
  trainer = await plenary.console(room);
  phones = [];
  for (let i = 0; i < 19; i++) phones.push(await come(`P${i}`, i < 4 ? "NGO" : "Government"));
});
afterAll(() => plenary?.stop());

const come = async (alias: string, sector: string): Promise<Phone> =>
  plenary.phone(room, await plenary.join(room, { alias, sector }));
const forming = {
  type: "form-groups",
  by: "count",
  n: 4,
  mix: "sectors",
  meetNew: false,
  places: "tables",
} as const;
const sizes = () => trainer.view.groups.groups.map((g) => g.people.length);
/** The aliases of each group. */
const aliases = () => trainer.view.groups.groups.map((g) => g.people.map((p) => p.alias).sort());
const idOf = (alias: string) =>
  trainer.view.groups.groups.flatMap((g) => g.people).find((p) => p.alias === alias)!.id;
const groupOf = (alias: string) =>
  trainer.view.groups.groups.find((g) => g.people.some((p) => p.alias === alias))?.group.id;

it("groups of a room live through its day", async () => {
  await step(
    "are 5, 5, 5 and 4 of nineteen people, each with somebody of an NGO; the log keeps what was drawn (G-1, G-2, G-5)",
    async () => {
      const id = newId();
      const ack = await trainer.send({ id, ...forming });
      expect(ack.ok).toBe(true);
      await trainer.sees((v) => v.groups.groups.length === 4);
      expect(sizes()).toEqual([5, 5, 5, 4]);
      const ngo = new Set(["P0", "P1", "P2", "P3"]);
      expect(aliases().map((g) => g.filter((a) => ngo.has(a)).length)).toEqual([1, 1, 1, 1]);
      expect(trainer.view.groups.groups.map((g) => g.group.table)).toEqual([
        "Table 1",
        "Table 2",
        "Table 3",
        "Table 4",
      ]);
      const entry = await prisma.roomLogEntry.findUniqueOrThrow({
        where: { roomId_commandId: { roomId: room.id, commandId: id } },
      });
      expect(entry.entry).toMatchObject({ command: { type: "set-groups", id }, actor: { role: "trainer" } });
      const before = trainer.view.groups;
      expect(await trainer.send({ id, ...forming })).toEqual(ack);
      expect(trainer.view.groups).toEqual(before);
    },
  );

  await step("take a latecomer where the fewest are (G-12)", async () => {
    phones.push(await come("Late", "Government"));
    await trainer.sees((v) => v.groups.groups.every((g) => g.people.length === 5));
    expect(groupOf("Late")).toBe("g1-4");
    expect(trainer.view.groups.without).toEqual([]);
  });

  await step("let a person be moved, and stay out when a trainer took them out (G-10, G-12)", async () => {
    const person = idOf("Late");
    expect((await trainer.do({ type: "move-person", participant: person, to: "g1-1" })).ok).toBe(true);
    expect(groupOf("Late")).toBe("g1-1");
    expect(
      await trainer.do({
        type: "move-person",
        participant: "00000000-0000-4000-8000-000000000000",
        to: "g1-1",
      }),
    ).toMatchObject({ ok: false, reason: "unknown-person" });
    expect(
      await phones[0]!.send({ id: newId(), type: "move-person", participant: person, to: "g1-2" }),
    ).toMatchObject({
      ok: false,
      reason: "not-allowed",
    });
    await trainer.do({ type: "move-person", participant: person, to: null });
    phones[19]!.socket.disconnect();
    const back = new Promise((resolve) => phones[19]!.socket.once("connect", () => resolve(null)));
    phones[19]!.socket.connect();
    await back;
    await trainer.do({ type: "lock", on: true });
    expect(trainer.view.groups.without.map((p) => p.id)).toEqual([person]);
    await trainer.do({ type: "move-person", participant: person, to: "g1-4" });
  });

  await step("draw their seats among those who are here, first among those who had none (G-13)", async () => {
    const [first] = trainer.view.groups.groups;
    const here = first!.people.map((p) => p.id);
    const drawn: (string | null)[] = [];
    for (let i = 0; i < 5; i++) {
      await trainer.do({ type: "draw-seats", group: "g1-1" });
      drawn.push(trainer.view.groups.groups[0]!.seat);
    }
    expect([...drawn].sort()).toEqual([...here].sort());
    expect((await trainer.do({ type: "draw-seats", group: null })).ok).toBe(true);
    expect(trainer.view.groups.groups.every((g) => g.people.some((p) => p.id === g.seat))).toBe(true);
  });

  await step("are there again after the server was killed, and cost nobody their place (B-2)", async () => {
    const before = { aliases: aliases(), seats: trainer.view.groups.groups.map((g) => g.seat) };
    await plenary.crash();
    await trainer.sees((v) => v.groups.groups.every((g) => g.people.every((p) => p.here)), 30_000);
    expect({ aliases: aliases(), seats: trainer.view.groups.groups.map((g) => g.seat) }).toEqual(before);
  });

  await step("are frozen by the clock, with five seconds for what is on its way (G-16)", async () => {
    await trainer.go("sheet");
    expect((await trainer.do({ type: "start-work", activity: "sheet", seconds: 5, phases: null })).ok).toBe(
      true,
    );
    const endsAt = trainer.view.work?.endsAt ?? 0;
    await trainer.sees((v) => v.work?.phase === "frozen");
    expect(Date.now()).toBeGreaterThanOrEqual(endsAt + 5_000 - 50);
  });

  await step("let people meet others when they are formed again (G-4)", async () => {
    const pairs = () =>
      aliases().flatMap((g) => g.flatMap((a, i) => g.slice(i + 1).map((b) => [a, b].sort().join())));
    const before = new Set(pairs());
    await trainer.do({ ...forming, n: 5, meetNew: true });
    await trainer.sees((v) => v.groups.groups.length === 5);
    expect(sizes()).toEqual([4, 4, 4, 4, 4]);
    expect(pairs().filter((p) => before.has(p)).length).toBeLessThanOrEqual(2);
  });

  await step(
    "are chosen by people as long as there is room; whoever did not choose gets one at the end (G-9)",
    async () => {
      await trainer.do({ type: "offer-groups", names: ["Source", "Destination"], cap: 12 });
      for (const phone of phones.slice(0, 12))
        expect((await phone.send({ id: newId(), type: "join-group", group: "g3-1" })).ok).toBe(true);
      expect(await phones[12]!.send({ id: newId(), type: "join-group", group: "g3-1" })).toMatchObject({
        ok: false,
        reason: "group-full",
      });
      expect(await phones[12]!.send({ id: newId(), type: "join-group", group: "g3-2" })).toMatchObject({
        ok: true,
      });
      await trainer.do({ type: "end-choice" });
      await trainer.sees((v) => v.groups.without.length === 0 && v.groups.choosing === null);
      expect(sizes()).toEqual([12, 8]);
    },
  );
});
