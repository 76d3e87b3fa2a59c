/** The same thing sent again, at once, in any order, from anywhere, is done once, and everybody is told the same. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/server/store/database/connect";
import { migrate } from "@/server/store/database/migrations/migrate";
import { closePrisma, prisma } from "@/server/store/database/prisma";
import { seedOf } from "@/tests/faults/light-phone";
import { postgresUrl } from "@/tests/support/postgres";
import { type Console, newId, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { Ack } from "@/workshop/protocol/acks";
import { eventually } from "@/tests/support/waiting";
import { seeded } from "@/model/statistics/random";

let plenary: Plenary;
beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

async function openPoll(): Promise<{ room: TestRoom; trainer: Console }> {
  const room = await plenary.room(sampleWorkshop);
  const trainer = await plenary.console(room);
  await trainer.go("poll");
  await trainer.openRound("poll");
  return { room, trainer };
}

async function phoneAt(room: TestRoom, cookie?: string): Promise<Phone> {
  const phone = await plenary.phone(room, cookie);
  await phone.sees((v) => v.question === "poll" && v.phase === "open");
  return phone;
}

const rowsOf = (room: TestRoom) => prisma.answer.findMany({ where: { roomId: room.id } });
const poll = (rev: number, choice: string, id = newId()) => ({
  type: "answer",
  id,
  question: "poll",
  round: 1,
  rev,
  body: { choice: [choice] },
});

describe("the same answer", () => {
  it("sent five times at once gives one row and five equal acknowledgements", async () => {
    const { room, trainer } = await openPoll();
    const phone = await phoneAt(room);
    const answer = poll(1, "red");
    const acks = await Promise.all(Array.from({ length: 5 }, () => phone.send(answer)));
    expect(acks).toEqual(Array(5).fill({ ok: true, stored: { id: answer.id, rev: 1 } }));
    expect(await phone.send(answer)).toEqual(acks[0]);
    expect(await rowsOf(room)).toHaveLength(1);
    await trainer.sees((v) => v.answered === 1);
  });

  it("sent fifty times in parallel from two sockets gives one row and fifty equal acknowledgements", async () => {
    const { room } = await openPoll();
    const one = await phoneAt(room);
    const two = await phoneAt(room, one.cookie);
    const answer = poll(1, "blue");
    const acks = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? one : two).send(answer)));
    expect(acks).toEqual(Array(50).fill({ ok: true, stored: { id: answer.id, rev: 1 } }));
    expect(await rowsOf(room)).toMatchObject([{ answerId: answer.id, rev: 1, body: { choice: ["blue"] } }]);
  });

  it("changed eight times and sent twice each from two tabs in any order leaves the later change of mind, and no acknowledgement names an older one", async () => {
    const seed = seedOf("idempotent");
    const random = seeded(seed);
    const { room } = await openPoll();
    for (let run = 0; run < 8; run++) {
      const one = await phoneAt(room);
      const two = await phoneAt(room, one.cookie);
      const changes = Array.from({ length: 8 }, (_, i) => poll(i + 1, random() < 0.5 ? "red" : "blue"));
      const sent = [...changes, ...changes].sort(() => random() - 0.5);
      const outcomes = await Promise.all(
        sent.map(async (a) => ({ a, ack: await (random() < 0.5 ? one : two).send(a) })),
      );
      for (const { a, ack } of outcomes) {
        expect(ack.ok, `seed ${seed}`).toBe(true);
        expect(ack.ok && ack.stored!.rev, `seed ${seed}`).toBeGreaterThanOrEqual(a.rev);
      }
      const last = changes.at(-1)!;
      await one.sees(() => one.mine?.answers[0]?.id === last.id);
      const rows = await rowsOf(room);
      expect(rows).toHaveLength(run + 1);
      expect(rows.filter((r) => r.answerId === last.id)).toMatchObject([{ rev: 8, body: last.body }]);
    }
  });

  it("arriving after a later one, and while that is being stored, is told what counts", async () => {
    const { room } = await openPoll();
    const phone = await phoneAt(room);
    const [newer, older] = [poll(2, "blue"), poll(1, "red")];
    // Over one connection they come in this order: the older one while the newer is being stored, and once more after.
    const acks: Ack[] = await Promise.all([phone.send(newer), phone.send(older)]);
    acks.push(await phone.send(older));
    for (const ack of acks) expect(ack).toEqual({ ok: true, stored: { id: newer.id, rev: 2 } });
  });
});

describe("two tabs of one person", () => {
  it("with different answers of the same number leave one row, and both tabs are told what counts", async () => {
    const { room } = await openPoll();
    const one = await phoneAt(room);
    const two = await phoneAt(room, one.cookie);
    const [a, b] = [poll(1, "red", "aaaaaaaaaaaa"), poll(1, "blue", "bbbbbbbbbbbb")];
    const acks = await Promise.all([one.send(a), two.send(b)]);
    for (const ack of acks) expect(ack).toMatchObject({ ok: true, stored: { rev: 1 } });
    const rows = await rowsOf(room);
    expect(rows).toMatchObject([{ answerId: b.id, body: { choice: ["blue"] } }]);
    for (const tab of [one, two]) await tab.sees(() => tab.mine?.answers[0]?.id === b.id);
    expect(await one.send(a)).toEqual({ ok: true, stored: { id: b.id, rev: 1 } });
  });

  it("follow one another: what is stored from one, or from a page without script, shows in the other", async () => {
    const { room } = await openPoll();
    const one = await phoneAt(room);
    const two = await phoneAt(room, one.cookie);
    const other = await phoneAt(room);
    await one.send(poll(1, "red"));
    for (const tab of [one, two]) await tab.sees(() => tab.mine?.answers[0]?.rev === 1);
    const heard = one.all.length;
    await other.send(poll(1, "blue"));
    const form = new URLSearchParams({ question: "poll", round: "1", rev: "2", choice: "blue" });
    const posted = await fetch(`${plenary.url}/r/${room.id}/answer`, {
      method: "POST",
      body: form,
      headers: { cookie: one.cookie },
      redirect: "manual",
    });
    expect(posted.status).toBe(303);
    for (const tab of [one, two]) await tab.sees(() => tab.mine?.answers[0]?.rev === 2);
    expect(one.all.slice(heard).filter((m) => m.type === "mine")).toHaveLength(1);
    expect(other.mine!.answers).toHaveLength(0);
  });
});

describe("a database that sorts letters as a dictionary does", () => {
  it("lets the same answer win as the server does, and takes nothing judged before a close (K-12)", async () => {
    const name = `test_${randomBytes(8).toString("hex")}`;
    const admin = await connect(postgresUrl());
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`);
    const url = new URL(postgresUrl());
    url.pathname = `/${name}`;
    const before = process.env.DATABASE_URL;
    try {
      await migrate(url.href);
      const { storeAnswers } = await import("@/server/store/answers/answers");
      const { pseudonymKey } = await import("@/server/store/participants/pseudonym-keys");
      await closePrisma();
      process.env.DATABASE_URL = url.href;
      const roomId = crypto.randomUUID();
      await prisma.$executeRaw`INSERT INTO room (id, title, language, workshop, settings, join_hash)
        VALUES (${roomId}::uuid, 'Room', 'en', '{}', '{}', 'hash')`;
      await pseudonymKey(roomId, "poll");
      const base = {
        roomId,
        activityId: "poll",
        question: "poll",
        round: 1,
        pseudonym: "p",
        rev: 1,
        judgedAt: 1,
      };
      // In bytes "B" comes before "a"; in a dictionary after it.
      await storeAnswers([{ ...base, id: "aaaaaaaa", body: { choice: ["red"] } }]);
      await storeAnswers([{ ...base, id: "BBBBBBBB", body: { choice: ["blue"] } }]);
      expect(await prisma.answer.findMany()).toMatchObject([{ answerId: "aaaaaaaa" }]);
      await prisma.pseudonymKey.updateMany({ data: { closedAtRevision: 2 } });
      const late = { ...base, rev: 2, id: "cccccccc", body: { choice: ["blue"] } };
      expect(await storeAnswers([late])).toEqual(new Map([[0, "stale"]]));
      expect(await prisma.answer.findMany()).toMatchObject([{ answerId: "aaaaaaaa" }]);
      expect(await storeAnswers([{ ...late, judgedAt: 2 }])).toEqual(new Map());
    } finally {
      await closePrisma();
      process.env.DATABASE_URL = before;
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
    }
  });
});

describe("a control command sent twice", () => {
  it("adds time once", async () => {
    const { room, trainer } = await openPoll();
    await trainer.closeRound("poll");
    await trainer.openRound("poll", 2, { seconds: 120 });
    const { closesAt } = trainer.view.asked!;
    const add = { type: "add-time", id: newId(), question: "poll", round: 2, seconds: 30 };
    const second = await plenary.console(room);
    const acks = await Promise.all([trainer.send(add), second.send(add), trainer.send(add)]);
    expect(new Set(acks.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(acks[0]).toMatchObject({ ok: true });
    await trainer.sees((v) => v.asked!.closesAt === closesAt! + 30_000);
    expect(await prisma.roomLogEntry.count({ where: { roomId: room.id, commandId: add.id } })).toBe(1);
  });

  it("adds time once also when the server is killed in between", async () => {
    const { room, trainer } = await openPoll();
    await trainer.closeRound("poll");
    await trainer.openRound("poll", 2, { seconds: 120 });
    const { closesAt } = trainer.view.asked!;
    const add = { type: "add-time", id: newId(), question: "poll", round: 2, seconds: 30 };
    const first = await trainer.send(add);
    await plenary.crash();
    const again = await plenary.console(room);
    expect(await again.send(add)).toEqual(first);
    await eventually(() => again.view.asked!.closesAt === closesAt! + 30_000);
    expect(again.view.revision).toBe(first.ok ? first.revision : -1);
    await again.do({ type: "dim", on: true });
    expect(again.view.asked!.closesAt).toBe(closesAt! + 30_000);
  });

  it("undoes once also when the server is killed in between", async () => {
    const { room, trainer } = await openPoll();
    await trainer.do({ type: "dim", on: true });
    const undo = { type: "undo", id: newId(), seen: trainer.view.revision };
    expect(await trainer.send(undo)).toMatchObject({ ok: true });
    await plenary.crash();
    const again = await plenary.console(room);
    expect(await again.send(undo)).toMatchObject({ ok: true });
    expect(again.view).toMatchObject({ dim: false, step: "poll" });
    expect(again.view.asked).toMatchObject({ phase: "open" });
  });
});
