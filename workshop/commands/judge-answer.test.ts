import { describe, expect, it } from "vitest";
import { participant, PureRoom, ROOM, trainer, verdict } from "@/tests/support/pure-room";
import type { AnswerCommand } from "@/workshop/commands/all";
import type { Actor } from "@/workshop/room/actor";
import { judgeAnswer } from "@/workshop/commands/judge-answer";

const red = { choice: ["red"] };
const openPoll = (more = {}) => new PureRoom().go("poll").open("poll", more);
const command: AnswerCommand = {
  type: "answer",
  id: "answer-0000",
  question: "poll",
  round: 1,
  rev: 1,
  body: red,
};
const judge = (room: PureRoom, actor: Actor) =>
  verdict(judgeAnswer(room.state, command, actor, undefined, room.now));

describe("refusals", () => {
  it("a trainer does not answer (B-39)", () => expect(judge(openPoll(), trainer)).toBe("not-allowed"));
  it("a stage does not answer (B-39)", () =>
    expect(judge(openPoll(), { role: "stage", roomId: ROOM })).toBe("not-allowed"));
  it("a participant of another room does not answer (B-39)", () =>
    expect(judge(openPoll(), { role: "participant", roomId: "other", id: "p" })).toBe("wrong-room"));
  it("somebody removed does not answer (B-41)", () => {
    const id = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
    expect(judge(openPoll().do({ type: "remove", participant: id }), participant(id))).toBe("removed");
  });

  it("somebody removed is told so, also for what they sent before (B-41)", () => {
    const id = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
    const room = openPoll();
    room.answer(id, "poll", red, { id: "first-0000" });
    room.do({ type: "remove", participant: id });
    expect(verdict(room.answer(id, "poll", red, { id: "first-0000" }))).toBe("removed");
    expect(verdict(room.answer(id, "nothing", red))).toBe("removed");
  });

  const refused: [string, () => PureRoom, string, number, string][] = [
    ["a question that is not in the workshop", openPoll, "nothing", 1, "unknown-question"],
    [
      "a question with the name of something every object has",
      openPoll,
      "constructor",
      1,
      "unknown-question",
    ],
    ["a question that was never opened (B-30)", openPoll, "many", 1, "not-open"],
    ["a question that is only prepared (B-30)", () => new PureRoom().go("poll"), "poll", 1, "not-open"],
    ["a round that does not exist (B-30)", openPoll, "poll", 2, "not-open"],
    ["while people read (B-30)", () => openPoll({ readFirst: 10 }).pass(9.999), "poll", 1, "not-open-yet"],
    ["after the close (B-30)", () => openPoll().close("poll"), "poll", 1, "closed"],
    ["after the reveal (B-30)", () => openPoll().close("poll").reveal("poll"), "poll", 1, "closed"],
    [
      "the old round while the new one is open (B-30)",
      () => openPoll().close("poll").open("poll", { round: 2 }),
      "poll",
      1,
      "closed",
    ],
    [
      "after the time for answers on their way, before the clock acted (B-30)",
      () => openPoll({ seconds: 30 }).pass(31.501),
      "poll",
      1,
      "closed",
    ],
    ["60 s after the room moved on (B-10)", () => openPoll().go("many").pass(61.501), "poll", 1, "closed"],
    [
      "after the activity is finished (B-37)",
      () => openPoll().do({ type: "finish", activity: "poll" }),
      "poll",
      1,
      "finished",
    ],
    ["after the room has ended (B-40)", () => openPoll().do({ type: "end" }), "poll", 1, "room-ended"],
  ];
  it.each(refused)("%s", (_what, make, question, round, reason) => {
    const room = make();
    expect(verdict(room.answer("p", question, red, { round }))).toBe(reason);
    expect([...room.board.values()].every((answers) => answers.size === 0)).toBe(true);
  });

  const misfits: unknown[] = [
    { choice: ["green"] },
    { choice: ["red", "blue"] },
    { answer: "yes" },
    { pass: false },
    { pass: true, choice: ["red"] },
    { choice: "red" },
    { choice: ["red"], more: 1 },
    { choice: [], other: "x".repeat(141) },
  ];
  it.each(misfits.map((m) => [m]))("a body that does not fit: %j (B-27)", (body) => {
    expect(verdict(openPoll().answer("p", "poll", body as AnswerCommand["body"]))).toBe("bad-answer");
  });

  const nothing: unknown[] = [
    {},
    { choice: [] },
    { choice: [], other: "   " },
    { choice: [], other: ["\u200b \u2060"] },
  ];
  it.each(nothing.map((m) => [m]))("a body in which nothing can be seen: %j (B-171)", (body) => {
    expect(verdict(openPoll().answer("p", "poll", body as AnswerCommand["body"]))).toBe("empty-answer");
  });
});

describe("what may be stored", () => {
  it("an answer while the round is open (B-6)", () => {
    expect(openPoll().answer("p", "poll", red)).toMatchObject({
      ok: true,
      store: { activity: { id: "poll" }, body: red },
    });
  });

  it("an answer at the very moment when reading ends (B-30)", () =>
    expect(verdict(openPoll({ readFirst: 10 }).pass(10).answer("p", "poll", red))).toBe("ok"));

  it("an answer that was on its way when time was over (B-30)", () => {
    const room = openPoll({ seconds: 30 }).pass(31.499).tick();
    expect(verdict(room.answer("p", "poll", red))).toBe("ok");
  });

  it("an answer to a question that was left, for 60 s (B-10)", () => {
    expect(verdict(openPoll().go("many").pass(59).answer("p", "poll", red))).toBe("ok");
  });

  it("a pass, to every question (B-27)", () => {
    const room = openPoll().go("story/2").open("story/2").ask("story/2?younger").open("story/2?younger");
    for (const question of ["poll", "story/2", "story/2?younger"])
      expect(verdict(room.answer("p", question, { pass: true }))).toBe("ok");
  });

  it("only this part's clauses are marked, each once (B-27)", () => {
    const room = new PureRoom().go("story/2").open("story/2");
    expect(verdict(room.answer("p", "story/2", { answer: "yes", clauses: ["p1-a"] }))).toBe("bad-answer");
    expect(verdict(room.answer("p", "story/2", { answer: "yes", clauses: ["p3-a"] }))).toBe("bad-answer");
    expect(room.answer("p", "story/2", { answer: "yes", clauses: ["p2-a", "p2-a"] })).toMatchObject({
      store: { body: { clauses: ["p2-a"] } },
    });
  });
});

describe("the same person again", () => {
  it("the same answer is acknowledged and not stored again (B-29)", () => {
    const room = openPoll();
    room.answer("p", "poll", red, { id: "first-0000" });
    expect(room.answer("p", "poll", red, { id: "first-0000" })).toEqual({
      ok: true,
      already: { id: "first-0000", rev: 1, body: red },
    });
  });

  it("a later change of mind wins, an earlier one arriving late does not (B-28)", () => {
    const room = openPoll();
    room.answer("p", "poll", { choice: ["blue"] }, { id: "later-0000", rev: 2 });
    expect(room.answer("p", "poll", red, { id: "early-0000", rev: 1 })).toMatchObject({
      already: { id: "later-0000" },
    });
    expect(room.board.get("poll#1")?.get("p")?.body).toEqual({ choice: ["blue"] });
  });

  it("of two with the same rev the higher id wins, in either order (B-28)", () => {
    for (const order of [
      ["aaaaaaaa", "bbbbbbbb"],
      ["bbbbbbbb", "aaaaaaaa"],
    ]) {
      const room = openPoll();
      for (const id of order) room.answer("p", "poll", red, { id });
      expect(room.board.get("poll#1")?.get("p")?.id).toBe("bbbbbbbb");
    }
  });

  it("a retry is acknowledged after the close and after the end (B-29)", () => {
    const room = openPoll();
    room.answer("p", "poll", red, { id: "first-0000" });
    room.close("poll");
    expect(verdict(room.answer("p", "poll", red, { id: "first-0000" }))).toBe("ok");
    expect(verdict(room.answer("p", "poll", { choice: ["blue"] }, { rev: 2 }))).toBe("closed");
    room.do({ type: "end" });
    expect(verdict(room.answer("p", "poll", red, { id: "first-0000" }))).toBe("ok");
    expect(verdict(room.answer("p", "poll", { choice: ["blue"] }, { rev: 2 }))).toBe("room-ended");
  });

  it("an answer to round 1 is none to round 2 (B-30)", () => {
    const room = openPoll();
    room.answer("p", "poll", red);
    room.close("poll").open("poll", { round: 2 });
    expect(room.board.get("poll#2")).toBeUndefined();
  });
});
