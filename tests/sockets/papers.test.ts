/** Sheets of paper that a helper types in over a real socket, and what is stored and shown of them. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sheetCode } from "@/model/activity/paper-entry";
import { prisma } from "@/server/store/database/prisma";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { guide } from "@/tests/support/guide";
import { inviteTo } from "@/tests/support/matrix/world";
import { Connection, type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";
import type { Workshop } from "@/workshop/content/workshop";
import type { Papers } from "@/workshop/protocol/acks";
import type { HelperMessage } from "@/workshop/protocol/invited";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let helper: Connection<HelperMessage>;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

async function opened(workshop: Workshop): Promise<void> {
  room = await plenary.room(workshop);
  trainer = await plenary.console(room);
  const key = await inviteTo(trainer, "helper");
  helper = await new Connection<HelperMessage>(
    plenary.connect({ as: "helper", room: room.id, key, counter: newId() }),
    "helper",
  ).ready();
}

interface Typed {
  /** The sheet, from 0. */
  n: number;
  entry: Record<string, string[]>;
  settled?: boolean;
  link?: string | null;
}

async function ask(activity: string, sheets: Typed[], id = newId()) {
  return helper.send({
    type: "type-papers",
    id,
    activity,
    sheets: sheets.map(({ n, entry, settled = false, link = null }) => ({
      code: sheetCode(room.id, activity, n),
      entry,
      link,
      settled,
    })),
  });
}

async function type(activity: string, ...sheets: Typed[]): Promise<Papers> {
  const ack = await ask(activity, sheets);
  if (!ack.ok || !ack.papers) throw new Error(JSON.stringify(ack));
  return ack.papers;
}
const poll = (n: number, choice: string, settled = false): Typed => ({ n, entry: { 1: [choice] }, settled });
const rows = () => prisma.answer.findMany({ where: { roomId: room.id, questionId: "poll" } });

it("are typed in by a helper, each as a person of its own (H-22, H-40, H-41)", async () => {
  await opened(sampleWorkshop);
  expect(await ask("poll", [poll(0, "red")])).toMatchObject({ ok: false, reason: "not-on-paper" });
  expect(await trainer.do({ type: "print-papers", activity: "poll", from: 0, sheets: 20 })).toMatchObject({
    ok: true,
  });
  await helper.sees((v) => v.papers.some((p) => p.activity === "poll" && p.printed === 20));
  expect(await ask("poll", [poll(0, "red")])).toMatchObject({ ok: false, reason: "not-open" });
  await trainer.go("poll");
  await trainer.openRound("poll");
  const empty = await type("poll");
  expect(empty).toMatchObject({ language: "en", typed: 0, checked: 0, outcomes: [] });
  expect(empty.items[0]).toMatchObject({ number: 1, field: "choice", question: "poll" });
  for (const n of [0, 1, 2]) expect((await type("poll", poll(n, "red"))).outcomes).toEqual([{ is: "typed" }]);
  expect((await type("poll", { n: 3, entry: { 1: [] } })).typed).toBe(4);
  expect((await type("poll", { n: 3, entry: {} })).outcomes).toEqual([
    { is: "refused", reason: "empty-answer" },
  ]);
  expect((await type("poll", poll(20, "red"))).outcomes).toEqual([
    { is: "refused", reason: "unknown-sheet" },
  ]);
  expect((await type("poll", poll(5, "green-no-such"))).outcomes).toEqual([
    { is: "refused", reason: "bad-answer" },
  ]);
  expect((await rows()).map(({ source, body }) => [source, body])).toEqual(
    expect.arrayContaining([
      ["paper", { choice: ["red"] }],
      ["paper", { pass: true }],
    ]),
  );
  expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(0);
  const codes = Array.from({ length: 4 }, (_, n) => sheetCode(room.id, "poll", n));
  const everything = JSON.stringify([
    await rows(),
    await prisma.roomLogEntry.findMany({ where: { roomId: room.id } }),
    trainer.all,
  ]);
  for (const code of codes) expect(everything).not.toContain(code);
});

it("count once where they are sent twice, and are checked by a second entry (H-42)", async () => {
  const id = newId();
  for (const _ of [1, 2])
    expect(await ask("poll", [poll(4, "blue")], id)).toMatchObject({
      ok: true,
      papers: { typed: 5, checked: 0, outcomes: [{ is: "typed" }] },
    });
  expect(await type("poll", poll(4, "blue"))).toMatchObject({ typed: 5, checked: 1 });
  // The slip: red was typed, and blue stands on the sheet.
  expect((await type("poll", poll(0, "blue"))).outcomes).toEqual([
    { is: "differs", items: [1], link: false },
  ]);
  expect((await rows()).filter(({ rev }) => rev > 1)).toHaveLength(1);
  expect(await type("poll", poll(0, "blue", true))).toMatchObject({ typed: 5, checked: 2 });
});

it("wait once the result was seen, until three of them change it at once (H-43)", async () => {
  await trainer.closeRound("poll");
  expect((await type("poll", poll(6, "red"))).outcomes).toEqual([{ is: "typed" }]);
  await trainer.reveal("poll");
  const { results } = await trainer.sees((v) => v.asked?.phase === "revealed" && v.results !== null);
  expect(results?.bySource).toEqual([{ source: "paper", people: 5 }]);
  expect((await type("poll", poll(7, "red"))).outcomes).toEqual([{ is: "waits" }]);
  // A correction would tell as much as a new sheet.
  expect((await type("poll", poll(7, "red"), poll(1, "blue", true))).outcomes).toEqual([
    { is: "waits" },
    { is: "waits" },
  ]);
  expect(await rows()).toHaveLength(6);
  // The same sheet three times is one.
  expect(await ask("poll", [poll(7, "red"), poll(7, "red"), poll(7, "red")])).toMatchObject({ ok: false });
  // An equal second entry changes nothing, so it need not wait.
  expect((await type("poll", poll(2, "red"))).outcomes).toEqual([{ is: "checked" }]);
  expect(await type("poll", poll(7, "red"), poll(8, "red"), poll(1, "blue", true))).toMatchObject({
    typed: 8,
    outcomes: [{ is: "typed" }, { is: "typed" }, { is: "checked" }],
  });
  await trainer.sees((v) => v.results?.bySource?.[0]?.people === 7);
});

it("are sealed with their source, without their code, and take no more (B-36, H-26, H-41)", async () => {
  await trainer.do({ type: "finish", activity: "poll" });
  await eventually(async () => (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === 8);
  expect(await ask("poll", [poll(9, "red")])).toMatchObject({ ok: false, reason: "finished" });
  await helper.sees((v) => v.papers.length === 0);
  const input = await loadDebrief(room.id);
  const round = input!.rounds.find((r) => r.question === "poll")!;
  expect(round.answers.filter(({ source }) => source === "paper")).toHaveLength(8);
  const sealed = JSON.stringify(await prisma.anonymousAnswer.findMany({ where: { roomId: room.id } }));
  for (let n = 0; n < 10; n++) expect(sealed).not.toContain(sheetCode(room.id, "poll", n));
});

it("join a test before with the test after by the code that people chose (H-44, L-10)", async () => {
  await opened(guide);
  const people = 6;
  for (const test of ["pre-test", "post-test"]) {
    await trainer.do({ type: "print-papers", activity: test, from: 0, sheets: 10 });
    await trainer.go(test);
    await trainer.openRound(test);
    const { items, linked } = await type(test);
    expect(linked).toBe(true);
    const entry = Object.fromEntries(items.map(({ number, options }) => [number, [options![0]!.id]]));
    for (let n = 0; n < people; n++) {
      // Of one the code was not written the second time; another shares nobody's.
      const link = test === "post-test" && n === 0 ? null : `ma|0${n + 1}|ul`;
      expect((await type(test, { n, entry, link })).outcomes).toEqual([{ is: "typed" }]);
    }
    expect((await type(test, { n: 1, entry, link: "ma|09|ul" })).outcomes).toEqual([
      { is: "differs", items: [], link: true },
    ]);
    expect((await type(test, { n: 1, entry, link: "ma|02|ul" })).outcomes).toEqual([{ is: "checked" }]);
    await trainer.closeRound(test);
  }
  await trainer.do({ type: "end" });
  await eventually(async () => (await prisma.pseudonymKey.count({ where: { roomId: room.id } })) === 0);
  const input = await loadDebrief(room.id);
  const matching = input!.linked?.[0]?.matching;
  expect(matching).toMatchObject({ beforeOnly: 1, afterWithout: 1, beforeShared: 0 });
  expect(matching!.pairs).toHaveLength(5);
});
