/** Promises: readable with the phone that wrote them, and with nothing else; real Postgres, real sockets. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivePhoneKey } from "@/server/store/learning/encryption";
import { prisma } from "@/server/store/database/prisma";
import { commitmentStore } from "@/server/store/learning/commitments";
import { type Console, type Phone, Plenary, type TestRoom } from "@/tests/support/plenary";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { databaseText } from "@/tests/support/effects";

const SECRET = "I-WILL-CALL-THE-SHELTER";
let plenary: Plenary;
let room: TestRoom;
let trainer: Console;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());

async function openPromise(): Promise<Phone> {
  room = await plenary.room(weighingWorkshop);
  trainer = await plenary.console(room);
  await trainer.go("promise");
  await trainer.openRound("promise");
  const phone = await plenary.phone(room);
  await phone.sees((v) => v.phase === "open");
  return phone;
}
const page = async (cookie: string): Promise<string> =>
  (await fetch(`${plenary.url}/r/${room.id}/`, { headers: { cookie } })).text();
const promise = (text: string) => ({ "promise.what": [text], "promise.when": ["Monday"] });

describe("a promise (B-88)", () => {
  it("is given back on the phone that wrote it, on reload and after the end of the room; nobody else gets a word", async () => {
    const phone = await openPromise();
    const other = await plenary.phone(room);
    expect(await phone.answer(promise(SECRET))).toMatchObject({ ok: true });
    expect(await page(phone.cookie)).toContain(SECRET);
    expect(await page(other.cookie)).not.toContain(SECRET);
    await trainer.sees((v) => v.answered === 1);
    await trainer.closeRound("promise");
    await trainer.reveal("promise");
    await trainer.sees((v) => v.results?.answered === 1);
    await trainer.do({ type: "finish", activity: "promise" });
    expect(await page(phone.cookie)).toContain(SECRET);
    await trainer.do({ type: "end" });
    expect(await page(phone.cookie)).toContain(SECRET);
    expect(JSON.stringify(trainer.all)).not.toContain(SECRET);
    expect(JSON.stringify(other.all)).not.toContain(SECRET);
  });

  it("is in no table in words, under a label that leads to nobody, and its length tells nothing", async () => {
    const phone = await openPromise();
    const other = await plenary.phone(room);
    await phone.answer(promise(SECRET));
    await other.answer(promise("Yes"));
    expect(await databaseText()).not.toContain(SECRET);
    const rows = await prisma.commitment.findMany({ where: { roomId: room.id } });
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((r) => r.encrypted.length)).size).toBe(1);
    const [answers, people, tokens] = [
      await prisma.answer.findMany({ where: { roomId: room.id } }),
      await prisma.participant.findMany(),
      await prisma.participantToken.findMany(),
    ];
    const everything = JSON.stringify([answers, people, tokens]);
    for (const { owner } of rows) expect(everything).not.toContain(owner);
    expect(answers.map((a) => a.body)).toEqual([{ promise: {} }, { promise: {} }]);
  });

  it("is locked with five codes of one person at most, whatever another made (C-17)", async () => {
    const phone = await openPromise();
    const other = await plenary.phone(room);
    for (const one of [phone, other]) expect(await one.answer(promise(SECRET))).toMatchObject({ ok: true });
    const code = async ({ cookie }: Phone) =>
      (await fetch(`${plenary.url}/r/${room.id}/follow-up`, { method: "POST", headers: { cookie } })).status;
    for (let n = 1; n <= 5; n++) expect(await code(phone)).toBe(200);
    expect(await code(phone)).toBe(429);
    expect(await code(other)).toBe(200);
    expect(await prisma.followUp.count({ where: { roomId: room.id } })).toBe(6);
  });

  it("can be written after a wrong step, when its question is opened again (B-316)", async () => {
    const phone = await openPromise();
    const late = await plenary.phone(room);
    await phone.answer(promise(SECRET), { rev: 1 });
    await trainer.closeRound("promise");
    await trainer.reveal("promise");
    await late.sees((v) => v.phase === "revealed");
    expect(await trainer.openRound("promise", 2)).toMatchObject({ ok: true });
    await late.sees((v) => v.phase === "open" && v.round === 1);
    expect(await page(phone.cookie)).toContain(SECRET);
    expect(await late.answer(promise("LATER"), { rev: 1 })).toMatchObject({ ok: true });
    await trainer.sees((v) => v.answered === 2);
    expect(await page(late.cookie)).toContain("LATER");
  });

  it("is changed by its giver, and taken away by a pass", async () => {
    const phone = await openPromise();
    await phone.answer(promise("FIRST-PROMISE"), { rev: 1 });
    await phone.answer(promise("SECOND-PROMISE"), { rev: 2 });
    expect(await page(phone.cookie)).toContain("SECOND-PROMISE");
    expect(await page(phone.cookie)).not.toContain("FIRST-PROMISE");
    await phone.answer({ pass: true }, { rev: 3 });
    expect(await page(phone.cookie)).not.toContain("SECOND-PROMISE");
    expect(await prisma.commitment.count({ where: { roomId: room.id } })).toBe(0);
  });

  it("cannot be read by the same person on another phone, which says so, and may be written there again (B-88)", async () => {
    const phone = await openPromise();
    await phone.answer(promise(SECRET), { rev: 1 });
    const code = /resume code is ([0-9A-Z]{3} [0-9A-Z]{4})/.exec(await page(phone.cookie))![1]!;
    const res = await fetch(`${plenary.url}/j/${room.token}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ resume: code }),
    });
    const second = res.headers.get("set-cookie")!.split(";")[0]!;
    const there = await page(second);
    expect(there).not.toContain(SECRET);
    expect(there).toContain("You wrote it on another phone");
    const other = await plenary.phone(room, second);
    await other.answer(promise("WRITTEN-AGAIN"), { rev: 2 });
    expect(await page(second)).toContain("WRITTEN-AGAIN");
    expect(await page(phone.cookie)).toContain(SECRET);
    await trainer.sees((v) => v.answered === 1);
  });

  it("works without script", async () => {
    const phone = await openPromise();
    const body = new URLSearchParams({
      question: "promise",
      round: "1",
      rev: "1",
      "promise.what": SECRET,
      "promise.who": "",
      "promise.when": "",
    });
    const res = await fetch(`${plenary.url}/r/${room.id}/answer`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: phone.cookie },
      body,
    });
    expect(res.status).toBe(303);
    const html = await page(phone.cookie);
    expect(html.match(new RegExp(SECRET, "g"))).toHaveLength(2);
    expect(html).toContain("Only you can read this");
  });
});

describe("the key of a phone", () => {
  it("opens what it sealed, in its room and at its question, and nothing else", async () => {
    await openPromise();
    const [mine, yours] = [derivePhoneKey("my-token", room.id), derivePhoneKey("your-token", room.id)];
    expect(derivePhoneKey("my-token", "another-room").owner).not.toBe(mine.owner);
    await commitmentStore.keep(room.id, "promise", mine, 1, { "promise.what": [SECRET] });
    expect(await commitmentStore.of(room.id, mine)).toEqual(
      new Map([["promise", { "promise.what": [SECRET] }]]),
    );
    expect((await commitmentStore.of(room.id, yours)).size).toBe(0);
    expect((await commitmentStore.of(room.id, { ...yours, owner: mine.owner })).size).toBe(0);
    await prisma.commitment.updateMany({ where: { owner: mine.owner }, data: { questionId: "elsewhere" } });
    expect((await commitmentStore.of(room.id, mine)).size).toBe(0);
  });

  it("an older answer that comes late does not take the place of a newer one", async () => {
    await openPromise();
    const phoneKey = derivePhoneKey("token", room.id);
    await commitmentStore.keep(room.id, "promise", phoneKey, 2, { a: ["new"] });
    await commitmentStore.keep(room.id, "promise", phoneKey, 1, { a: ["old"] });
    expect((await commitmentStore.of(room.id, phoneKey)).get("promise")).toEqual({ a: ["new"] });
  });
});
