import { describe, expect, it } from "vitest";
import { PureRoom } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { apply } from "@/workshop/commands/apply";
import { workshopSchema } from "@/workshop/content/workshop";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const ROOM = "7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a01";

/** The sample workshop, in which the poll opens by itself. */
const workshop = workshopSchema.parse({
  ...sampleWorkshop,
  sessions: sampleWorkshop.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) =>
      a.id === "poll" ? { ...a, opensOnArrival: true, seconds: 30, readFirst: 10 } : a,
    ),
  })),
});
const room = () => new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
const previous = (room: PureRoom) => {
  const { steps } = planOf(room.state.workshop);
  return steps[steps.findIndex((s) => s.id === "poll") - 1]!.id;
};

describe("a question that opens on arrival (B-274)", () => {
  it("is open as soon as Next reaches its step, with its author's reading time and limit", () => {
    const live = room();
    live.go(previous(live)).do({ type: "go", to: "poll", next: true });
    expect(live.round("poll")).toMatchObject({
      number: 1,
      phase: "open",
      opensAt: live.now + 10_000,
      closesAt: live.now + 40_000,
    });
  });

  it("waits after a jump or a step back, and where the author did not say so", () => {
    expect(room().go("poll").round("poll")).toBeUndefined();
    const other = new PureRoom();
    expect(other.do({ type: "go", to: "poll", next: true }).round("poll")).toBeUndefined();
  });

  it("is not asked again by itself", () => {
    const live = room();
    live.do({ type: "go", to: "poll", next: true }).close("poll").go(previous(live));
    live.do({ type: "go", to: "poll", next: true });
    expect(live.round("poll")).toMatchObject({ number: 1, phase: "closed" });
    expect(live.round("poll", 2)).toBeUndefined();
  });

  it("is taken back with the step by one undo (B-11, B-16)", () => {
    const live = room();
    live.go(previous(live)).do({ type: "go", to: "poll", next: true }).undo();
    expect(live.state.position.step).toBe(previous(live));
    expect(live.round("poll")).toBeUndefined();
    live.do({ type: "go", to: "poll", next: true });
    expect(live.round("poll")).toMatchObject({ number: 1, phase: "open" });
  });

  it("is the same when the log is replayed, and a log of before opens nothing (B-2)", () => {
    const live = room();
    live.go(previous(live)).do({ type: "go", to: "poll", next: true });
    let state = freshState(ROOM, workshop, settingsSchema.parse({}));
    for (const { command, actor, now } of live.log) {
      const done = apply(state, command, { actor, now });
      if (done.ok && done.changed) state = done.state;
    }
    expect(state).toEqual(live.state);
  });
});

describe("a what-if that is asked (B-274)", () => {
  const whatIf = () => {
    const live = new PureRoom();
    const step = planOf(live.state.workshop).steps.find((s) => s.whatIfs.length > 0 && s.question)!;
    return { at: live.go(step.id), step, question: step.whatIfs[0]!.question };
  };

  it("is open at once, and one undo takes question and opening back", () => {
    const { at, step, question } = whatIf();
    at.do({ type: "ask", question, open: true });
    expect(at.state.position.question).toBe(question);
    expect(at.round(question)).toMatchObject({ number: 1, phase: "open" });
    at.undo();
    expect(at.state.position.question).toBe(step.question);
    expect(at.round(question)).toBeUndefined();
  });

  it("is not asked again by itself, and a log of before opens nothing", () => {
    const { at, step, question } = whatIf();
    at.do({ type: "ask", question, open: true }).close(question).ask(step.question!);
    at.do({ type: "ask", question, open: true });
    expect(at.round(question)).toMatchObject({ number: 1, phase: "closed" });
    expect(whatIf().at.ask(question).round(question)).toBeUndefined();
  });
});
