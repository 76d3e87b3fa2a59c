/** O-37: whatever stands in a room's log, the room can be run, ended, debriefed and erased. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { purgeRoom } from "@/server/store/retention/purge/purge-room";
import { loadState, replayLogSince, saveSnapshot } from "@/server/store/rooms/room-state";
import { endRoom } from "@/tests/support/full-room";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { logOf } from "@/tests/support/server-process";
import { translatedWorkshop } from "@/tests/support/translated-workshop";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

const trainerOf = (room: TestRoom) => ({
  role: "trainer",
  roomId: room.id,
  id: room.trainer.id,
  name: "Ada",
});
const now = Date.now();

/** Entries as they may be found, by number. */
const damages: [string, (room: TestRoom) => Record<number, object>][] = [
  [
    "a command that this version does not know",
    (room) => ({ 1: { command: { type: "sing" }, actor: trainerOf(room), now } }),
  ],
  ["an entry that is no object", () => ({ 1: [] })],
  [
    "a command of somebody who may not",
    (room) => ({
      1: {
        command: { type: "dim", id: newId(), on: true },
        actor: { role: "presenter", roomId: room.id, id: "nobody-at-all" },
        now,
      },
    }),
  ],
  [
    "an entry that changes nothing any more, and one that is missing",
    (room) => ({
      1: { command: { type: "dim", id: newId(), on: false }, actor: trainerOf(room), now },
      3: { command: { type: "dim", id: newId(), on: true }, actor: trainerOf(room), now },
    }),
  ],
];

/** States as they may be found in a snapshot. */
const damagedStates: [string, (whole: object) => unknown][] = [
  ["is no object", () => []],
  ["has no place where the room stands", (whole) => ({ ...whole, stand: null })],
  ["has a text in place of its groups", (whole) => ({ ...whole, groups: "none" })],
  ["has a list in place of its rounds", (whole) => ({ ...whole, stand: { rounds: [] } })],
  ["changes a workshop by what is no change", (whole) => ({ ...whole, amendments: [null] })],
  ["is of another revision", (whole) => ({ ...whole, revision: 900 })],
];

describe("a room whose snapshot is damaged", () => {
  it.each(damagedStates)("O-37: so that it %s is read from its log, and goes on", async (_what, damaged) => {
    const room = await plenary.room(sampleWorkshop);
    const entry = {
      command: { type: "dim", id: newId(), on: true },
      actor: trainerOf(room),
      now,
    };
    await prisma.roomLogEntry.create({
      data: { roomId: room.id, seq: 1, commandId: entry.command.id, entry, at: new Date(now) },
    });
    await saveSnapshot((await loadState(room.id))!);
    const { state } = await prisma.roomSnapshot.findUniqueOrThrow({ where: { roomId: room.id } });
    await prisma.roomSnapshot.update({
      where: { roomId: room.id },
      data: { state: damaged(state as object) as object },
    });
    const trainer = await plenary.console(room);
    expect(trainer.view).toMatchObject({ revision: 1, dim: true, trouble: { kind: "log-damaged" } });
    expect(await trainer.go("poll")).toMatchObject({ ok: true, revision: 2 });
    await endRoom({ room, trainer });
    expect((await loadState(room.id))?.ended).toBe(true);
    await prisma.roomSnapshot.update({
      where: { roomId: room.id },
      data: { state: damaged(state as object) as object },
    });
    expect((await loadState(room.id))?.ended).toBe(true);
    expect(logOf(plenary.server).some((line) => line.event === "snapshot-set-aside")).toBe(true);
    expect(await purgeRoom(room.id, room.trainer.id)).toEqual({ ok: true });
  });
});

describe("a room with the log of an older version", () => {
  it("shows the languages that were named at once (B-75)", async () => {
    const room = await plenary.room(translatedWorkshop);
    for (const [n, languages] of [["th", "en"], ["ar"]].entries()) {
      const command = { type: "show-languages", id: newId(), languages };
      const entry = { command, actor: trainerOf(room), now };
      await prisma.roomLogEntry.create({
        data: { roomId: room.id, seq: n + 1, commandId: command.id, entry, at: new Date(now) },
      });
      expect((await loadState(room.id))?.stageLanguages).toEqual(languages);
    }
  });
});

describe("a room whose log is damaged", () => {
  it.each(damages)("O-37: by %s goes on, ends, is debriefed and erased", async (_what, entries) => {
    const room = await plenary.room(sampleWorkshop);
    const written = Object.entries(entries(room));
    for (const [seq, entry] of written)
      await prisma.roomLogEntry.create({
        data: { roomId: room.id, seq: Number(seq), commandId: newId(), entry, at: new Date(now) },
      });
    const last = Number(written.at(-1)![0]);
    const trainer = await plenary.console(room);
    expect(trainer.view).toMatchObject({ revision: last, trouble: { kind: "log-damaged" } });
    expect((await loadState(room.id))?.position.dim).toBe(last === 3);
    expect(await trainer.go("poll")).toMatchObject({ ok: true, revision: last + 1 });
    await trainer.openRound("poll");
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    expect(await trainer.closeRound("poll")).toMatchObject({ ok: true });
    await endRoom({ room, trainer });
    expect((await loadState(room.id))?.ended).toBeTruthy();
    const debrief = await fetch(`${plenary.url}/debrief/${room.id}/log`, {
      headers: { cookie: room.trainer.cookie },
    });
    expect(debrief.status).toBe(200);
    expect(logOf(plenary.server).filter((line) => line.event === "log-entry-set-aside")).not.toEqual([]);
    expect(await purgeRoom(room.id, room.trainer.id)).toEqual({ ok: true });
  });
});

describe("a room with a long log", () => {
  it("keeps its newest five thousand entries, and is the same for who reads it again (O-91)", async () => {
    const room = await plenary.room(sampleWorkshop);
    const before = (await loadState(room.id))!;
    const actor = JSON.stringify(trainerOf(room));
    await prisma.$executeRaw`
      INSERT INTO room_log (room_id, seq, command_id, entry, at)
      SELECT ${room.id}::uuid, n, 'long-log-' || n, jsonb_build_object('actor', ${actor}::jsonb, 'now', ${now}::bigint,
        'command', jsonb_build_object('type', 'dim', 'id', 'long-log-' || n, 'on', n % 2 = 1)), now()
      FROM generate_series(1, 5049) n`;
    const trainer = await plenary.console(room);
    expect(trainer.view.trouble).toBeNull();
    expect(await trainer.go("poll")).toMatchObject({ ok: true, revision: 5_050 });
    await expect
      .poll(() => prisma.roomLogEntry.aggregate({ where: { roomId: room.id }, _min: { seq: true } }))
      .toEqual({ _min: { seq: 51 } });
    expect(await trainer.openRound("poll")).toMatchObject({ ok: true, revision: 5_051 });
    const state = (await loadState(room.id))!;
    expect(state).toMatchObject({ revision: 5_051, position: { dim: true } });
    expect((await replayLogSince(before)).state).toEqual(state);
    expect(JSON.stringify(logOf(plenary.server))).not.toContain(room.id.slice(0, 8));
  });
});
