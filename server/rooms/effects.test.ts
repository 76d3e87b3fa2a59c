/** What follows a change: each effect reaches the part that it is for, and a crash before it is made good. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { storedRoomId } from "@/model/ids";
import type { RoomHead } from "@/server/platform/room-store";
import { EffectRunner } from "@/server/rooms/effects";
import { RetryLoop } from "@/server/rooms/retry-loop";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, ROOM, START } from "@/tests/support/pure-room";
import { ANA, BEN, keptPeers, TriedOnce } from "@/tests/support/room-parts";
import type { Effect } from "@/workshop/room/effects";
import type { RoomState } from "@/workshop/room/state";

let state: RoomState;
let store: MemoryStore;
let head: RoomHead;
/** What each part was asked for, in order. */
let calls: string[];
/** Activities whose keys are held, and people who are in the room. */
let keys: Set<string>;
let people: Set<string>;
let here: Set<string>;
let peers: ReturnType<typeof keptPeers>;
let retry: TriedOnce;
beforeEach(() => {
  state = newRoom();
  store = new MemoryStore(storedRoomId(ROOM), state);
  head = store.roomHead;
  calls = store.calls;
  keys = new Set();
  people = new Set([ANA, BEN]);
  here = new Set([ANA]);
  peers = keptPeers();
  retry = new TriedOnce();
});
afterEach(() => {
  vi.useRealTimers();
});

const turn = () => new Promise((go) => setImmediate(go));

/** A step that is begun, and is done or fails when the test says so. */
function late(what: string) {
  const steps: { done(): void; fail(error: Error): void }[] = [];
  return {
    begin: (...about: string[]) =>
      new Promise<void>((done, fail) => {
        calls.push(["begin to", what, ...about].join(" "));
        steps.push({ done, fail });
      }),
    done: () => steps.at(-1)!.done(),
    fail: (error: Error) => steps.at(-1)!.fail(error),
  };
}

function runner(
  loop: { run(work: () => Promise<unknown>): Promise<void> } = retry,
  seal?: (activity: string) => Promise<void>,
  endSheets?: () => Promise<void>,
): EffectRunner {
  const note =
    (what: string) =>
    async (...args: readonly (string | readonly string[])[]) =>
      void calls.push([what, ...args.flat()].join(" "));
  return new EffectRunner({
    head,
    state: () => state,
    now: () => START,
    store,
    answers: {
      seal: seal ?? note("seal"),
      keys: { has: (activity) => keys.has(activity) },
    },
    tables: { count: async () => undefined },
    participants: {
      bringBack: note("bring back"),
      remove: (ids) => void calls.push(["remove", ...ids].join(" ")),
      has: (person) => people.has(person),
      presence: { here: () => here },
      recent: { noteAnswers: note("note answers") },
      waiting: { settle: note("settle") },
    },
    worksheets: { end: endSheets ?? note("end sheets"), merge: note("merge") },
    box: { close: note("close box") },
    peers,
    broadcaster: {
      changed: (what) => void calls.push(`changed ${what}`),
      letGo: (handover) => void calls.push(`let go ${handover}`),
    },
    retry: loop,
    place: note("place"),
  });
}

async function ran(effect: Effect): Promise<string[]> {
  runner().run(effect);
  await retry.done();
  return calls;
}

describe("an effect", () => {
  it("of a finished activity notes which newcomers answered before nothing tells it any more, then seals", async () => {
    expect(await ran({ type: "seal", activity: "poll" })).toEqual([
      "note answers poll",
      "seal poll",
      "changed control",
    ]);
    expect(peers.told).toEqual([{ is: "sealed", activity: "poll" }]);
  });

  it("of a finished activity tells nobody of it before its answers are sealed, and tries again where that failed once", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const steps = late("seal");
    runner(new RetryLoop(), steps.begin).run({ type: "seal", activity: "poll" });
    const following = async (work: () => void) => {
      work();
      await vi.advanceTimersByTimeAsync(0);
      return [...calls, ...peers.told.map(({ is }) => `told ${is}`)];
    };
    expect(await following(() => undefined)).toEqual(["note answers poll", "begin to seal poll"]);
    expect(await following(() => steps.fail(new Error("the database is away")))).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(15_000);
    const again = ["note answers poll", "begin to seal poll"];
    expect(await following(() => undefined)).toEqual([...again, ...again]);
    expect(await following(() => steps.done())).toEqual([
      ...again,
      ...again,
      "changed control",
      "told sealed",
    ]);
  });

  it("of the end is finished only once everything before it is stored, each step after the one before", async () => {
    const steps = late("end sheets");
    const room = runner(retry, undefined, steps.begin);
    let finished = false;
    void room.finished.then(() => {
      finished = true;
    });
    room.run({ type: "end" });
    await turn();
    expect([calls, finished]).toEqual([["close box", "begin to end sheets"], false]);
    steps.done();
    await room.finished;
    expect(calls.at(-1)).toBe("end");
  });

  it("of people who are removed takes them out at once", () => {
    runner().run({ type: "disconnect", people: [ANA, BEN] });
    expect(calls).toEqual([`remove ${ANA} ${BEN}`]);
  });

  it("of people who are let back in brings them back", async () => {
    expect(await ran({ type: "bring-back", people: [ANA] })).toEqual([`bring back ${ANA}`]);
  });

  it("of a door that opens lets in whoever waits", async () => {
    expect(await ran({ type: "let-in" })).toEqual(["settle"]);
  });

  it("of a hand-over that is over closes its consoles", () => {
    runner().run({ type: "let-go", handover: "one" });
    expect(calls).toEqual(["let go one"]);
  });

  it("of groups that nobody chooses any more gives one to whoever is here", async () => {
    expect(await ran({ type: "place-all" })).toEqual([`place ${ANA}`]);
  });

  it("of sheets that come together waits a second for what phones are still sending", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    runner().run({ type: "merge-sheets", activity: "sheet", into: "g2-1", from: ["g1-1", "g1-2"] });
    vi.advanceTimersByTime(999);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(calls).toEqual(["merge sheet g2-1 g1-1 g1-2"]);
  });

  it("of the end stores the end last, and only then the room is finished", async () => {
    const room = runner();
    void room.finished.then(() => calls.push("finished"));
    room.run({ type: "end" });
    expect(head.ended).toBe(true);
    await retry.done();
    await room.finished;
    expect(calls).toEqual(["close box", "end sheets", "end", "finished"]);
    expect(peers.told).toEqual([{ is: "everything" }]);
  });

  it("is tried until the database is back", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const loop = new RetryLoop();
    store.away = true;
    const room = runner(loop);
    room.run({ type: "end" });
    await vi.advanceTimersByTimeAsync(12_000);
    expect(calls).not.toContain("end");
    store.away = false;
    await vi.advanceTimersByTimeAsync(5_000);
    await room.finished;
    expect(calls.at(-1)).toBe("end");
  });
});

describe("what a crash left undone", () => {
  const madeGood = async (): Promise<string[]> => {
    runner().runOutstanding();
    await retry.done();
    return calls;
  };

  it("is nothing but whoever may wait at an open door, in a room where all was done", async () => {
    expect(await madeGood()).toEqual(["settle"]);
  });

  it("of people who are removed is done for those who are still in the room", async () => {
    state = { ...state, removed: [ANA, "gone long ago"] };
    expect((await madeGood())[0]).toBe(`remove ${ANA}`);
  });

  it("of activities that are finished is done for those whose keys still exist", async () => {
    state = { ...state, finished: ["poll", "many"] };
    keys = new Set(["many"]);
    expect(await madeGood()).toEqual(["settle", "note answers many", "seal many", "changed control"]);
  });

  it("of people who were let back in is done where one of them is not in the room", async () => {
    const sweep = { id: "sweep", at: START, back: true };
    state = {
      ...state,
      sweeps: [
        { ...sweep, people: [ANA, BEN] },
        { ...sweep, people: [ANA, "somebody else"] },
      ],
    };
    expect(await madeGood()).toEqual([`bring back ${ANA} somebody else`, "settle"]);
  });

  it("of the end is done once", async () => {
    state = { ...state, ended: true };
    await madeGood();
    await madeGood();
    expect(calls.filter((call) => call === "end")).toHaveLength(1);
  });

  it("is left for a while to another process whose command it was, but people are out at once", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    state = { ...state, removed: [ANA] };
    runner().runOutstanding(true);
    expect(calls).toEqual([`remove ${ANA}`]);
    vi.advanceTimersByTime(4_000);
    expect(calls).toEqual([`remove ${ANA}`, "settle"]);
  });
});
