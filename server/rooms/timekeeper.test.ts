/** The timers of a room, by a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BroadcastThrottle } from "@/server/rooms/broadcast-throttle";
import { Timekeeper } from "@/server/rooms/timekeeper";
import { PureRoom } from "@/tests/support/pure-room";
import { freshWork } from "@/model/room/groups";
import { SWEEP_UNDO_MS } from "@/workshop/room/admission";
import type { RoomState } from "@/workshop/room/state";

let now: number;
let state: RoomState;
let rank: number;
let events: string[];
let time: Timekeeper;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const room = new PureRoom().go("poll").open("poll", { seconds: 30 });
  [now, state, rank, events] = [room.now, room.state, 0, []];
  time = new Timekeeper(
    () => state,
    () => now,
    { due: () => events.push("due"), counts: (what) => events.push(what), rank: () => rank },
    new BroadcastThrottle(() => now),
  );
});
afterEach(() => {
  time.close();
  vi.useRealTimers();
});

const pass = (ms: number) => {
  now += ms;
  vi.advanceTimersByTime(ms);
};
const withoutTimer = () => new PureRoom().go("poll").open("poll").state;
const writing = (): RoomState => ({
  ...withoutTimer(),
  work: { sheet: { ...freshWork, phase: "open" } },
});

describe("what is due", () => {
  it("is told once when the time of a round is over, and not before", () => {
    time.schedule();
    pass(30_000);
    expect(events).toEqual([]);
    pass(2_000);
    expect(events).toEqual(["due"]);
    pass(600_000);
    expect(events).toEqual(["due"]);
  });

  it("is told at once where its time is long over", () => {
    now += 3_600_000;
    time.schedule();
    pass(5);
    expect(events).toEqual(["due"]);
  });

  it("is never told where nothing ends", () => {
    state = withoutTimer();
    time.schedule();
    pass(86_400_000);
    expect(events).toEqual([]);
  });

  it("is told at another time once the state has changed", () => {
    time.schedule();
    state = withoutTimer();
    time.schedule();
    pass(600_000);
    expect(events).toEqual([]);
  });

  it("is told when people who were taken out at once can no longer be let back in", () => {
    state = { ...withoutTimer(), sweeps: [{ id: "sweep", at: now, people: [], back: false }] };
    time.schedule();
    pass(SWEEP_UNDO_MS);
    expect(events).toEqual([]);
    pass(5);
    expect(events).toEqual(["due"]);
  });

  it("is left to other processes first, by rank", () => {
    now += 3_600_000;
    rank = 2;
    time.schedule();
    pass(299);
    expect(events).toEqual([]);
    pass(6);
    expect(events).toEqual(["due"]);
  });

  it("waits for five others at most", () => {
    now += 3_600_000;
    rank = 500;
    time.schedule();
    pass(755);
    expect(events).toEqual(["due"]);
  });

  it("is not told of a room that was closed", () => {
    time.schedule();
    time.close();
    time.schedule();
    pass(600_000);
    expect(events).toEqual([]);
  });
});

describe("counts", () => {
  beforeEach(() => {
    state = withoutTimer();
  });

  it("that change often are told four times a second at most (B-150)", () => {
    for (let i = 0; i < 100; i++) {
      time.countsChanged("counts");
      pass(10);
    }
    expect(events).toEqual(["counts", "counts", "counts", "counts"]);
  });

  it("are told for phones too where one of the changes concerns them, and for consoles alone afterwards", () => {
    time.countsChanged("control");
    time.countsChanged("counts");
    pass(250);
    time.countsChanged("counts");
    pass(250);
    expect(events).toEqual(["control", "counts"]);
  });

  it("are not told of a room that was closed", () => {
    time.countsChanged("counts");
    time.close();
    pass(1_000);
    expect(events).toEqual([]);
  });
});

describe("while groups write", () => {
  it("consoles look again every fifteen seconds, as silence is no event", () => {
    state = writing();
    time.schedule();
    pass(15_000);
    pass(250);
    expect(events).toEqual(["counts"]);
    pass(15_000);
    pass(250);
    expect(events).toEqual(["counts", "counts"]);
  });

  it("they stop looking once no sheet is open", () => {
    state = writing();
    time.schedule();
    state = withoutTimer();
    time.schedule();
    pass(60_000);
    expect(events).toEqual([]);
  });
});
