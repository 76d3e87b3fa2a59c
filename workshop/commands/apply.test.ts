import { describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { GroupRoom } from "@/tests/support/group-room";
import {
  coTrainer,
  participant,
  PureRoom,
  ROOM,
  type Said,
  server,
  START,
  trainer,
  verdict,
} from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { translatedWorkshop } from "@/tests/support/translated-workshop";
import { allSlots } from "@/workshop/room/agenda/agenda";
import type { AgendaChange } from "@/workshop/room/agenda/change-schema";
import { MAX_AMENDMENTS } from "@/workshop/room/amend";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { planMessage } from "@/workshop/views/console-messages";
import { phoneView } from "@/workshop/views/phone-view";

const said = (room: PureRoom, command: Said, actor = trainer) => verdict(room.try(command, actor));
const unchanged = (room: PureRoom, command: Said, actor = trainer) => {
  const applied = room.try(command, actor);
  return applied.ok && !applied.changed && applied.state === room.state;
};
const atPoll = () => new PureRoom().go("poll");
const atPart = (n: number) => new PureRoom().go(`story/${n}`);
const removed = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
/** Two groups that write on two worksheets. */
const atWork = () =>
  GroupRoom.of(2, 2).do(
    { type: "start-work", activity: "sheet", seconds: null, phases: null },
    { type: "start-work", activity: "other", seconds: null, phases: null },
  );

describe("refusals", () => {
  const round = { question: "poll", round: 1 };
  const refused: [string, () => PureRoom, Said, string][] = [
    [
      "a step that is not in the workshop (B-1)",
      () => new PureRoom(),
      { type: "go", to: "nowhere" },
      "unknown-step",
    ],
    [
      "a step with the name of something every object has (B-1)",
      () => new PureRoom(),
      { type: "go", to: "constructor" },
      "unknown-step",
    ],
    [
      "a step from an old picture (B-4)",
      () => atPoll().go("hello"),
      { type: "go", to: "many", seen: 1 },
      "stale",
    ],
    ["a step from a picture that never was (B-4)", atPoll, { type: "go", to: "many", seen: 9 }, "stale"],
    [
      "a question that is not in the workshop (B-5)",
      atPoll,
      { type: "ask", question: "nothing" },
      "unknown-question",
    ],
    ["a question of another step (B-5)", atPoll, { type: "ask", question: "many" }, "not-here"],
    [
      "a what-if of another part (B-5)",
      () => atPart(1),
      { type: "ask", question: "story/2?younger" },
      "not-here",
    ],
    [
      "a what-if from an old picture (B-4)",
      () => atPart(2),
      { type: "ask", question: "story/2?younger", seen: 0 },
      "stale",
    ],
    [
      "opening what is not in the workshop",
      atPoll,
      { type: "open", question: "nothing", round: 1 },
      "unknown-question",
    ],
    ["opening in the waiting room (B-6)", () => new PureRoom(), { type: "open", ...round }, "not-here"],
    [
      "opening a question of another step (B-6)",
      () => atPoll().go("many"),
      { type: "open", ...round },
      "not-here",
    ],
    [
      "opening a what-if that was not asked (B-6)",
      () => atPart(2),
      { type: "open", question: "story/2?younger", round: 1 },
      "not-here",
    ],
    [
      "opening the part's question while its what-if is in focus (B-6)",
      () => atPart(2).ask("story/2?younger"),
      { type: "open", question: "story/2", round: 1 },
      "not-here",
    ],
    ["opening round 2 first (B-7)", atPoll, { type: "open", question: "poll", round: 2 }, "stale"],
    [
      "opening round 3 after round 1 (B-7)",
      () => atPoll().open("poll").close("poll"),
      { type: "open", question: "poll", round: 3 },
      "stale",
    ],
    [
      "opening round 2 while round 1 is open (B-7)",
      () => atPoll().open("poll"),
      { type: "open", question: "poll", round: 2 },
      "already-open",
    ],
    [
      "opening round 1 again after its close (B-7)",
      () => atPoll().open("poll").close("poll"),
      { type: "open", ...round },
      "closed",
    ],
    [
      "a second round of a poll that is asked once (B-7)",
      () => new PureRoom().go("many").open("many").close("many"),
      { type: "open", question: "many", round: 2 },
      "no-revote",
    ],
    ["closing what was never opened", atPoll, { type: "close", ...round }, "not-open"],
    [
      "closing a round that does not exist",
      () => atPoll().open("poll"),
      { type: "close", question: "poll", round: 2 },
      "not-open",
    ],
    [
      "closing what is not in the workshop",
      atPoll,
      { type: "close", question: "nothing", round: 1 },
      "unknown-question",
    ],
    ["revealing what was never opened (B-6)", atPoll, { type: "reveal", ...round }, "not-open"],
    [
      "revealing an open round (B-6)",
      () => atPoll().open("poll"),
      { type: "reveal", ...round },
      "not-closed",
    ],
    ["hiding what was never opened", atPoll, { type: "hide", ...round }, "not-open"],
    [
      "more time for a closed round (B-9)",
      () => atPoll().open("poll", { seconds: 30 }).close("poll"),
      { type: "add-time", ...round, seconds: 30 },
      "not-open",
    ],
    [
      "more time for a round that the clock closed (B-9)",
      () => atPoll().open("poll", { seconds: 30 }).pass(32).tick(),
      { type: "add-time", ...round, seconds: 30 },
      "not-open",
    ],
    [
      "more time for what is not in the workshop",
      atPoll,
      { type: "add-time", question: "nothing", round: 1, seconds: 30 },
      "unknown-question",
    ],
    [
      "more time in a finished activity (B-37)",
      () => atPoll().open("poll", { seconds: 30 }).do({ type: "finish", activity: "poll" }),
      { type: "add-time", ...round, seconds: 30 },
      "finished",
    ],
    [
      "explaining what is not in the workshop",
      atPoll,
      { type: "explain", question: "nothing", on: true },
      "unknown-question",
    ],
    [
      "taking away the key of what is not in the workshop",
      atPoll,
      { type: "explain", question: "nothing", on: false },
      "unknown-question",
    ],
    ...["nothing", "poll", "thoughts?support"].map((question): [string, () => PureRoom, Said, string] => [
      `sorting the texts of ${question}, where people write none (B-50)`,
      atPoll,
      { type: "curate", question, change: { do: "hide", texts: ["abc"] } },
      "unknown-question",
    ]),
    ["undo in a new room (B-11)", () => new PureRoom(), { type: "undo" }, "nothing-to-undo"],
    ["undo from an old picture (B-4)", () => atPoll().open("poll"), { type: "undo", seen: 1 }, "stale"],
    [
      "finishing what is not in the workshop",
      atPoll,
      { type: "finish", activity: "nothing" },
      "unknown-activity",
    ],
    [
      "opening in a finished activity (B-37)",
      () => atPoll().do({ type: "finish", activity: "poll" }),
      { type: "open", ...round },
      "finished",
    ],
    [
      "a second round in a finished activity (B-37)",
      () => atPoll().open("poll").do({ type: "finish", activity: "poll" }),
      { type: "open", question: "poll", round: 2 },
      "finished",
    ],
    [
      "closing in a finished activity (B-37)",
      () => atPoll().open("poll").do({ type: "finish", activity: "poll" }),
      { type: "close", ...round },
      "finished",
    ],
    [
      "anything after the end (B-40)",
      () => atPoll().do({ type: "end" }),
      { type: "dim", on: true },
      "room-ended",
    ],
    ["ending twice (B-40)", () => atPoll().do({ type: "end" }), { type: "end" }, "room-ended"],
  ];
  it.each(refused)("%s", (_what, make, command, reason) => {
    const room = make();
    const before = structuredClone(room.state);
    expect(said(room, command)).toBe(reason);
    expect(room.state).toEqual(before);
  });

  it("a co-trainer may not end the room (B-39)", () =>
    expect(said(atPoll(), { type: "end" }, coTrainer)).toBe("not-allowed"));
  it("a phone may not control (B-39)", () =>
    expect(said(atPoll(), { type: "go", to: "many" }, participant("p"))).toBe("not-allowed"));
  it("a trainer may not let time pass (B-39)", () =>
    expect(said(atPoll(), { type: "tick" })).toBe("not-allowed"));
  it("a trainer of another room is told so (B-39)", () =>
    expect(said(atPoll(), { type: "dim", on: true }, { ...trainer, roomId: "other" })).toBe("wrong-room"));
});

describe("steps", () => {
  it("go notes the step, its question, when it was first shown, and who did it (B-1)", () => {
    const { state } = atPoll();
    expect(state).toMatchObject({
      revision: 1,
      stepRevision: 1,
      driver: { id: "t1", name: "Tara" },
      times: { poll: START },
    });
    expect(state.position).toMatchObject({ step: "poll", question: "poll", shown: ["poll"] });
  });

  it("a second click on Next changes nothing (B-3)", () => {
    expect(unchanged(atPoll(), { type: "go", to: "poll", seen: 0 })).toBe(true);
  });

  it("going to the present step is accepted from any revision (B-3)", () => {
    const room = atPoll().go("many");
    for (const seen of [0, 1, 2, 99]) expect(unchanged(room, { type: "go", to: "many", seen })).toBe(true);
  });

  it("of two trainers who act on the same picture, the first wins (B-4)", () => {
    const room = atPoll();
    expect(said(room, { type: "go", to: "many", seen: 1 })).toBe("ok");
    expect(said(room, { type: "go", to: "hello", seen: 1 }, coTrainer)).toBe("stale");
    expect(said(room, { type: "go", to: "many", seen: 1 }, coTrainer)).toBe("ok");
    expect(room.state.driver?.id).toBe("t1");
  });

  it("opening a question does not make a step command stale (B-4)", () => {
    expect(said(atPoll().open("poll"), { type: "go", to: "many", seen: 1 })).toBe("ok");
  });

  it("asking a what-if makes every command of the picture before it stale (B-4)", () => {
    const room = atPart(2).do({ type: "dim", on: true });
    const before = room.state.stepRevision;
    room.ask("story/2?younger");
    expect(said(room, { type: "go", to: "story/3", seen: before }, coTrainer)).toBe("stale");
    expect(said(room, { type: "ask", question: "story/2", seen: before }, coTrainer)).toBe("stale");
    expect(said(room, { type: "ask", question: "story/2", seen: 3 }, coTrainer)).toBe("ok");
  });

  it("a step shown again keeps its first time and its place among those shown (B-1)", () => {
    const room = atPoll().go("many").pass(60).go("poll");
    expect(room.state.times.poll).toBe(START);
    expect(room.state.position.shown).toEqual(["poll", "many"]);
  });

  it("a notice is a step without a question (B-24)", () => {
    expect(new PureRoom().go("story/3!notice").state.position).toMatchObject({
      step: "story/3!notice",
      question: null,
      shown: ["story/3!notice"],
    });
  });

  it("asking the question in focus again changes nothing (B-3)", () => {
    expect(unchanged(atPart(2), { type: "ask", question: "story/2", seen: 0 })).toBe(true);
  });
});

describe("rounds", () => {
  it("open takes answers at once and until the trainer closes (B-6)", () => {
    expect(atPoll().open("poll").round("poll")).toEqual({
      number: 1,
      phase: "open",
      opensAt: START,
      closesAt: null,
      version: 0,
      seen: false,
    });
  });

  it("reading time comes before the limit (B-30)", () => {
    const round = atPoll().open("poll", { seconds: 30, readFirst: 10 }).round("poll");
    expect(round).toMatchObject({ opensAt: START + 10_000, closesAt: START + 40_000 });
  });

  it("opening, closing, revealing and hiding twice changes nothing (B-3)", () => {
    const room = atPoll().open("poll", { seconds: 30 });
    const first = { question: "poll", round: 1 };
    expect(unchanged(room, { type: "open", ...first, seconds: 60 })).toBe(true);
    room.close("poll");
    expect(unchanged(room, { type: "close", ...first })).toBe(true);
    expect(unchanged(room, { type: "hide", ...first })).toBe(true);
    room.reveal("poll");
    expect(unchanged(room, { type: "reveal", ...first })).toBe(true);
    expect(unchanged(room, { type: "close", ...first })).toBe(true);
    expect(room.state.revision).toBe(4);
  });

  it("round 2 leaves round 1 as it was (B-7)", () => {
    const room = atPoll().open("poll").close("poll").reveal("poll").open("poll", { round: 2 });
    expect(room.state.position.rounds.poll?.map((r) => r.phase)).toEqual(["revealed", "open"]);
  });

  it("an older round is hidden and shown while a newer one is open (B-6)", () => {
    const room = atPoll().open("poll").close("poll").reveal("poll").open("poll", { round: 2 });
    room.do({ type: "hide", question: "poll", round: 1 });
    expect(room.state.position.rounds.poll).toMatchObject([
      { phase: "closed", seen: true },
      { phase: "open", seen: false },
    ]);
    room.reveal("poll");
    expect(room.state.position.rounds.poll).toMatchObject([
      { phase: "revealed" },
      { phase: "open", seen: false },
    ]);
  });

  it("more time counts from the round's end (B-9)", () => {
    const room = atPoll()
      .open("poll", { seconds: 30 })
      .pass(10)
      .do({ type: "add-time", question: "poll", round: 1, seconds: 30 });
    expect(room.round("poll")?.closesAt).toBe(START + 60_000);
  });

  it("more time for a round without a limit gives it one, from now or from the end of reading (B-9)", () => {
    const room = atPoll()
      .open("poll")
      .pass(20)
      .do({ type: "add-time", question: "poll", round: 1, seconds: 60 });
    expect(room.round("poll")?.closesAt).toBe(room.now + 60_000);
    const reading = atPoll().open("poll", { readFirst: 30 });
    reading.pass(10).do({ type: "add-time", question: "poll", round: 1, seconds: 60 });
    expect(reading.round("poll")?.closesAt).toBe(reading.now + 80_000);
  });

  it("more time after the end, before the clock closed, counts from now (B-9)", () => {
    const room = atPoll()
      .open("poll", { seconds: 30 })
      .pass(31)
      .do({ type: "add-time", question: "poll", round: 1, seconds: 30 });
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: START + 61_000 });
    expect(verdict(room.answer("p", "poll", { choice: ["red"] }))).toBe("ok");
    expect(room.tick().round("poll")?.phase).toBe("open");
  });

  it("the clock closes a round only when answers on their way have had their time (B-9)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).pass(31);
    expect(unchanged(room, { type: "tick" }, server)).toBe(true);
    expect(room.pass(0.5).tick().round("poll")).toMatchObject({
      phase: "closed",
      closesAt: null,
      seen: false,
    });
    expect(room.state.driver?.name).toBe("Tara");
  });

  it("a tick too early is no entry of the log (B-2)", () => {
    expect(unchanged(atPoll().open("poll"), { type: "tick" }, server)).toBe(true);
  });
});

describe("leaving a question", () => {
  it("gives an open question 60 s (B-10)", () => {
    expect(atPoll().open("poll").pass(5).go("many").round("poll")).toMatchObject({
      phase: "open",
      closesAt: START + 65_000,
    });
  });

  it("never gives it more than its own limit, and ends reading (B-10)", () => {
    const room = atPoll().open("poll", { seconds: 20, readFirst: 10 }).go("many");
    expect(room.round("poll")).toMatchObject({ opensAt: START, closesAt: START + 30_000 });
  });

  it("and coming back does not lengthen it (B-10)", () => {
    const room = atPoll().open("poll").go("many").pass(20).go("poll");
    expect(room.round("poll")?.closesAt).toBe(START + 60_000);
    expect(said(room, { type: "add-time", question: "poll", round: 1, seconds: 60 })).toBe("ok");
  });

  it("for a what-if leaves both to take answers, each by itself (B-5, B-10)", () => {
    const room = atPart(2)
      .open("story/2")
      .pass(10)
      .ask("story/2?younger")
      .open("story/2?younger", { seconds: 300 });
    for (const question of ["story/2", "story/2?younger"])
      expect(verdict(room.answer("p", question, { answer: "yes" }))).toBe("ok");
    room.pass(62).tick();
    expect(room.round("story/2")?.phase).toBe("closed");
    expect(room.round("story/2?younger")?.phase).toBe("open");
    room.ask("story/2");
    expect(room.round("story/2?younger")?.closesAt).toBe(START + 10_000 + 62_000 + 60_000);
  });

  it("leaves it closable from the next step (B-10)", () => {
    const room = atPoll().open("poll").go("many").open("many").close("poll");
    expect(room.round("poll")?.phase).toBe("closed");
    expect(room.round("many")?.phase).toBe("open");
  });
});

describe("switches and people", () => {
  it.each(["dim", "preview", "lock"] as const)("%s twice is once (B-3)", (type) => {
    const room = new PureRoom().do({ type, on: true });
    expect(unchanged(room, { type, on: true })).toBe(true);
    expect(unchanged(room.do({ type, on: false }), { type, on: false })).toBe(true);
    expect(room.state.revision).toBe(2);
  });

  it("moving, dimming, looking and the box ask nothing of the server but what the room shows", () => {
    const room = new PureRoom();
    for (const command of [
      { type: "go", to: "poll" },
      { type: "dim", on: true },
      { type: "preview", on: true },
      { type: "box", open: false, moderated: true },
    ] as Said[])
      expect(room.try(command)).toMatchObject({ ok: true, changed: true, effects: [] });
  });

  it("opening the box leaves its moderation as it was chosen just before, and the other way round (B-52)", () => {
    const moderated = new PureRoom().do({ type: "box", open: false }).do({ type: "box", moderated: true });
    expect(moderated.state.box).toMatchObject({ open: false, moderated: true });
    expect(moderated.do({ type: "box", open: true }).state.box).toMatchObject({
      open: true,
      moderated: true,
    });
    expect(unchanged(moderated, { type: "box", moderated: true })).toBe(true);
  });

  it("staying where the room is changes nothing (B-3, B-108)", () => {
    expect(unchanged(atPoll(), { type: "stay" })).toBe(true);
  });

  it("removing disconnects, once (B-41)", () => {
    const room = new PureRoom();
    const applied = room.try({ type: "remove", participant: removed });
    expect(applied).toMatchObject({ ok: true, effects: [{ type: "disconnect", people: [removed] }] });
    expect(unchanged(room, { type: "remove", participant: removed })).toBe(true);
  });
});

describe("finishing and ending", () => {
  it("finishing closes what is open in the activity, and nothing else (B-37)", () => {
    const room = atPart(2)
      .open("story/2")
      .ask("story/2?younger")
      .open("story/2?younger")
      .go("poll")
      .open("poll");
    const applied = room.try({ type: "finish", activity: "story" });
    expect(applied).toMatchObject({ ok: true, effects: [{ type: "seal", activity: "story" }] });
    expect(room.round("story/2")?.phase).toBe("closed");
    expect(room.round("story/2?younger")?.phase).toBe("closed");
    expect(room.round("poll")?.phase).toBe("open");
    expect(unchanged(room, { type: "finish", activity: "story" })).toBe(true);
  });

  it("finishing leaves on the screens what was revealed (B-37)", () => {
    const room = new PureRoom()
      .go("story/1")
      .open("story/1")
      .close("story/1")
      .reveal("story/1")
      .go("story/2")
      .open("story/2")
      .do({ type: "finish", activity: "story" });
    expect([room.round("story/1")?.phase, room.round("story/2")?.phase]).toEqual(["revealed", "closed"]);
  });

  it("finishing a worksheet ends the groups' work on it, and on no other (B-37)", () => {
    const room = atWork().do({ type: "finish", activity: "sheet" });
    expect([room.state.work.sheet?.phase, room.state.work.other?.phase]).toEqual(["frozen", "open"]);
  });

  it("an end lights the screens, so that it is read and not a pause (B-46, B-226)", () => {
    const room = atPoll().do({ type: "dim", on: true }).do({ type: "end" });
    expect(room.state).toMatchObject({ ended: true, position: { dim: false } });
  });

  it("ending ends all work of groups, also on what was never shown (B-40)", () => {
    const room = atWork().do({ type: "end" });
    expect([room.state.work.sheet?.phase, room.state.work.other?.phase]).toEqual(["frozen", "frozen"]);
  });

  it("results of a finished activity are still revealed and hidden (B-37)", () => {
    const room = atPoll().open("poll").do({ type: "finish", activity: "poll" }).reveal("poll");
    expect(room.round("poll")?.phase).toBe("revealed");
    expect(said(room, { type: "hide", question: "poll", round: 1 })).toBe("ok");
  });

  it("ending closes open rounds and finishes every asking activity the room has been at (B-40)", () => {
    const room = new PureRoom()
      .go("hello")
      .go("poll")
      .open("poll")
      .go("story/1")
      .open("story/1")
      .do({ type: "finish", activity: "poll" });
    const applied = room.try({ type: "end" });
    expect(applied).toMatchObject({
      ok: true,
      effects: [{ type: "seal", activity: "story" }, { type: "end" }],
    });
    expect(room.state).toMatchObject({ ended: true, finished: ["poll", "story"], undoStack: [] });
    expect(room.round("story/1")?.phase).toBe("closed");
  });

  it("ending finishes an activity too whose only round was taken back (B-16, B-40)", () => {
    const room = atPoll().open("poll");
    room.answer("p", "poll", { choice: ["red"] });
    room.undo();
    expect(room.try({ type: "end" })).toMatchObject({
      effects: [{ type: "seal", activity: "poll" }, { type: "end" }],
    });
  });

  it("ending leaves no order in which people came, spoke or were removed (B-156)", () => {
    const [last, first] = [
      "f0000000-0000-4000-8000-000000000000",
      "00000000-0000-4000-8000-000000000000",
    ] as [string, string];
    const room = atWork();
    room.do({ type: "remove", participant: last }).do({ type: "remove", participant: first });
    const groups = {
      ...room.state.groups,
      spoke: [last, first],
      past: [
        new Map([[first, "g1-1"]]),
        new Map([
          [first, "g2-1"],
          [last, "g2-1"],
        ]),
      ].map(Object.fromEntries),
      was: { [first]: ["g1-1"], [last]: ["g2-1"] },
    };
    const ended = new PureRoom({ ...room.state, groups }).do({ type: "end" }).state;
    expect(room.state.removed).toEqual([last, first]);
    expect(ended.removed).toEqual([first, last]);
    expect(ended.groups).toMatchObject({ spoke: [first, last], past: [], was: {} });
  });

  it("ending a room that never started only ends it (B-40)", () => {
    expect(new PureRoom().try({ type: "end" })).toMatchObject({ ok: true, effects: [{ type: "end" }] });
  });
});

describe("explaining (B-49)", () => {
  const explain = (question: string, on = true) => ({ type: "explain" as const, question, on });

  it("shows the key once the round is over, and takes it away again", () => {
    const room = new PureRoom().go("story/1").open("story/1");
    expect(room.try(explain("story/1"))).toMatchObject({ ok: false, reason: "not-closed" });
    room.close("story/1").do(explain("story/1"));
    expect(phoneView(room.state, room.board).asked?.key).toMatchObject([
      { id: "story/1", accepted: expect.any(Array) },
    ]);
    room.do(explain("story/1", false));
    expect(phoneView(room.state, room.board).asked?.key).toBeNull();
  });

  it("is over when a further round opens", () => {
    const room = new PureRoom()
      .go("story/1")
      .open("story/1")
      .close("story/1")
      .do(explain("story/1"))
      .open("story/1", { round: 2 });
    expect(room.state.position.explained).toEqual([]);
  });

  it("twice changes nothing, whichever way (B-3)", () => {
    const room = new PureRoom().go("story/1").open("story/1").close("story/1");
    expect(unchanged(room, explain("story/1", false))).toBe(true);
    expect(unchanged(room.do(explain("story/1")), explain("story/1"))).toBe(true);
  });

  it("of one question leaves the keys of others as they are", () => {
    const room = new PureRoom().go("story/1").open("story/1").close("story/1").do(explain("story/1"));
    room.go("story/2").open("story/2").close("story/2").do(explain("story/2"));
    expect([...room.state.position.explained].sort()).toEqual(["story/1", "story/2"]);
    room.do(explain("story/1", false));
    expect(room.state.position.explained).toEqual(["story/2"]);
  });

  it("needs no round: a trainer may say what an expert says without asking the room", () => {
    expect(new PureRoom().go("story/1").do(explain("story/1")).state.position.explained).toEqual(["story/1"]);
  });

  it("refuses a question without a key", () => {
    expect(new PureRoom().go("poll").try(explain("poll"))).toMatchObject({ ok: false, reason: "no-key" });
  });
});

describe("the texts of an open question (B-50)", () => {
  it("are sorted question by question, which undo leaves as it is", () => {
    const another = {
      ...sampleWorkshop.sessions[0]!.activities.find((a) => a.id === "thoughts")!,
      id: "hopes",
    };
    const [first] = sampleWorkshop.sessions;
    const sessions = [{ ...first!, activities: [...first!.activities, another] }];
    const room = new PureRoom(freshState(ROOM, { ...sampleWorkshop, sessions }, settingsSchema.parse({}))).go(
      "thoughts",
    );
    room.do(
      { type: "curate", question: "thoughts", change: { do: "hide", texts: ["abc"] } },
      { type: "curate", question: "hopes", change: { do: "show", texts: ["def"] } },
      { type: "curate", question: "thoughts", change: { do: "show", texts: ["ghi"] } },
    );
    room.undo();
    expect(room.state.curation).toMatchObject({
      thoughts: { hidden: ["abc"], shown: ["ghi"] },
      hopes: { hidden: [], shown: ["def"] },
    });
  });
});

describe("the languages of the stage (B-75)", () => {
  const room = () => new PureRoom(freshState(ROOM, translatedWorkshop, settingsSchema.parse({})));
  const show = (main?: string, second?: string | null) => ({
    type: "show-languages" as const,
    main,
    second,
  });

  it("are those of the workshop, each once", () => {
    for (const [main, second] of [["fr"], ["th", "fr"]])
      expect(said(room(), show(main, second))).toBe("unknown-language");
    expect(room().do(show("th", "th")).state.stageLanguages).toEqual(["th"]);
  });

  it("are chosen one by one: what was chosen just before stays", () => {
    const chosen = room().do(show("ar")).do(show(undefined, "en"));
    expect(chosen.state.stageLanguages).toEqual(["ar", "en"]);
    expect(chosen.do(show("th")).state.stageLanguages).toEqual(["th", "en"]);
    expect(chosen.do(show("en")).state.stageLanguages).toEqual(["en"]);
    expect(chosen.do(show("th")).do(show(undefined, null)).state.stageLanguages).toEqual(["th"]);
  });

  it("are chosen in their order, and left as they are by undo", () => {
    const chosen = room().go("poll").do(show("th", "en")).undo();
    expect(chosen.state.stageLanguages).toEqual(["th", "en"]);
    expect(unchanged(chosen, show("th", "en"))).toBe(true);
    expect(chosen.do(show("en", "th")).state.stageLanguages).toEqual(["en", "th"]);
    expect(chosen.do(show("ar", null)).state.stageLanguages).toEqual(["ar"]);
  });
});

describe("an activity that the agenda does not have (B-102)", () => {
  const room = () =>
    new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda: "one-hour" })));
  const into = (slot: string, activity: string, before: string | null = null): Said => {
    const change: AgendaChange = { do: "move", activity, slot, before };
    return { type: "agenda", change };
  };

  it("is brought into its session's part, with its minutes", () => {
    const { agenda } = room().do(into("h-one", "a2")).state;
    expect(allSlots(agenda)[0]?.items).toMatchObject([{ activity: "a1" }, { activity: "a2", minutes: 15 }]);
  });

  it("is not brought into another session, nor is what does not exist", () => {
    expect(said(room(), into("h-two", "a2"))).toBe("other-session");
    expect(said(room(), into("h-one", "nothing"))).toBe("unknown-activity");
  });

  it("leaves those of the agenda to be moved within their own session", () => {
    const moved = room().do(into("h-two", "b3", "b1"));
    expect(allSlots(moved.state.agenda)[1]?.items.map((i) => i.activity)).toEqual(["b3", "b1", "b2"]);
    expect(said(moved, into("h-one", "b3"))).toBe("other-session");
  });
});

describe("changes of the workshop (B-109)", () => {
  const insert = (id: string): Said => ({
    type: "amend",
    change: {
      do: "insert",
      session: "s1",
      after: null,
      activity: { id, kind: "slide", title: id, body: "# New" },
    },
  });

  it("put what is asked at once behind the present place, the waiting room too, and keep where the room was (B-158)", () => {
    const aside = (id: string, after: string | null): Said => ({
      type: "amend",
      change: {
        do: "insert",
        session: "s1",
        after,
        activity: { id, kind: "slide", title: id, body: "# New" },
        aside: true,
      },
    });
    const waiting = new PureRoom();
    const [first] = waiting.state.workshop.sessions[0]!.activities;
    const room = waiting.do(aside("at-once", null));
    expect(room.state.workshop.sessions[0]!.activities.slice(0, 2).map((a) => a.id)).toEqual([
      "at-once",
      first!.id,
    ]);
    expect(allSlots(room.state.agenda)[0]!.items[0]!.activity).toBe("at-once");
    const asides = () =>
      planMessage(room.state, "trainer")
        .sessions.flatMap((s) => s.activities)
        .flatMap(({ id, aside: a }) => (a ? [[id, a.from]] : []));
    const step = planOf(room.state.workshop).steps.find((s) => s.activityId === first!.id)!.id;
    room.do({ type: "go", to: step, seen: room.state.stepRevision }).do(aside("again", first!.id));
    expect(asides()).toEqual([
      ["at-once", null],
      ["again", step],
    ]);
  });

  it("put an activity in front of another one of its session, and of no other (B-158)", () => {
    const inFront = (before: string): Said => {
      const activity = { id: "new", kind: "slide", title: "New", body: "# New" };
      return { type: "amend", change: { do: "insert", session: "s1", after: null, before, activity } };
    };
    const { workshop, agenda } = new PureRoom().do(inFront("poll")).state;
    const order = ["hello", "look", "new", "poll"];
    expect(workshop.sessions[0]!.activities.slice(0, 4).map((a) => a.id)).toEqual(order);
    expect(
      allSlots(agenda)[0]!
        .items.slice(0, 4)
        .map((i) => i.activity),
    ).toEqual(order);
    expect(said(new PureRoom(), inFront("nothing"))).toBe("unknown-activity");
  });

  it("are refused beyond the most that a room keeps", () => {
    const room = new PureRoom().do(insert("new-1"));
    const [one] = room.state.amendments;
    room.state = { ...room.state, amendments: Array.from({ length: MAX_AMENDMENTS - 1 }, () => one!) };
    expect(said(room, insert("new-2"))).toBe("ok");
    expect(said(room, insert("new-3"))).toBe("too-many-changes");
  });
});
