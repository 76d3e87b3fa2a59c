import { describe, expect, it } from "vitest";
import {
  consoleContext,
  coTrainer,
  participant,
  PureRoom,
  replay,
  ROOM,
  server,
  verdict,
} from "@/tests/support/pure-room";
import type { Actor } from "@/workshop/room/actor";
import type { Effect } from "@/workshop/room/effects";
import { consoleView } from "@/workshop/views/console-view";
import { isFlood, nextSweepEnd, SWEEP_UNDO_MS } from "@/workshop/room/admission";

const people = Array.from({ length: 6 }, (_, i) => `3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a1${i}`);
const effectsOf = (done: ReturnType<PureRoom["try"]>): Effect[] => (done.ok ? done.effects : []);

describe("the door", () => {
  it("is open, asks, or is locked: one of the three (B-140)", () => {
    const room = new PureRoom();
    const door = () => [room.state.locked, room.state.requiresApproval];
    expect(door()).toEqual([false, false]);
    expect(effectsOf(room.try({ type: "lock", on: false, ask: true }))).toEqual([]);
    expect(door()).toEqual([false, true]);
    expect(room.try({ type: "lock", on: false, ask: true })).toMatchObject({ ok: true, changed: false });
    expect(effectsOf(room.try({ type: "lock", on: true }))).toEqual([]);
    expect(door()).toEqual([true, false]);
    expect(room.try({ type: "lock", on: true, ask: true })).toMatchObject({ ok: true, changed: false });
  });

  it("lets in whoever waits when it is opened (B-141)", () => {
    const room = new PureRoom().do({ type: "lock", on: false, ask: true });
    expect(effectsOf(room.try({ type: "lock", on: false }, coTrainer))).toEqual([{ type: "let-in" }]);
    expect(effectsOf(room.try({ type: "lock", on: false }))).toEqual([]);
  });

  it("is left as it is by undo (B-11)", () => {
    const room = new PureRoom().go("poll").do({ type: "lock", on: false, ask: true }).undo();
    expect(room.state.requiresApproval).toBe(true);
  });

  it.each([
    [19, 0, false],
    [20, 0, true],
    [20, 39, true],
    [20, 40, false],
    [500, 999, true],
    [500, 1_000, false],
  ])("%i newcomers in a minute to a room of %i: a flood is %s (B-142)", (came, before, flood) => {
    expect(isFlood(came, before)).toBe(flood);
  });
});

describe("removing newcomers at once (B-143)", () => {
  const swept = () => {
    const room = new PureRoom().go("poll");
    const done = room.try({ type: "remove-many", id: "sweep-0000", people });
    return { room, done };
  };

  it("removes each as one is removed, with one entry of the log", () => {
    const { room, done } = swept();
    expect(effectsOf(done)).toEqual([{ type: "disconnect", people }]);
    expect(room.state.removed).toEqual(people);
    expect(consoleView(room.state, room.board, consoleContext).sweeps).toMatchObject([
      { id: "sweep-0000", people: people.length },
    ]);
    expect(verdict(room.answer(people[0]!, "poll", { choice: ["red"] }))).toBe("removed");
    expect(room.try({ type: "remove-many", id: "sweep-0001", people })).toMatchObject({
      ok: true,
      changed: false,
    });
  });

  it("is for trainers", () => {
    const room = new PureRoom();
    for (const type of ["remove-many", "bring-back"] as const) {
      const command = type === "remove-many" ? { type, people } : { type, sweep: "sweep-0000" };
      expect(verdict(room.try(command, participant("3b6f0c1e-0000-4a58-9a6e-3d0f6b9f7a10")))).toBe(
        "not-allowed",
      );
    }
  });

  it("is taken back: they are in again, and those removed one by one are not", () => {
    const { room } = swept();
    const alone = "5d0f6b9f-7a10-4a58-9a6e-3b6f0c1e8d3f";
    room.do({ type: "remove", participant: alone });
    expect(effectsOf(room.try({ type: "bring-back", sweep: "sweep-0000" }))).toEqual([
      { type: "bring-back", people },
    ]);
    expect(room.state.removed).toEqual([alone]);
    expect(consoleView(room.state, room.board, consoleContext).sweeps).toEqual([]);
    expect(room.try({ type: "bring-back", sweep: "sweep-0000" })).toMatchObject({ ok: true, changed: false });
    expect(replay(room.log)).toEqual(room.state);
  });

  it("can be taken back for fifteen minutes; then nothing brings them back", () => {
    const { room } = swept();
    expect(nextSweepEnd(room.state.sweeps)).toBe(room.now + SWEEP_UNDO_MS);
    room.pass(SWEEP_UNDO_MS / 1_000 - 1).tick();
    expect(room.state.sweeps).toHaveLength(1);
    room.pass(1);
    expect(room.try({ type: "bring-back", sweep: "sweep-0000" })).toMatchObject({ ok: true, changed: false });
    room.tick();
    expect([room.state.sweeps, room.state.removed]).toEqual([[], people]);
    expect(room.try({ type: "tick" }, server)).toMatchObject({ ok: true, changed: false });
  });

  it("is over for those who were removed first while others can still be taken back", () => {
    const { room } = swept();
    const first = room.now;
    const others = people.map((p) => p.replace("3b6f", "4b6f"));
    room.pass(300).do({ type: "remove-many", id: "sweep-0001", people: others });
    expect(nextSweepEnd(room.state.sweeps)).toBe(first + SWEEP_UNDO_MS);
    room.pass(600);
    room.tick();
    expect(nextSweepEnd(room.state.sweeps)).toBe(first + 300_000 + SWEEP_UNDO_MS);
    room.do({ type: "bring-back", sweep: "sweep-0001" });
    expect(room.state.removed).toEqual(people);
  });

  it("takes out participants alone: a trainer with the same id still leads", () => {
    const { room } = swept();
    const cora: Actor = { role: "co-trainer", roomId: ROOM, id: people[0]!, name: "Cora" };
    expect(verdict(room.try({ type: "go", to: "hello" }, cora))).toBe("ok");
  });

  it("is over for good when the room ends; who was let back in stays in", () => {
    const { room } = swept();
    const others = people.map((p) => p.replace("3b6f", "4b6f"));
    room.do(
      { type: "bring-back", sweep: "sweep-0000" },
      { type: "remove-many", id: "sweep-0001", people: others },
    );
    room.do({ type: "end" });
    expect([room.state.sweeps, room.state.removed]).toEqual([[], others]);
  });
});
