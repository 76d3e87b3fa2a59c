import { beforeEach, describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { GroupRoom } from "@/tests/support/group-room";
import { consoleContext, PureRoom, replay, ROOM, type Said, verdict } from "@/tests/support/pure-room";
import type { Actor } from "@/workshop/room/actor";
import { MAX_HANDOVERS, MAX_INVITED } from "@/workshop/room/handover";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { presenterPlan, presenterView } from "@/workshop/views/presenter-view";

const HANDOVER = "handover-0001";
const presenter: Actor = { role: "presenter", roomId: ROOM, id: HANDOVER };
const fresh = () => freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda: "two-days" }));

let room: PureRoom;
beforeEach(() => {
  room = new PureRoom(fresh());
  room.do({ type: "hand-over", session: "two", id: HANDOVER });
  room.try({ type: "introduce", name: "Pia" }, presenter);
});

const says = (command: Said): string => verdict(room.try(command, presenter));
const view = () =>
  presenterView(
    room.state,
    room.board,
    {
      ...consoleContext,
      posts: [{ id: "post-0001", text: "SECRET-POST", support: 0 }],
      people: [{ id: "x", alias: "SECRET-NAME" }],
    },
    HANDOVER,
  );
const over = () => room.state.handovers[0]?.over;

describe("a presenter is refused (B-111)", () => {
  it("before they have said their name", () => {
    room.do({ type: "hand-over", session: "two", id: "handover-0002" }).go("b1");
    const nameless: Actor = { ...presenter, id: "handover-0002" };
    expect(verdict(room.try({ type: "open", question: "b1", round: 1 }, nameless))).toBe("name-first");
    room.try({ type: "introduce", name: "Piet" }, nameless);
    expect(verdict(room.try({ type: "open", question: "b1", round: 1 }, nameless))).toBe("ok");
  });

  it("the lead, by saying their name alone", () => {
    const led = new PureRoom(fresh()).do({ type: "hand-over", session: "two", id: HANDOVER });
    const before = led.state.driver;
    led.try({ type: "introduce", name: "Pia" }, presenter);
    expect([before !== null, led.state.driver]).toEqual([true, before]);
  });

  it("while the room is not at their session, whatever they ask for", () => {
    room.go("a2").open("a2");
    const wishes: Said[] = [
      { type: "go", to: "b1" },
      { type: "go", to: "a1" },
      { type: "close", question: "a2", round: 1 },
      { type: "reveal", question: "a2", round: 1 },
      { type: "dim", on: true },
      { type: "preview", on: true },
      { type: "undo" },
      { type: "open", question: "b1", round: 1 },
    ];
    for (const wish of wishes) expect(says(wish)).toBe("not-your-session");
    room.go("@d1-lunch");
    expect(says({ type: "go", to: "b1" })).toBe("not-your-session");
  });

  it("steps and questions of other sessions while the room is at theirs", () => {
    room.go("a2").open("a2").go("b1");
    for (const wish of [
      { type: "go", to: "a1" },
      { type: "go", to: "@d1-lunch" },
      { type: "go", to: "nothing" },
      { type: "ask", question: "a2" },
      { type: "open", question: "a2", round: 2 },
      { type: "close", question: "a2", round: 1 },
      { type: "close", question: "nothing", round: 1 },
      { type: "reveal", question: "a2", round: 1 },
      { type: "hide", question: "a2", round: 1 },
      { type: "explain", question: "a2", on: true },
      { type: "curate", question: "a2", change: { do: "as", as: "cloud" } },
      { type: "add-time", question: "a2", round: 1, seconds: 60 },
      { type: "undo" },
    ] as Said[]) {
      expect(says(wish)).toBe("not-your-session");
    }
  });

  it("undoing what the trainer did before the room came to them, and where nothing is left to undo", () => {
    room.go("a1").go("a2").go("b1");
    expect([says({ type: "go", to: "b2" }), says({ type: "undo" })]).toEqual(["ok", "ok"]);
    expect(says({ type: "undo" })).toBe("not-your-session");
    room.do({ type: "finish", activity: "a2" });
    expect(room.state.undoStack).toEqual([]);
    expect(says({ type: "undo" })).toBe("not-your-session");
    expect(room.state.position.step).toBe("b1");
  });

  it("worksheets of other sessions while the room is at theirs (G-23)", () => {
    const working = GroupRoom.of(1).do({ type: "hand-over", session: "s2", id: HANDOVER }).go("other");
    working.try({ type: "introduce", name: "Pia" }, presenter);
    const starts = (activity: string) =>
      verdict(working.try({ type: "start-work", activity, seconds: null, phases: null }, presenter));
    expect(["sheet", "hello", "nothing", "other"].map(starts)).toEqual([
      "not-your-session",
      "not-your-session",
      "not-your-session",
      "ok",
    ]);
  });

  it("what only trainers do", () => {
    room.go("b1");
    const wishes: Said[] = [
      { type: "end" },
      { type: "lock", on: true },
      { type: "finish", activity: "b1" },
      { type: "end-day" },
      { type: "stay" },
      { type: "hand-over", session: "one" },
      { type: "agenda", change: { do: "skip", activity: "b2", on: true } },
      { type: "remove", participant: "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a10" },
    ];
    for (const wish of wishes) expect(says(wish)).toBe("not-allowed");
    expect(says({ type: "take-back", handover: "handover-0002" })).toBe("not-allowed");
  });

  it("everything once the session was given or taken back", () => {
    room.go("b1");
    expect(says({ type: "take-back", handover: HANDOVER })).toBe("ok");
    expect(says({ type: "open", question: "b1", round: 1 })).toBe("handed-back");
    expect(says({ type: "introduce", name: "Again" })).toBe("handed-back");
    expect(room.try({ type: "take-back", handover: HANDOVER })).toMatchObject({ ok: true, changed: false });
    expect(verdict(room.try({ type: "take-back", handover: "handover-9999" }))).toBe("unknown-handover");
    expect(verdict(room.try({ type: "hand-over", session: "nothing" }))).toBe("unknown-session");
  });
});

describe("a trainer (B-111)", () => {
  const other: Actor = { ...presenter, id: "handover-0002" };

  it("sees who has which session by whom: each presenter has a name of their own", () => {
    room.do({ type: "hand-over", session: "one", id: other.id });
    room.try({ type: "introduce", name: "Piet" }, other);
    expect(room.state.handovers).toEqual([
      { id: HANDOVER, session: "two", by: "Tara", name: "Pia", over: false },
      { id: other.id, session: "one", by: "Tara", name: "Piet", over: false },
    ]);
    expect(room.try({ type: "introduce", name: "Piet" }, other)).toMatchObject({ ok: true, changed: false });
  });

  it("takes one session back: its presenter alone is let go, and once", () => {
    room.do({ type: "hand-over", session: "two", id: other.id });
    const back = (handover: string) => {
      const done = room.try({ type: "take-back", handover });
      return done.ok ? done.effects : done.reason;
    };
    expect(back(HANDOVER)).toEqual([{ type: "let-go", handover: HANDOVER }]);
    expect(room.state.handovers.map((h) => h.over)).toEqual([true, false]);
    expect(back(other.id)).toEqual([{ type: "let-go", handover: other.id }]);
  });

  it("hands over a hundred times at most", () => {
    while (room.state.handovers.length < MAX_HANDOVERS) room.do({ type: "hand-over", session: "one" });
    expect(verdict(room.try({ type: "hand-over", session: "one" }))).toBe("too-many-changes");
    expect(room.state.handovers).toHaveLength(100);
  });
});

describe("a presenter (B-111)", () => {
  it("runs the steps and questions of their session, and is named as the one who leads", () => {
    room.go("b1");
    for (const wish of [
      { type: "open", question: "b1", round: 1 },
      { type: "close", question: "b1", round: 1 },
      { type: "reveal", question: "b1", round: 1 },
      { type: "go", to: "b2" },
      { type: "undo" },
    ] as Said[]) {
      expect(says(wish)).toBe("ok");
    }
    expect(room.state.driver).toEqual({ id: HANDOVER, name: "Pia" });
    expect(replay(room.log, fresh())).toEqual(room.state);
  });

  it("dims the room and looks at results in their session", () => {
    room.go("b1");
    expect([says({ type: "dim", on: true }), says({ type: "preview", on: true })]).toEqual(["ok", "ok"]);
    expect(room.state.position).toMatchObject({ dim: true, preview: true });
  });

  it("sees their own session, and of others neither notes nor results, names nor the box (B-112)", () => {
    room.go("a2").open("a2").close("a2").reveal("a2");
    const seen = view();
    expect(seen).toMatchObject({
      step: null,
      asked: null,
      results: null,
      wall: null,
      face: { kind: "waiting" },
      presenter: { session: "two", name: "Pia", inside: false },
    });
    expect(JSON.stringify(seen)).not.toMatch(/SECRET|Question a2|STAGE-KEY|HANDOVER-KEY|KORA/);
    expect(presenterPlan(room.state, HANDOVER).sessions.map((s) => s.id)).toEqual(["two"]);
    room.go("b1").open("b1");
    expect(view()).toMatchObject({
      step: "b1",
      asked: { question: "b1" },
      shown: ["b1"],
      undo: "open",
      presenter: { inside: true },
    });
  });

  it("loses the session when the room goes on to the next, not when it jumps away, breaks or steps back", () => {
    room.go("a1").go("@d1-lunch").go("b1").go("b2");
    room.go("@d1-lunch").go("b1");
    room.go("a1");
    expect([over(), room.state.position.returns]).toEqual([false, ["b1"]]);
    room.go("b1");
    expect(over()).toBe(false);
  });

  it("loses it when the room leaves it for a later one, with their connections", () => {
    const first = new PureRoom(fresh()).do({ type: "hand-over", session: "one", id: HANDOVER }).go("a3");
    first.do({ type: "agenda", change: { do: "skip-slot", slot: "d1-lunch", on: true } });
    const gone = first.try({ type: "go", to: "b1" });
    expect(gone).toMatchObject({ ok: true, effects: [{ type: "let-go", handover: HANDOVER }] });
    expect(first.state.handovers[0]?.over).toBe(true);
  });

  it("loses it behind the break that follows it, and not in that break", () => {
    const first = new PureRoom(fresh()).do({ type: "hand-over", session: "one", id: HANDOVER });
    first.go("a3").go("@d1-lunch");
    expect(first.state.handovers[0]?.over).toBe(false);
    const gone = first.try({ type: "go", to: "b1" });
    expect(gone).toMatchObject({ ok: true, effects: [{ type: "let-go", handover: HANDOVER }] });
    expect(first.state.handovers[0]?.over).toBe(true);
  });

  it("keeps what was given ahead while the room has not been there", () => {
    const ahead = new PureRoom(fresh()).do({ type: "hand-over", session: "two", id: HANDOVER });
    ahead.go("a3").go("@d1-lunch").go("b1");
    expect(ahead.state.handovers[0]?.over).toBe(false);
  });

  it("keeps it when the room jumps from it to a later session, and when the room steps back to an earlier one", () => {
    const jumping = new PureRoom(fresh())
      .do({ type: "hand-over", session: "one", id: HANDOVER })
      .go("a1")
      .go("b1");
    expect(jumping.state.position.returns).toEqual(["a1"]);
    expect(jumping.state.handovers[0]?.over).toBe(false);
    room
      .do({ type: "agenda", change: { do: "skip-slot", slot: "d1-lunch", on: true } })
      .go("b1")
      .go("a3");
    expect([over(), room.state.position.returns]).toEqual([false, []]);
  });

  it("loses it when the room ends", () => {
    expect(room.try({ type: "end" })).toMatchObject({
      effects: [{ type: "let-go", handover: HANDOVER }, { type: "end" }],
    });
    expect(over()).toBe(true);
  });
});

describe("links for helpers and observers (B-326, B-327)", () => {
  const helper: Actor = { role: "helper", roomId: ROOM, id: "handover-help" };
  const invite = (id?: string): Said => ({ type: "invite", as: "helper", name: null, ...(id && { id }) });

  it("outlast every session, and end like any other when they are withdrawn", () => {
    room.do(invite("handover-help")).go("b1").open("b1").go("a1");
    expect(room.state.handovers.find((h) => h.id === "handover-help")?.over).toBe(false);
    const counted = { type: "without-phone", people: 4 } as const;
    expect(verdict(room.try(counted, helper))).toBe("ok");
    room.do({ type: "take-back", handover: "handover-help" });
    expect(verdict(room.try({ ...counted, people: 5 }, helper))).toBe("handed-back");
  });

  it("leave the lead where it is when a helper counts", () => {
    room.do(invite("handover-help"));
    const { driver } = room.state;
    room.try({ type: "without-phone", people: 4 }, helper);
    expect(room.state.driver).toBe(driver);
  });

  it("are at most 24 at a time, and a withdrawn one makes room for another", () => {
    for (let n = 0; n < MAX_INVITED; n++) room.do(invite(`handover-h${n}00`));
    expect(verdict(room.try(invite()))).toBe("too-many-links");
    room.do({ type: "take-back", handover: "handover-h000" }, invite());
    expect(room.state.handovers.filter((h) => h.as)).toHaveLength(MAX_INVITED);
    expect(replay(room.log, fresh())).toEqual(room.state);
  });
});
