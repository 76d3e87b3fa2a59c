import { beforeEach, describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { groupWorkshop, people } from "@/tests/support/group-room";
import { consoleContext, door, presence, PureRoom, replay, ROOM, verdict } from "@/tests/support/pure-room";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { consoleView } from "@/workshop/views/console-view";
import { phoneView } from "@/workshop/views/phone-view";
import { stageView } from "@/workshop/views/stage-view";

const fresh = (agenda: string | null = "two-days") =>
  freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda }));
const NIGHT = 16 * 3_600;

let room: PureRoom;
beforeEach(() => {
  room = new PureRoom(fresh());
});

const start = (day: string, planned: number | null = null) => room.do({ type: "start-day", day, planned });
const endDay = () => room.do({ type: "end-day" });
const face = () => phoneView(room.state, room.board).face;
const returnTo = () => room.state.position.returns.at(-1) ?? null;

describe("a day (B-103)", () => {
  it("cannot end before one has begun, nor begin when there is none of that name", () => {
    expect(verdict(room.try({ type: "end-day" }))).toBe("no-day");
    expect(verdict(room.try({ type: "start-day", day: "day-9", planned: null }))).toBe("unknown-day");
  });

  it("begins by itself with the first step, and only once", () => {
    room.go("a1");
    expect(dayPhase(room.state.agenda)).toMatchObject({ is: "on", day: { id: "day-1" } });
    expect(room.try({ type: "start-day", day: "day-1", planned: null })).toMatchObject({
      ok: true,
      changed: false,
    });
  });

  it("closes open questions when it ends, and says so calmly on phones and stage", () => {
    room.go("a2").open("a2");
    room.answer("p1", "a2", { choice: ["yes"] });
    endDay();
    expect(room.round("a2")?.phase).toBe("closed");
    expect(verdict(room.answer("p2", "a2", { choice: ["no"] }))).toBe("closed");
    const next = { title: "Second day", start: "09:30" };
    expect(face()).toEqual({ kind: "day-over", next });
    const stage = stageView(room.state, room.board, presence, door);
    expect(stage).toMatchObject({
      face: { kind: "day-over", next },
      asked: null,
      place: null,
      results: null,
    });
    expect(stage.door).not.toBeNull();
    expect(consoleView(room.state, room.board, consoleContext)).toMatchObject({
      asked: null,
      results: null,
      face: { kind: "day-over" },
    });
  });

  it.each([
    { type: "go", to: "a1" } as const,
    { type: "ask", question: "a2" } as const,
    { type: "open", question: "a2", round: 2 } as const,
    { type: "reveal", question: "a2", round: 1 } as const,
    { type: "undo" } as const,
  ])("refuses $type between two days, so that no slip of a clicker begins one", (command) => {
    room.go("a2").open("a2");
    endDay();
    expect(verdict(room.try(command))).toBe("day-over");
  });

  it("ends twice without a change", () => {
    room.go("a1");
    endDay();
    expect(room.try({ type: "end-day" })).toMatchObject({ ok: true, changed: false });
  });

  it("goes on where it was when it is taken up again", () => {
    room.go("a2").open("a2").close("a2").reveal("a2");
    endDay();
    start("day-1");
    expect(room.state.position.step).toBe("a2");
    expect(phoneView(room.state, room.board).results).not.toBeNull();
  });

  it("goes on by the content notice where it was at what the notice stands before (B-159)", () => {
    const [first, ...others] = agendaWorkshop.sessions;
    const activities = first!.activities.map((a) => (a.id === "a2" ? { ...a, notice: "Careful." } : a));
    const workshop = { ...agendaWorkshop, sessions: [{ ...first!, activities }, ...others] };
    room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({ agenda: "two-days" })));
    room.go("a2!notice").go("a2").open("a2");
    endDay();
    const before = room.state.stepRevision;
    start("day-1");
    expect(room.state.position).toMatchObject({ step: "a2!notice", question: null });
    expect(face().kind).toBe("notice");
    expect(verdict(room.try({ type: "go", to: "a3", seen: before }))).toBe("stale");
    expect(room.go("a2").state.position).toMatchObject({ step: "a2", question: "a2" });
  });

  it("opens again tomorrow with the same people, answers and seals, in front of its first step", () => {
    room.go("a2").open("a2");
    room.answer("p1", "a2", { choice: ["yes"] });
    room.close("a2").do({ type: "finish", activity: "a2" });
    endDay();
    room.pass(NIGHT);
    start("day-2", room.now + 10 * 60_000);
    expect(room.state).toMatchObject({
      finished: ["a2"],
      position: { step: null, question: null },
      ended: false,
    });
    expect(face()).toEqual({ kind: "waiting" });
    expect(room.board.get("a2#1")?.size).toBe(1);
    expect(verdict(room.try({ type: "undo" }))).toBe("nothing-to-undo");
    room.go("b3");
    expect(face().kind).not.toBe("waiting");
    expect(replay(room.log, fresh())).toEqual(room.state);
  });
});

describe("a day that gives way to another (B-103)", () => {
  it("is over at once: its open questions close, and the other stands in front of its first step", () => {
    room.go("a2").open("a2").pass(60);
    start("day-2");
    expect(dayPhase(room.state.agenda)).toMatchObject({ is: "on", day: { id: "day-2" } });
    expect(room.state.agenda.days[0]).toMatchObject({ id: "day-1", ended: room.now });
    expect(room.round("a2")?.phase).toBe("closed");
    expect(room.state).toMatchObject({ position: { step: null, question: null }, clock: { since: null } });
  });

  it("makes step commands from its pictures stale (B-4)", () => {
    room.go("a1").do({ type: "dim", on: true });
    const before = room.state.stepRevision;
    start("day-2");
    expect(verdict(room.try({ type: "go", to: "a2", seen: before }))).toBe("stale");
  });
});

describe("between two days", () => {
  it("the time of a pause is not time spent, neither where the day goes on nor where the next begins", () => {
    const spent = (day: string) => {
      const one = new PureRoom(fresh()).go("a1").pass(600).do({ type: "end-day" }).pass(3_600);
      one.do({ type: "start-day", day, planned: null }).pass(60);
      return one.go(day === "day-1" ? "a2" : "b3").state.clock.spent;
    };
    expect(spent("day-1")).toEqual({ a1: 660_000 });
    expect(spent("day-2")).toEqual({ a1: 600_000 });
  });

  it("dimmed screens are lit again, so that the rest is seen and not a pause (B-46, B-103)", () => {
    room.go("a1").do({ type: "dim", on: true });
    endDay();
    expect(face().kind).toBe("day-over");
    expect(room.state.position.dim).toBe(false);
  });

  it("nothing of the day before can be undone, also when that day goes on (B-103)", () => {
    room.go("a1").go("a2");
    endDay();
    start("day-1");
    expect(verdict(room.try({ type: "undo" }))).toBe("nothing-to-undo");
  });

  const end = { type: "end-day" } as const;
  const next = { type: "start-day", day: "day-2", planned: null } as const;
  it.each([
    ["the end of a day", end],
    ["the beginning of the next", next],
  ])("%s takes the question from the stage, and keeps the box as it is", (_when, command) => {
    room
      .go("a1")
      .do(
        { type: "box", open: false, moderated: true },
        { type: "sort-post", post: "post-bbbb", to: "answered" },
        { type: "stage-post", post: "post-aaaa" },
      );
    expect(room.do(command).state.box).toEqual({
      open: false,
      moderated: true,
      states: { "post-aaaa": "shown", "post-bbbb": "answered" },
      onStage: null,
    });
  });

  it.each([
    ["the end of a day", end],
    ["the beginning of the next", next],
  ])("%s ends the groups' work of the day", (_when, command) => {
    const days = ["s1", "s2"].map((session, i) => ({
      id: `day-${i + 1}`,
      title: `Day ${i + 1}`,
      start: "09:00",
      slots: [{ id: `slot-${i + 1}`, session, minutes: 60 }],
    }));
    const workshop = workshopSchema.parse({
      ...groupWorkshop,
      agendas: [{ id: "two-days", title: "Two days", days }],
    });
    const groups = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({ agenda: "two-days" })))
      .go("sheet")
      .do(
        { type: "set-groups", groups: [people(2)], places: "none" },
        { type: "start-work", activity: "sheet", seconds: 600, phases: null },
      );
    expect(groups.state.work.sheet?.phase).toBe("open");
    expect(groups.do(command).state.work.sheet).toMatchObject({ phase: "frozen", endsAt: null });
  });
});

describe("a break of the agenda", () => {
  it("is a stop of its own, with its title and length on stage and phones", () => {
    room.go("a1").go("@d1-lunch");
    expect(face()).toMatchObject({ kind: "break", title: "Lunch", minutes: 30 });
    expect(room.state.times["@d1-lunch"]).toBe(room.now);
  });

  it("is only what the agenda has, and no session is one", () => {
    expect(verdict(room.try({ type: "go", to: "@d1-one" }))).toBe("unknown-step");
    expect(verdict(room.try({ type: "go", to: "@nothing" }))).toBe("unknown-step");
    expect(verdict(new PureRoom(fresh(null)).try({ type: "go", to: "@d1-lunch" }))).toBe("unknown-step");
  });

  it("gives an open question a minute more, as every step does (B-10)", () => {
    room.go("a2").open("a2").go("@d1-lunch");
    expect(room.round("a2")?.closesAt).toBe(room.now + 60_000);
  });
});

describe("jumping away and coming back (B-108)", () => {
  it("remembers where the room was when it leaves a session for one that does not come next", () => {
    room.go("a1").go("b3");
    expect(returnTo()).toBe("a1");
    room.go("b2");
    expect(returnTo()).toBe("a1");
    room.go("a1");
    expect(returnTo()).toBeNull();
  });

  it("does not take going on, going back or moving within a session for a jump", () => {
    room.go("a1").go("a2").go("a1").go("a3").go("@d1-lunch").go("b1");
    expect(returnTo()).toBeNull();
  });

  it("keeps answers and rounds as they were", () => {
    room.go("a2").open("a2");
    room.answer("p1", "a2", { choice: ["yes"] });
    room.close("a2").reveal("a2");
    const { rounds } = room.state.position;
    room.go("b3").open("b3").close("b3").go("a2");
    expect(room.state.position.rounds.a2).toEqual(rounds.a2);
    expect(phoneView(room.state, room.board).results?.answered).toBe(1);
    expect(returnTo()).toBeNull();
  });

  it("is forgotten when the trainer stays, and remembered again by undo", () => {
    room.go("a1").go("b3").do({ type: "stay" });
    expect(returnTo()).toBeNull();
    room.undo();
    expect(returnTo()).toBe("a1");
    room.undo();
    expect(room.state.position).toMatchObject({ step: "a1", returns: [] });
  });
});

describe("the agenda of a running room", () => {
  it("is changed by its trainers, also between two days, and not by undo", () => {
    room.go("a1").go("a2");
    room.do({ type: "agenda", change: { do: "skip", activity: "a3", on: true } });
    endDay();
    room.do({ type: "agenda", change: { do: "lengthen", activity: "b3", by: 5 } });
    start("day-1");
    const item = room.state.agenda.days[0]?.slots[1]?.items[2];
    expect(item).toMatchObject({ activity: "a3", skipped: true });
    expect(room.try({ type: "agenda", change: { do: "skip", activity: "a3", on: true } })).toMatchObject({
      changed: false,
    });
    expect(verdict(room.try({ type: "agenda", change: { do: "skip", activity: "nothing", on: true } }))).toBe(
      "not-in-agenda",
    );
  });

  it("counts the time spent with each activity, through undo and a night", () => {
    room.go("a1").pass(600).go("a2").pass(120).undo();
    expect(room.state.clock.spent).toEqual({ a1: 600_000, a2: 120_000 });
    room.pass(60);
    endDay();
    room.pass(NIGHT);
    start("day-2");
    expect(room.state.clock).toEqual({ spent: { a1: 660_000, a2: 120_000 }, since: null });
  });
});
