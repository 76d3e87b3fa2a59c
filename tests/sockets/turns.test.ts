/** A phone that goes round, without script: its turns, its words, and what is left of them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import texts from "@/messages/en/phone.json";
import { prisma } from "@/server/store/database/prisma";
import { loadDebrief } from "@/server/store/debrief/debrief";
import { PlainBrowser } from "@/tests/sockets/plain-browser";
import { inviteTo } from "@/tests/support/matrix/world";
import { type Console, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { eventually } from "@/tests/support/waiting";

let plenary: Plenary;
let room: TestRoom;
let trainer: Console;
let shared: PlainBrowser;

beforeAll(async () => {
  plenary = await Plenary.shared();
  room = await plenary.room(sampleWorkshop);
  trainer = await plenary.console(room);
  shared = new PlainBrowser(plenary.url);
  await shared.open(`/s/${room.id}/${await inviteTo(trainer, "shared")}`);
  expect(shared.text).toContain(texts.turnLinkText);
  await shared.submit("");
});
afterAll(() => plenary?.stop());

/** One person's turn; what they choose, and the word they give. */
async function turn(choice: string, word = ""): Promise<void> {
  await shared.open(`/r/${room.id}/turn/`);
  await shared.submit("language", {}, ["language", "en"]);
  await shared.submit("choice", { choice, word });
}

const stored = async (): Promise<unknown[]> =>
  (await prisma.answer.findMany({ where: { roomId: room.id, questionId: "poll" } })).map(
    ({ body, source }) => [(body as { choice: string[] }).choice[0], source],
  );

describe("turns at a shared phone", () => {
  it("wait until a question is open, and lead there from the room's own page (H-30)", async () => {
    await shared.open(`/r/${room.id}/`);
    expect(shared.url.pathname).toBe(`/r/${room.id}/turn/`);
    expect(shared.text).toContain(texts.turnRest);
    await trainer.go("poll");
    await trainer.openRound("poll");
    await eventually(async () => {
      await shared.refresh();
      return shared.text.includes(texts.turnTitle);
    });
  });

  it("are each a person of its own, who is on no list and leaves nothing (H-22, H-30)", async () => {
    for (const choice of ["red", "red", "blue"]) {
      await turn(choice);
      expect(shared.text).toContain(texts.turnThanks);
      expect(shared.html).not.toContain(choice);
    }
    expect((await stored()).toSorted()).toEqual([
      ["blue", "shared"],
      ["red", "shared"],
      ["red", "shared"],
    ]);
    expect(await prisma.participant.count({ where: { roomId: room.id } })).toBe(0);
    await shared.submit("language", {}, ["language", "en"]);
    expect(shared.checked("choice")).toEqual([]);
  });

  it("count once where a form is sent twice", async () => {
    await shared.open(`/r/${room.id}/turn/`);
    await shared.submit("language", {}, ["language", "th"]);
    expect(shared.html).toContain('lang="th"');
    const page = { html: shared.html, url: shared.url };
    await shared.submit("choice", { choice: "blue" });
    Object.assign(shared, page);
    await shared.submit("choice", { choice: "blue" });
    expect(await stored()).toHaveLength(4);
  });

  it("say what is lacking, and keep nothing of it", async () => {
    await shared.open(`/r/${room.id}/turn/`);
    await shared.submit("language", {}, ["language", "en"]);
    await shared.submit("choice", { word: "river stone" });
    expect(shared.status).toBe(422);
    expect(shared.form("word")).toBeDefined();
    expect(await stored()).toHaveLength(4);
  });

  it("change an answer by the same word, after the phone has asked (H-31)", async () => {
    await turn("red", "River stone");
    expect(await stored()).toHaveLength(5);
    await turn("blue", " river  STONE");
    expect(shared.status).toBe(409);
    expect(shared.text).toContain(texts.turnWordUsed);
    expect((await stored()).filter((row) => String(row) === "red,shared")).toHaveLength(3);
    expect(shared.checked("choice")).toEqual(["blue"]);
    await shared.submit("choice", {});
    expect(shared.text).toContain(texts.turnThanks);
    expect(await stored()).toHaveLength(5);
    expect((await stored()).filter((row) => String(row) === "red,shared")).toHaveLength(2);
    const rows = await prisma.$queryRaw<{ all: string }[]>`
      SELECT a::text AS "all" FROM answer a WHERE room_id = ${room.id}::uuid`;
    expect(JSON.stringify(rows)).not.toMatch(/river|stone/i);
  });

  it("are part of one result, which says how many, and not who (H-22, H-26)", async () => {
    const phones = await Promise.all(Array.from({ length: 4 }, () => plenary.phone(room)));
    for (const phone of phones) {
      await phone.sees((v) => v.phase === "open");
      expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    }
    await trainer.closeRound("poll");
    await trainer.reveal("poll");
    const { results } = await trainer.sees((v) => v.asked?.phase === "revealed" && v.results !== null);
    expect(results?.bySource).toEqual([
      { source: "phone", people: 4 },
      { source: "shared", people: 5 },
    ]);
    await turn("blue").catch(() => undefined);
    expect(await stored()).toHaveLength(9);
    await trainer.do({ type: "finish", activity: "poll" });
    await eventually(async () => (await prisma.anonymousAnswer.count({ where: { roomId: room.id } })) === 9);
    const sealed = await prisma.anonymousAnswer.groupBy({
      by: ["source"],
      where: { roomId: room.id },
      _count: true,
    });
    expect(sealed.map(({ source, _count }) => [source, _count]).toSorted()).toEqual([
      [null, 4],
      ["shared", 5],
    ]);
    const input = await loadDebrief(room.id);
    const round = input!.rounds.find((r) => r.question === "poll")!;
    expect(round.answers).toHaveLength(9);
  });

  it("end when the link is withdrawn (B-326)", async () => {
    await trainer.do({
      type: "take-back",
      handover: trainer.view.handovers.find((h) => h.as === "shared")!.id,
    });
    await shared.open(`/r/${room.id}/turn/`);
    expect([shared.status, shared.text.includes(texts.turnGone)]).toEqual([410, true]);
  });
});
