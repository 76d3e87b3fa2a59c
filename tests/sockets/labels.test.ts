/** B-155, B-156: a memory of who came late, left early or was removed finds nothing in what is stored. */
import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { prisma } from "@/server/store/database/prisma";
import { loadState, replayLogSince } from "@/server/store/rooms/room-state";
import { secureShuffle } from "@/server/store/keys";
import { endRoom } from "@/tests/support/full-room";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { peopleOf } from "@/tests/support/running-groups";
import { rowsCsv } from "@/workshop/exports/answer-rows";
import { caseWorkshop } from "@/tests/support/synthetic-room";

/** Milliseconds: a rewrite that failed is tried again after a minute. */
const REWRITTEN_WITHIN = 80_000;
const PARTS = ["1", "2", "3", "4", "5", "6", "7"];
/**
 * Parts that they answer: one came after part 2, one was removed after part 5, one answered a single
 * question, one passed.
 */
const people = {
  ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`always${i}`, PARTS])),
} as Record<string, string[]>;
Object.assign(people, { late: PARTS.slice(2), removed: PARTS.slice(0, 5), visitor: ["4"], passes: PARTS });

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
const phones = new Map<string, Phone>();

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(caseWorkshop(7), { sectors: ["Police", "NGO"], certificates: true });
  trainer = await plenary.console(room);
  for (const part of PARTS) {
    const question = `paula/${part}`;
    await trainer.go(question);
    await trainer.openRound(question);
    for (const [name, parts] of Object.entries(people)) {
      if (!parts.includes(part)) continue;
      const phone = phones.get(name) ?? (await plenary.phone(room));
      phones.set(name, phone);
      await phone.sees((v) => v.question === question && v.phase === "open");
      const body =
        name === "passes" ? { pass: true } : { answer: ["yes", "unsure", "no"][Number(part) % 3]! };
      expect(await phone.answer(body)).toMatchObject({ ok: true });
    }
    await trainer.closeRound(question);
    await trainer.reveal(question);
    if (part !== "5") continue;
    const [removed] = await peopleOf([phones.get("removed")!.cookie]);
    expect(await trainer.do({ type: "remove", participant: removed! })).toMatchObject({ ok: true });
  }
}, 120_000);
afterAll(() => plenary?.stop());

/** By label: the parts it was seen at. */
function patterns(rows: readonly { person: string; part: string }[]): Map<string, string> {
  const by = new Map<string, string[]>();
  for (const { person, part } of rows) by.set(person, [...(by.get(person) ?? []), part]);
  return new Map([...by].map(([person, parts]) => [person, parts.sort().join("")]));
}

/** The labels that fewer than five share, but those of a part in which every answer stands alone. */
function standOut(rows: readonly { person: string; part: string }[]): string[] {
  const labels = [...patterns(rows).values()];
  const answers = (part: string) => rows.filter((r) => r.part === part).length;
  return [...new Set(labels)].filter((pattern) => {
    const n = labels.filter((p) => p === pattern).length;
    return n < 5 && !(pattern.length === 1 && n === answers(pattern));
  });
}

const debriefLabels = async () =>
  (await loadDebrief(room.id))!.rounds.flatMap((r) =>
    r.answers.map(({ person }) => ({ person, part: r.question.split("/")[1]! })),
  );

it("B-155, B-156: while an activity runs its answers are joined to nobody; once it is finished and after the end, neither labels nor tables nor the log tell who was there when", async () => {
  const answers = 11 * 7 + 5 + 5 + 1;
  // Two moments of the debrief would give a person away.
  const running = await debriefLabels();
  expect(running).toHaveLength(answers);
  expect(new Set(running.map((r) => r.person)).size).toBe(answers);

  expect(await trainer.do({ type: "finish", activity: "paula" })).toMatchObject({ ok: true });
  const finished = await debriefLabels();
  expect(finished).toHaveLength(answers);
  expect(standOut(finished)).toEqual([]);
  expect(Math.max(...[...patterns(finished).values()].map((p) => p.length))).toBe(7);

  const ids = await prisma.participant.findMany({ where: { roomId: room.id }, select: { id: true } });
  expect(ids).toHaveLength(14);
  await endRoom({ trainer, room });
  await vi.waitFor(
    async () => expect(await prisma.pseudonymKey.count({ where: { roomId: room.id } })).toBe(0),
    30_000,
  );
  const sealed = await prisma.anonymousAnswer.findMany({ where: { roomId: room.id } });
  const rows = sealed.map((r) => ({ person: r.pseudonym, part: r.questionId.split("/")[1]! }));
  expect(rows).toHaveLength(answers);
  expect(standOut(rows)).toEqual([]);
  const file = parse(rowsCsv((await loadDebrief(room.id))!, secureShuffle), {
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  expect(standOut(file.map((r) => ({ person: r.person!, part: r.part! })))).toEqual([]);

  const log = JSON.stringify(
    await prisma.roomLogEntry.findMany({ where: { roomId: room.id }, select: { entry: true } }),
  );
  expect(log).toContain('"remove"');
  for (const { id } of ids) expect(log).not.toContain(id);

  const people = async () =>
    prisma.$queryRaw<{ id: string; xmin: string; place: string }[]>`
      SELECT id::text, xmin::text, ctid::text AS place FROM participant WHERE room_id = ${room.id}::uuid ORDER BY ctid`;
  await vi.waitFor(async () => {
    const rows = await people();
    expect(new Set(rows.map((p) => p.xmin)).size).toBe(1);
    expect(rows.map((p) => p.id)).toEqual(rows.map((p) => p.id).toSorted());
  }, REWRITTEN_WITHIN);
});

it("B-156: after the end, what is kept of two who came and were removed lies in the order of random ids", async () => {
  const other = await plenary.room(caseWorkshop(2), { certificates: true });
  const desk = await plenary.console(other);
  const came: string[] = [];
  for (let n = 0; n < 8; n++) came.push((await peopleOf([(await plenary.phone(other)).cookie]))[0]!);
  // The person who comes first and is removed first has the highest id, so ids give no order of coming.
  const removed = came.toSorted().reverse().slice(0, 2);
  for (const participant of removed) await desk.do({ type: "remove", participant });
  const [run] = [{ roomId: other.id, sessionId: "s1" }];
  for (const [n, personId] of came.toSorted().reverse().entries()) {
    await prisma.attendance.create({ data: { ...run, personId, minutes: 9, lastMinute: 60 - n } });
    await prisma.certificateClaim.create({ data: { roomId: other.id, personId, name: `Name ${n}` } });
    await prisma.admissionRequest.create({
      data: { id: randomUUID(), roomId: other.id, tokenHash: `knock ${n} ${other.id}` },
    });
  }
  const lying = (table: string, key: string) =>
    prisma.$queryRawUnsafe<{ id: string; xmin: string }[]>(
      `SELECT ${key}::text AS id, xmin::text FROM ${table} WHERE ${
        table === "participant_token"
          ? `participant_id IN (SELECT id FROM participant WHERE room_id = '${other.id}')`
          : `room_id = '${other.id}'`
      } ORDER BY ctid`,
    );
  const kept = [
    ["participant", "id"],
    ["participant_token", "token_hash"],
    ["attendance", "person_id"],
    ["certificate_claim", "person_id"],
  ] as const;
  for (const [table, key] of kept.slice(2)) {
    const ids = (await lying(table, key)).map((row) => row.id);
    expect([table, ids]).not.toEqual([table, ids.toSorted()]);
  }
  await endRoom({ trainer: desk, room: other });
  await vi.waitFor(async () => {
    for (const [table, key] of kept) {
      const rows = await lying(table, key);
      const ids = rows.map((row) => row.id);
      expect([table, new Set(rows.map((row) => row.xmin)).size, ids]).toEqual([table, 1, ids.toSorted()]);
      expect(ids.length).toBeGreaterThan(5);
    }
  }, REWRITTEN_WITHIN);
  expect(await prisma.admissionRequest.count({ where: { roomId: other.id } })).toBe(0);
  const attended = await prisma.attendance.findMany({ where: { roomId: other.id } });
  expect(new Set(attended.map((row) => row.lastMinute))).toEqual(new Set([0]));
  expect((await loadState(other.id))!.removed).toEqual(removed.toSorted());
});

it("B-156: who knew the room from before its end learns from what is left of the log where it stands, and what to see to", async () => {
  const other = await plenary.room(caseWorkshop(2));
  const desk = await plenary.console(other);
  const phone = await plenary.phone(other);
  const [removed] = await peopleOf([phone.cookie]);
  await desk.go("paula/1");
  const before = (await loadState(other.id))!;
  await desk.openRound("paula/1");
  await desk.do({ type: "remove", participant: removed! });
  await endRoom({ trainer: desk, room: other });
  const news = await replayLogSince(before);
  expect(news.state).toEqual(await loadState(other.id));
  expect(news.state).toMatchObject({ ended: true, finished: ["paula"], removed: [removed] });
  expect(news.done.at(-1)!.revision).toBe(news.state.revision);
  expect(news.effects).toEqual([
    { type: "seal", activity: "paula" },
    { type: "disconnect", people: [removed] },
    { type: "end" },
  ]);
});
