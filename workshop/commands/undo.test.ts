import { describe, expect, it } from "vitest";
import { PureRoom, replay, ROOM, START, verdict } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { versionOf } from "@/workshop/editor/version";
import { editionsOf } from "@/workshop/debrief/editions";
import { readableRounds } from "@/workshop/debrief/debrief";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const undo = (room: PureRoom) => verdict(room.try({ type: "undo" }));
const atPoll = () => new PureRoom().go("poll");

describe("undo restores the stand", () => {
  it("step, focus and parts shown (B-11)", () => {
    const room = new PureRoom().go("story/1").go("story/2").ask("story/2?younger").undo();
    expect(room.state.position).toMatchObject({ step: "story/2", question: "story/2" });
    expect(room.undo().state.position).toMatchObject({
      step: "story/1",
      question: "story/1",
      shown: ["story/1"],
    });
    expect(room.undo().state.position).toMatchObject({ step: null, question: null, shown: [] });
    expect(undo(room)).toBe("nothing-to-undo");
  });

  it("and makes step commands of the old picture stale (B-4)", () => {
    const room = atPoll().go("many").undo();
    expect(room.state.stepRevision).toBe(3);
    expect(verdict(room.try({ type: "go", to: "many", seen: 2 }))).toBe("stale");
  });

  it("also where only the focus, or only the step, goes back (B-4)", () => {
    const focus = new PureRoom().go("story/2").ask("story/2?younger").undo();
    expect(verdict(focus.try({ type: "go", to: "story/3", seen: 2 }))).toBe("stale");
    const slides = new PureRoom().go("hello").go("look").undo();
    expect(verdict(slides.try({ type: "go", to: "poll", seen: 2 }))).toBe("stale");
  });

  it("but leaves step commands fresh when the step did not change (B-4)", () => {
    expect(atPoll().do({ type: "dim", on: true }).undo().state.stepRevision).toBe(1);
  });

  it("dimming, revealing and hiding (B-11)", () => {
    const room = atPoll()
      .open("poll")
      .close("poll")
      .reveal("poll")
      .do({ type: "hide", question: "poll", round: 1 }, { type: "dim", on: true });
    expect(room.undo().state.position.dim).toBe(false);
    expect(room.undo().round("poll")?.phase).toBe("revealed");
    expect(room.undo().round("poll")?.phase).toBe("closed");
  });

  it("twelve times in a row at most (B-11)", () => {
    const room = new PureRoom();
    for (let i = 0; i < 15; i++) room.do({ type: "dim", on: i % 2 === 0 });
    for (let i = 0; i < 12; i++) room.undo();
    expect(undo(room)).toBe("nothing-to-undo");
  });

  it("but not locks, removals, preview or times (B-11)", () => {
    const id = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10";
    const room = atPoll()
      .do({ type: "lock", on: true }, { type: "remove", participant: id }, { type: "preview", on: true })
      .undo();
    expect(room.state).toMatchObject({
      locked: true,
      removed: [id],
      times: { poll: START },
      position: { step: null, preview: true },
    });
  });
});

describe("undo of a close", () => {
  it("opens the round again with the limit it had (B-12)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).pass(10).close("poll").undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: START + 30_000, seen: false });
  });

  it("after that limit leaves it open until the trainer closes (B-12)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).pass(10).close("poll").pass(100).undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: null });
    expect(room.tick().round("poll")?.phase).toBe("open");
  });

  it("at the very moment of that limit leaves it open, too (B-12)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).close("poll").pass(30).undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: null });
  });

  it("is not spoilt by the clock closing another round (B-12)", () => {
    const room = new PureRoom()
      .go("many")
      .open("many")
      .go("poll")
      .open("poll", { seconds: 30 })
      .close("poll")
      .pass(70)
      .tick()
      .undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: null });
    expect(room.round("many")?.phase).toBe("closed");
  });

  it("of a question that was left gives it 60 s, never for ever out of sight (B-12)", () => {
    const room = atPoll().open("poll").go("many").pass(50).close("poll").pass(50).undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: START + 160_000 });
  });

  it("is refused once the result was revealed, however it was hidden (B-13)", () => {
    const room = atPoll().open("poll").close("poll").reveal("poll").undo();
    expect(room.round("poll")).toMatchObject({ phase: "closed", seen: true });
    expect(undo(room)).toBe("results-seen");
    expect(room.round("poll")?.phase).toBe("closed");
  });

  it("is refused when the trainer closed under preview (B-13, B-17)", () => {
    expect(undo(atPoll().do({ type: "preview", on: true }).open("poll").close("poll"))).toBe("results-seen");
  });

  it("is refused when preview was only switched on for a moment after the close (B-13)", () => {
    const room = atPoll()
      .open("poll")
      .close("poll")
      .do({ type: "preview", on: true }, { type: "preview", on: false });
    expect(undo(room)).toBe("results-seen");
  });

  it("is allowed when preview was on only while the round was open (B-13)", () => {
    const room = atPoll()
      .open("poll")
      .do({ type: "preview", on: true }, { type: "preview", on: false })
      .close("poll");
    expect(undo(room)).toBe("ok");
    expect(room.round("poll")?.phase).toBe("open");
  });

  it("is refused although the clock closed another round since (B-13, B-12)", () => {
    const room = new PureRoom()
      .go("many")
      .open("many")
      .go("poll")
      .do({ type: "preview", on: true })
      .open("poll")
      .close("poll")
      .pass(70)
      .tick();
    expect(undo(room)).toBe("results-seen");
    expect(room.round("many")?.phase).toBe("closed");
  });
});

describe("undo of a step", () => {
  it("gives a question that was left back its time (B-12)", () => {
    const room = atPoll().open("poll").go("many").pass(10).undo();
    expect(room.round("poll")).toMatchObject({ phase: "open", closesAt: null });
    const timed = atPoll().open("poll", { seconds: 300 }).go("many").pass(10).undo();
    expect(timed.round("poll")?.closesAt).toBe(START + 300_000);
  });

  it("opens it again when only leaving had closed it (B-12)", () => {
    const room = atPoll().open("poll").go("many").pass(62).tick();
    expect(room.round("poll")?.phase).toBe("closed");
    expect(room.undo().round("poll")).toMatchObject({ phase: "open", closesAt: null });
  });

  it("leaves it closed when its own time was over (B-12)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).go("many").pass(32).tick().undo();
    expect(room.state.position.question).toBe("poll");
    expect(room.round("poll")?.phase).toBe("closed");
  });

  it("leaves it closed when its result was seen from the next step (B-13)", () => {
    const room = atPoll().open("poll").go("many").pass(62).tick().reveal("poll").undo().undo();
    expect(room.round("poll")).toMatchObject({ phase: "closed", seen: true });
  });

  it("gives a what-if's main question back its time (B-12)", () => {
    const room = new PureRoom().go("story/2").open("story/2").ask("story/2?younger").pass(62).tick().undo();
    expect(room.state.position.question).toBe("story/2");
    expect(room.round("story/2")).toMatchObject({ phase: "open", closesAt: null });
  });

  it("back to a closed question under preview counts it as seen (B-17)", () => {
    const room = atPoll().open("poll").close("poll").go("many").do({ type: "preview", on: true });
    expect(room.round("poll")?.seen).toBe(false);
    expect(room.undo().round("poll")?.seen).toBe(true);
  });
});

describe("undo of the step that left a step with a content notice (B-159)", () => {
  const atPart = () => new PureRoom().go("story/2").go("story/3!notice").go("story/3");

  it("comes to the notice first, and to the step with the next one", () => {
    const room = atPart().go("poll").undo();
    expect(room.state.position).toMatchObject({ step: "story/3!notice", question: null });
    expect(room.go("story/3").state.position).toMatchObject({ step: "story/3", question: "story/3" });
  });

  it("goes by the notice of the activity where the step has none of its own", () => {
    const [session] = sampleWorkshop.sessions;
    const activities = session!.activities.map((a) => (a.id === "poll" ? { ...a, notice: "Careful." } : a));
    const workshop = { ...sampleWorkshop, sessions: [{ ...session!, activities }] };
    const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
    room.go("poll!notice").go("poll").go("many").undo();
    expect(room.state.position.step).toBe("poll!notice");
  });

  it("leaves its open question, which gets a minute there; another undo goes to the step itself (B-10, B-12)", () => {
    const room = atPart().open("story/3").go("poll").pass(10).undo();
    expect(room.round("story/3")).toMatchObject({ phase: "open", closesAt: room.now + 60_000 });
    const late = atPart().open("story/3", { seconds: 30 }).close("story/3").go("poll").pass(50).undo().undo();
    expect(late.state.position).toMatchObject({ step: "story/3", question: "story/3" });
    expect(late.round("story/3")).toMatchObject({ phase: "open", closesAt: null });
  });

  it("lands at the step itself from its notice, and where the room did not leave it", () => {
    expect(atPart().go("story/3!notice").undo().state.position.step).toBe("story/3");
    expect(atPart().do({ type: "dim", on: true }).undo().state.position.step).toBe("story/3");
    expect(atPart().undo().state.position.step).toBe("story/3!notice");
  });
});

describe("undo and the clock", () => {
  it("of something else does not open what the clock closed (B-12)", () => {
    const room = atPoll().open("poll", { seconds: 30 }).do({ type: "dim", on: true }).pass(32).tick().undo();
    expect(room.state.position.dim).toBe(false);
    expect(room.round("poll")?.phase).toBe("closed");
  });

  it("of an opening does not open for ever what was left before (B-12)", () => {
    const room = atPoll().open("poll").go("many").open("many").pass(62).tick().undo();
    expect(room.round("many")).toBeUndefined();
    expect(room.round("poll")?.phase).toBe("closed");
    expect(room.undo().round("poll")).toMatchObject({ phase: "open", closesAt: null });
  });

  it("of more time, after that time, leaves the round closed (B-12)", () => {
    const room = atPoll()
      .open("poll", { seconds: 30 })
      .do({ type: "add-time", question: "poll", round: 1, seconds: 30 })
      .pass(62)
      .tick()
      .undo();
    expect(room.round("poll")?.phase).toBe("closed");
  });

  it("of more time, in that time, ends the round at the next tick (B-11)", () => {
    const room = atPoll()
      .open("poll", { seconds: 30 })
      .do({ type: "add-time", question: "poll", round: 1, seconds: 60 })
      .pass(40)
      .undo();
    expect(room.round("poll")?.closesAt).toBe(START + 30_000);
    expect(room.tick().round("poll")?.phase).toBe("closed");
  });
});

describe("undo of an opening", () => {
  it("takes the round back; answers to it count again when it is opened again (B-16)", () => {
    const room = atPoll().open("poll");
    room.answer("p", "poll", { choice: ["red"] });
    expect(room.undo().round("poll")).toBeUndefined();
    expect(verdict(room.answer("q", "poll", { choice: ["red"] }))).toBe("not-open");
    room.open("poll");
    expect(room.board.get("poll#1")?.size).toBe(1);
  });

  it("keeps answers with the text that people saw where it is another when the round is opened again (B-16, B-110)", () => {
    const room = atPoll().open("poll");
    room.answer("p", "poll", { choice: ["red"] });
    room.undo();
    const poll = planOf(room.state.workshop).activity("poll")!;
    const change = {
      do: "change" as const,
      base: versionOf(poll),
      activity: { ...poll, question: "What else?" },
    };
    room.do({ type: "amend", change }).open("poll").open("poll");
    expect(room.state.position.rounds.poll).toMatchObject([{ number: 2, version: 1 }]);
    room.answer("p", "poll", { choice: ["blue"] }, { round: 2 });
    room.close("poll", 2).reveal("poll", 2).do({ type: "end" });
    const rounds = readableRounds(room.state, new Set(room.board.keys()));
    expect(rounds.filter((r) => r.question === "poll").map((r) => r.round)).toEqual([1, 2]);
    const { workshop, questionOf } = editionsOf(room.state, rounds);
    const activityOf = (round: number) => planOf(workshop).activity(questionOf({ question: "poll", round }));
    expect([1, 2].map((n) => (activityOf(n) as { question: string }).question)).toEqual([
      (poll as { question: string }).question,
      "What else?",
    ]);
    expect(replay(room.log)).toEqual(room.state);
  });

  it("takes round 2 back and leaves round 1 (B-16)", () => {
    const room = atPoll().open("poll").close("poll").open("poll", { round: 2 }).undo();
    expect(room.state.position.rounds.poll).toMatchObject([{ number: 1, phase: "closed" }]);
  });

  it("does not take back a round whose result was seen (B-13)", () => {
    const room = atPoll().open("poll", { seconds: 5 }).pass(7).tick().reveal("poll").undo().undo();
    expect(room.round("poll")).toMatchObject({ phase: "closed", seen: true });
  });

  it("never takes back or opens a round before one that was seen (B-13)", () => {
    const room = atPoll()
      .open("poll")
      .close("poll")
      .open("poll", { round: 2, seconds: 5 })
      .pass(7)
      .tick()
      .reveal("poll", 2);
    room.undo().undo();
    expect(undo(room)).toBe("results-seen");
    expect(room.state.position.rounds.poll).toMatchObject([
      { number: 1, phase: "closed" },
      { number: 2, phase: "closed" },
    ]);
  });
});

describe("undo and finished activities", () => {
  it("cannot go behind a finished activity (B-11)", () => {
    const room = atPoll().open("poll").close("poll").do({ type: "finish", activity: "poll" });
    expect(undo(room)).toBe("nothing-to-undo");
  });

  it("after it never opens a round of it (B-11, B-37)", () => {
    const room = atPoll()
      .open("poll")
      .do({ type: "finish", activity: "poll" })
      .reveal("poll")
      .go("many")
      .undo()
      .undo();
    expect(room.round("poll")).toMatchObject({ phase: "closed", seen: true });
    expect(undo(room)).toBe("nothing-to-undo");
  });
});
