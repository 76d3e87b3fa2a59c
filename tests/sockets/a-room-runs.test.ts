import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prisma } from "@/server/store/database/prisma";
import { newId, Plenary, type TestRoom } from "@/tests/support/plenary";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let plenary: Plenary;
let room: TestRoom;

beforeAll(async () => {
  plenary = await Plenary.shared();
});
afterAll(() => plenary?.stop());
beforeEach(async () => {
  room = await plenary.room(sampleWorkshop);
});

describe("a room with one trainer, one stage and three phones", () => {
  it("is told part by part, voted, revealed, and every surface follows", async () => {
    const trainer = await plenary.console(room);
    const stage = await plenary.stage(room);
    const phones = await Promise.all([1, 2, 3].map(() => plenary.phone(room)));
    await trainer.sees((v) => v.presence.connected === 3 && v.stages === 1);

    expect(await trainer.go("story/1")).toMatchObject({ ok: true, revision: 1 });
    await Promise.all(phones.map((p) => p.sees((v) => v.html.includes("STORY-1-A"))));
    await stage.sees((v) => v.face.kind === "case");
    expect(await phones[0]!.answer({ answer: "yes" }, { question: "story/1", round: 1 })).toEqual({
      ok: false,
      reason: "not-open",
    });

    await trainer.openRound("story/1");
    await Promise.all(phones.map((p) => p.sees((v) => v.phase === "open")));
    for (const [i, phone] of phones.entries()) {
      const ack = await phone.answer({
        answer: i ? "no" : "yes",
        sureness: 4,
        elements: ["act"],
        clauses: ["p1-a"],
      });
      expect(ack).toMatchObject({ ok: true, stored: { rev: 1 } });
    }
    await trainer.sees((v) => v.answered === 3);
    expect(trainer.view.results).toBeNull();
    expect(stage.view.results).toBeNull();

    await trainer.closeRound("story/1");
    await trainer.reveal("story/1");
    const shown = await stage.sees((v) => v.results !== null);
    expect(shown.results!.options.map((o) => [o.id, o.count, o.percent])).toEqual([
      ["yes", 1, 33],
      ["unsure", 0, 0],
      ["no", 2, 67],
    ]);
    await phones[0]!.sees((v) => v.html.includes("2 people, 67%"));
    expect(await prisma.answer.count({ where: { roomId: room.id } })).toBe(3);
  });

  it("finishes one activity and keeps the answers of another that runs, also after a crash in the middle (B-37)", async () => {
    const [trainer, other] = await Promise.all([plenary.console(room), twinRoom()]);
    const phones = await Promise.all([1, 2, 3, 4, 5].map(() => plenary.phone(room)));
    for (const question of ["poll", "many"]) {
      await trainer.go(question);
      await trainer.openRound(question);
      await Promise.all(phones.map((p) => p.sees((v) => v.question === question && v.phase === "open")));
      for (const phone of phones)
        expect(await phone.answer({ choice: [question === "poll" ? "red" : "one"] })).toMatchObject({
          ok: true,
        });
    }
    await trainer.do({ type: "finish", activity: "poll" });
    const sealed = () => prisma.pseudonymKey.count({ where: { roomId: room.id, activityId: "poll" } });
    await expect.poll(sealed).toBe(0);
    await plenary.crash();
    const again = await plenary.console(room);
    await again.sees((v) => v.answered === 5);
    await again.closeRound("many");
    await again.reveal("many");
    const shown = await again.sees((v) => v.results !== null);
    expect(shown.results!.options.map((o) => o.count)).toEqual([5, 0]);
    // And the same room beside it has its answers, and can still be answered.
    expect(await prisma.answer.count({ where: { roomId: other.room.id } })).toBe(1);
    await other.phone.sees((v) => v.phase === "open");
    expect(await other.phone.answer({ choice: ["blue"] }, { rev: 2 })).toMatchObject({ ok: true });
  });

  /** The same workshop in another room, of which one person answered the poll. */
  async function twinRoom() {
    const twin = await plenary.room(sampleWorkshop);
    const desk = await plenary.console(twin);
    await desk.go("poll");
    await desk.openRound("poll");
    const phone = await plenary.phone(twin);
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    expect(await phone.answer({ choice: ["red"] })).toMatchObject({ ok: true });
    return { room: twin, phone };
  }

  it("takes a change of mind and keeps one row", async () => {
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const phone = await plenary.phone(room);
    await phone.sees((v) => v.question === "poll" && v.phase === "open");
    await phone.answer({ choice: ["red"] });
    await phone.answer({ choice: [], other: "Green" }, { rev: 2 });
    const rows = await prisma.answer.findMany({ where: { roomId: room.id, questionId: "poll" } });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ rev: 2, body: { choice: [], other: "Green" } });
    const again = await plenary.phone(room, phone.cookie);
    await again.sees(() => again.mine !== undefined);
    expect(again.mine!.answers).toMatchObject([{ question: "poll", round: 1, rev: 2 }]);
  });

  it("refuses what does not fit, with a reason", async () => {
    const trainer = await plenary.console(room);
    await trainer.go("poll");
    await trainer.openRound("poll");
    const phone = await plenary.phone(room);
    const stage = await plenary.stage(room);
    expect(await phone.answer({ choice: ["green"] })).toEqual({ ok: false, reason: "bad-answer" });
    expect(await phone.send({ type: "go", id: newId(), to: "hello", seen: 0 })).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await stage.send({ type: "dim", id: newId(), on: true })).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await phone.send({ type: "nonsense" })).toEqual({ ok: false, reason: "bad-message" });
    expect(await trainer.do({ type: "go", to: "nowhere", seen: trainer.view.stepRevision })).toEqual({
      ok: false,
      reason: "unknown-step",
    });
  });
});
