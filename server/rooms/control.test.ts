/** Control alone: a command is decided, appended to the log, remembered, shown, and only then acknowledged. */
import { beforeEach, describe, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import type { ClosedRound } from "@/server/platform/room-store";
import { Control, CurrentState, type StateChange } from "@/server/rooms/control";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, participant, ROOM, server, START, trainer } from "@/tests/support/pure-room";
import { ANA } from "@/tests/support/room-parts";
import type { LoggedCommand } from "@/workshop/commands/all";

const notStored = { ok: false, reason: "not-stored" };
let ids = 0;
const id = () => `command-${++ids}`;
const dim = (on: boolean, as = id()): LoggedCommand => ({ type: "dim", id: as, on });
const openPoll = (): LoggedCommand => ({ type: "open", id: id(), question: "poll", round: 1 });
const closePoll = (): LoggedCommand => ({ type: "close", id: id(), question: "poll", round: 1 });
const goToPoll = (seen: number): LoggedCommand => ({ type: "go", id: id(), to: "poll", seen });

let store: MemoryStore;
/** What reached the database and the room, in order. */
let calls: string[];
beforeEach(() => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  calls = store.calls;
});

/** Control as one process has it. */
async function control({ shared = false, clock = () => START } = {}) {
  const loaded = await store.load();
  calls.length = 0;
  const changes: StateChange[] = [];
  const closed: ClosedRound[] = [];
  const prerendered: number[] = [];
  /** Work that is tried until it succeeds: the test says when. */
  const again: (() => Promise<unknown>)[] = [];
  const current = new CurrentState(loaded.state, clock);
  const control = new Control(
    {
      roomId: store.roomId,
      store: {
        append: (after, entry, rounds = []) => {
          closed.push(...rounds);
          return store.append(after, entry);
        },
        since: (state) => store.since(state),
        bringFiles: async (_room, names) => {
          calls.push(`files ${names.join()}`);
          return {};
        },
      },
      peers: { shared },
      retry: { run: async (work) => void again.push(work) },
      current,
      participants: {
        known: () => new Map(),
        presence: {
          here: () => new Set(),
          expected: () => new Set(),
          present: () => ({ present: 7, paused: null }),
        },
      },
      worksheets: { sheets: () => new Map() },
      writer: { settled: async () => void calls.push("answers stored") },
      broadcaster: { prerender: (next) => void prerendered.push(next.revision) },
      changed: async (change) => {
        // Later than whatever does not wait for it.
        await new Promise((go) => setImmediate(go));
        calls.push(`shown ${control.state.revision}`);
        changes.push(change);
      },
    },
    loaded,
  );
  return { control: control, current, changes, closed, prerendered, again };
}

/** What others wrote into the log. */
const others = (...commands: LoggedCommand[]) =>
  store.log.push(...commands.map((command) => ({ command, actor: trainer, now: START })));

describe("a command", () => {
  it("is stored, then shown, then acknowledged", async () => {
    const { control: room, changes } = await control();
    const before = room.state;
    const ack = await room.run(trainer, dim(true));
    calls.push("acknowledged");
    expect(ack).toEqual({ ok: true, revision: 1 });
    expect(calls).toEqual(["append dim", "shown 1", "acknowledged"]);
    expect(room.state.position.dim).toBe(true);
    expect(changes).toMatchObject([{ before, command: { type: "dim" }, effects: [], at: START }]);
  });

  it("brings its effects with it", async () => {
    const { control: room, changes } = await control();
    await room.run(trainer, { type: "finish", id: id(), activity: "poll" });
    expect(changes[0]!.effects).toContainEqual({ type: "seal", activity: "poll" });
  });

  it("is done once, however often it is sent, also by a process that loads the room later", async () => {
    const first = await control();
    const ack = await first.control.run(trainer, dim(true, "command-same"));
    await first.control.run(trainer, dim(false));
    expect(await first.control.run(trainer, dim(true, "command-same"))).toEqual(ack);
    const second = await control();
    expect(await second.control.run(trainer, dim(true, "command-same"))).toEqual(ack);
    expect([store.log.length, second.control.state.position.dim]).toEqual([2, false]);
    expect([first.changes.length, second.changes.length]).toEqual([2, 0]);
  });

  it("waits for the one before it, and is decided by the state that this one left", async () => {
    const { control: room } = await control();
    const acks = await Promise.all([room.run(trainer, goToPoll(0)), room.run(trainer, openPoll())]);
    expect(acks).toEqual([
      { ok: true, revision: 1 },
      { ok: true, revision: 2 },
    ]);
    expect(calls).toEqual(["append go", "shown 1", "append open", "shown 2"]);
  });

  it("that changes nothing is acknowledged, and neither stored nor shown", async () => {
    const { control: room, changes } = await control();
    expect(await room.run(trainer, dim(false))).toEqual({ ok: true, revision: 0 });
    expect([store.log, changes]).toEqual([[], []]);
  });

  it("of somebody who may not send it is refused, and neither stored nor shown", async () => {
    const { control: room, changes } = await control();
    expect(await room.run(participant(ANA), dim(true))).toEqual({ ok: false, reason: "not-allowed" });
    expect([store.log, changes]).toEqual([[], []]);
  });

  it("that the state does not allow is refused, and neither stored nor shown", async () => {
    const { control: room, changes } = await control();
    expect(await room.run(trainer, openPoll())).toEqual({ ok: false, reason: "not-here" });
    expect([store.log, changes]).toEqual([[], []]);
  });

  it("that names a file which does not exist is refused with the name of the file", async () => {
    const { control: room } = await control();
    const hello = room.state.workshop.sessions[0]!.activities[0]!;
    const activity = { ...hello, id: "another", body: "![A map](map.png)" };
    const change = { do: "insert", session: "s1", after: "hello", activity };
    const ack = await room.run(trainer, { type: "amend", id: id(), change } as LoggedCommand);
    expect(ack).toMatchObject({ ok: false, reason: "no-such-file", problems: [{ path: "map.png" }] });
    expect([calls, store.log]).toEqual([["files map.png"], []]);
  });

  it("that closes a round says who is there, alone without waiting for answers, beside others after them", async () => {
    const alone = await control();
    await alone.control.run(trainer, goToPoll(0));
    await alone.control.run(trainer, openPoll());
    await alone.control.run(trainer, closePoll());
    expect(alone.closed).toEqual([
      { question: "poll", activity: "poll", round: 1, present: 7, paused: null },
    ]);
    expect(calls).not.toContain("answers stored");
    const { control: room } = await control({ shared: true });
    await room.run(trainer, { type: "undo", id: id(), seen: 3 });
    calls.length = 0;
    await room.run(trainer, closePoll());
    expect(calls.slice(0, 2)).toEqual(["answers stored", "append close"]);
  });
});

describe("views of a state that is on its way to the database", () => {
  it("are made while the database works, and not for what was refused", async () => {
    const { control: room, prerendered } = await control();
    const append = store.append.bind(store);
    store.append = async (...entry) => {
      while (prerendered.length === 0) await new Promise((go) => setImmediate(go));
      return append(...entry);
    };
    await room.run(trainer, dim(true));
    expect(prerendered).toEqual([1]);
    await room.run(participant(ANA), dim(false));
    expect(prerendered).toEqual([1]);
  });
});

describe("while the database is away", () => {
  it("nothing is acknowledged or shown, and the room goes on once it is back", async () => {
    const { control: room, changes } = await control();
    store.away = true;
    expect(await room.run(trainer, dim(true))).toEqual(notStored);
    expect(await room.run(trainer, dim(true))).toEqual(notStored);
    expect([room.state.position.dim, changes]).toEqual([false, []]);
    store.away = false;
    expect(await room.run(trainer, dim(true))).toEqual({ ok: true, revision: 1 });
  });

  it("the log is read until it is known whether the last entry is in it, by one loop", async () => {
    const { control: room, again } = await control();
    store.away = true;
    await room.run(trainer, dim(true));
    await room.run(trainer, dim(true));
    expect(again).toHaveLength(1);
    await expect(again[0]!()).rejects.toThrow("cannot be read");
    store.away = false;
    await again[0]!();
    expect(calls.at(-1)).toBe("since");
  });

  it("an entry whose acknowledgement was lost is found in the log, and not stored twice", async () => {
    const { control: room, changes } = await control();
    const append = store.append.bind(store);
    store.append = async (...entry) => {
      await append(...entry);
      throw new Error("the connection was lost");
    };
    expect(await room.run(trainer, dim(true, "command-lost"))).toEqual(notStored);
    store.append = append;
    expect(await room.run(trainer, dim(true, "command-lost"))).toEqual({ ok: true, revision: 1 });
    expect(store.log).toHaveLength(1);
    expect(changes).toMatchObject([{ command: null }]);
  });
});

it("nothing is refused by a state of which it is not known whether the log is beyond it", async () => {
  const { control: room } = await control();
  const append = store.append.bind(store);
  store.append = async (...entry) => {
    await append(...entry);
    throw new Error("the connection was lost");
  };
  expect(await room.run(trainer, goToPoll(0))).toEqual(notStored);
  store.append = append;
  store.away = true;
  expect(await room.run(trainer, openPoll())).toEqual(notStored);
  store.away = false;
  expect(await room.run(trainer, openPoll())).toEqual({ ok: true, revision: 2 });
});

describe("where others write to the same log", () => {
  it("a command whose number was taken is decided again by what they wrote", async () => {
    const { control: room, changes } = await control({ shared: true });
    others(goToPoll(0));
    expect(await room.run(trainer, dim(true))).toEqual({ ok: true, revision: 2 });
    expect(changes.map((c) => [c.command?.type ?? null, c.before.revision])).toEqual([
      [null, 0],
      ["dim", 1],
    ]);
    expect(room.state.position).toMatchObject({ step: "poll", dim: true });
  });

  it("it is refused where what they wrote no longer allows it", async () => {
    const { control: room } = await control({ shared: true });
    others({ type: "go", id: id(), to: "hello", seen: 0 });
    expect(await room.run(trainer, goToPoll(0))).toEqual({ ok: false, reason: "stale" });
    expect(store.log).toHaveLength(1);
  });

  it("nothing is refused by a state that they have left behind", async () => {
    const { control: room } = await control({ shared: true });
    others(goToPoll(0));
    expect(await room.run(trainer, openPoll())).toEqual({ ok: true, revision: 2 });
  });

  it("a command is not stored where the log moves on each time that it is decided", async () => {
    const { control: room } = await control({ shared: true });
    let times = 0;
    store.append = async () => {
      others(dim(times++ % 2 === 0));
      return "conflict";
    };
    expect(await room.run(trainer, goToPoll(0))).toEqual(notStored);
    expect([times, room.state.revision]).toEqual([8, 8]);
  });

  it("what the server asks for itself is not decided again when it is refused, as it is repeated anyway", async () => {
    const { control: room } = await control({ shared: true });
    const place: LoggedCommand = { type: "place", id: id(), participant: "", group: "no-such-group" };
    expect(await room.run(server, place)).toMatchObject({ ok: false });
    expect(calls).toEqual([]);
    expect(await room.run(trainer, openPoll())).toMatchObject({ ok: false });
    expect(calls).toEqual(["since"]);
  });

  it("what they wrote is read once for all who ask meanwhile, and shown with its effects as theirs", async () => {
    const { control: room, changes } = await control({ shared: true });
    others({ type: "finish", id: id(), activity: "poll" });
    expect(await Promise.all([room.catchUp(), room.catchUp()])).toEqual([true, true]);
    expect(calls).toEqual(["since", "shown 1"]);
    expect(changes).toMatchObject([{ command: null, effects: [{ type: "seal", activity: "poll" }] }]);
    expect(await room.catchUp()).toBe(false);
  });

  it("the clock never runs behind their log", async () => {
    const { control: room, current } = await control({ shared: true });
    store.log.push({ command: dim(true), actor: trainer, now: START + 60_000 });
    await room.catchUp();
    expect(current.now()).toBe(START + 60_000);
  });

  it("two of them come to the same state by the same log", async () => {
    const [a, b] = [await control({ shared: true }), await control({ shared: true })];
    const acks = await Promise.all([
      a.control.run(trainer, goToPoll(0)),
      ...[true, false, true].map((on) => b.control.run(trainer, dim(on))),
    ]);
    expect(acks.every((ack) => ack.ok)).toBe(true);
    await Promise.all([a.control.catchUp(), b.control.catchUp()]);
    expect(a.control.state).toEqual(b.control.state);
    expect(store.log.length).toBe(a.control.state.revision);
  });
});

it("a process that is alone never reads the log of its room", async () => {
  const { control: room } = await control();
  expect(await room.catchUp()).toBe(false);
  expect(calls).toEqual([]);
});
