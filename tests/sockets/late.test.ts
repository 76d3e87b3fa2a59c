/** Answers that come late: taken while the round is open, refused with a reason afterwards, never in another round. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { LightPhone } from "@/tests/faults/light-phone";
import { type Console, newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { LEAVING_SECONDS } from "@/workshop/room/state";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

async function openPoll(more: { seconds?: number; readFirst?: number } = {}): Promise<LightPhone> {
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("poll");
  const phone = new LightPhone({
    url: plenary.url,
    auth: { as: "phone", room: room.id },
    cookie: await plenary.join(room),
  });
  await eventually(() => phone.view !== undefined);
  await trainer.openRound("poll", 1, more);
  await eventually(() => phone.view?.phase === "open");
  return phone;
}

const answer = (round: number, choice = "red", rev = 1) => ({
  type: "answer",
  id: newId(),
  question: "poll",
  round,
  rev,
  body: { choice: [choice] },
});
const rows = () =>
  prisma.answer.findMany({ where: { roomId: room.id }, select: { round: true, body: true } });

describe("an answer that waited on a phone without network", () => {
  it("is taken when the round is still open", async () => {
    const phone = await openPoll();
    phone.stop();
    await trainer.sees(
      (v) => v.presence.connected === 0 || v.presence.waiting === 1 || v.presence.here === 1,
    );
    phone.come();
    await eventually(() => phone.connected);
    const waited = answer(1);
    expect(await phone.send(waited)).toEqual({ ok: true, stored: { id: waited.id, rev: 1 } });
    expect(await rows()).toEqual([{ round: 1, body: { choice: ["red"] } }]);
  });

  it("is refused as closed when the round has closed meanwhile", async () => {
    const phone = await openPoll();
    phone.stop();
    await trainer.closeRound("poll");
    phone.come();
    await eventually(() => phone.connected && phone.view?.phase === "closed");
    expect(await phone.send(answer(1))).toEqual({ ok: false, reason: "closed" });
    expect(await rows()).toEqual([]);
  });

  it("never lands in the second round", async () => {
    const phone = await openPoll();
    phone.stop();
    await trainer.closeRound("poll");
    await trainer.openRound("poll", 2);
    phone.come();
    await eventually(() => phone.connected && phone.view?.round === 2);
    expect(await phone.send(answer(1))).toEqual({ ok: false, reason: "closed" });
    expect(await rows()).toEqual([]);
    expect(await phone.send(answer(2, "blue"))).toMatchObject({ ok: true });
    expect(await phone.send(answer(1, "red", 9))).toEqual({ ok: false, reason: "closed" });
    expect(await rows()).toEqual([{ round: 2, body: { choice: ["blue"] } }]);
  });

  it("is acknowledged again, not refused, when it was stored before the round closed and the word of it was lost", async () => {
    const phone = await openPoll();
    const lost = answer(1);
    await phone.send(lost);
    phone.stop();
    await trainer.closeRound("poll");
    await trainer.openRound("poll", 2);
    phone.come();
    await eventually(() => phone.connected);
    expect(await phone.send(lost)).toEqual({ ok: true, stored: { id: lost.id, rev: 1 } });
    expect(await rows()).toEqual([{ round: 1, body: { choice: ["red"] } }]);
  });

  it("is refused for a round that was not opened yet, and while people still read", async () => {
    const phone = await openPoll({ readFirst: 60 });
    expect(await phone.send(answer(1))).toEqual({ ok: false, reason: "not-open-yet" });
    expect(await phone.send(answer(2))).toEqual({ ok: false, reason: "not-open" });
    expect(await phone.send({ ...answer(1), question: "many" })).toEqual({ ok: false, reason: "not-open" });
    expect(await phone.send({ ...answer(1), question: "story/2?younger", body: { answer: "yes" } })).toEqual({
      ok: false,
      reason: "not-open",
    });
    expect(await prisma.pseudonymKey.count({ where: { roomId: room.id, activityId: "story" } })).toBe(0);
  });

  it("is refused as finished after the activity's answers were made unlinkable", async () => {
    const phone = await openPoll();
    await phone.send(answer(1));
    await trainer.do({ type: "finish", activity: "poll" });
    expect(await phone.send(answer(1, "blue", 2))).toEqual({ ok: false, reason: "finished" });
    await eventually(async () => (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === 1);
    expect(await rows()).toEqual([]);
  });
});

describe("a question that the room has left", () => {
  it(`takes answers for ${LEAVING_SECONDS} seconds more, and says so to the trainer`, async () => {
    const phone = await openPoll();
    const left = Date.now();
    await trainer.go("many");
    const [leaving] = (await trainer.sees((v) => v.leaving.length === 1)).leaving;
    expect(leaving).toMatchObject({ question: "poll", round: 1 });
    expect(Math.abs(leaving!.closesAt - left - LEAVING_SECONDS * 1_000)).toBeLessThan(5_000);
    await eventually(() => phone.view?.question === "many");
    expect(await phone.send(answer(1))).toMatchObject({ ok: true });
    expect(await rows()).toEqual([{ round: 1, body: { choice: ["red"] } }]);
  });

  it("takes none when its own time is over, although the room left it only just now", async () => {
    const phone = await openPoll({ seconds: 5 });
    await trainer.go("many");
    const end = trainer.view.leaving[0]!.closesAt;
    expect(end - Date.now()).toBeLessThanOrEqual(5_000);
    expect(await phone.send(answer(1))).toMatchObject({ ok: true });
    await trainer.sees((v) => v.leaving.length === 0);
    expect(Date.now()).toBeGreaterThanOrEqual(end);
    expect(await phone.send(answer(1, "blue", 2))).toEqual({ ok: false, reason: "closed" });
    expect(await rows()).toEqual([{ round: 1, body: { choice: ["red"] } }]);
  });

  it("stays closed when it was closed before the room left it", async () => {
    const phone = await openPoll();
    await trainer.closeRound("poll");
    await trainer.go("many");
    expect(await phone.send(answer(1))).toEqual({ ok: false, reason: "closed" });
  });
});

describe("a page without script that was left open", () => {
  it("is told why its answer is refused, and nothing is stored", async () => {
    await openPoll();
    const cookie = await plenary.join(room);
    await trainer.closeRound("poll");
    await trainer.openRound("poll", 2);
    const late = await fetch(`${plenary.url}/r/${room.id}/answer`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams({ question: "poll", round: "1", rev: "1", choice: "red" }),
      redirect: "manual",
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('href="./"');
    expect(await rows()).toEqual([]);
  });
});
