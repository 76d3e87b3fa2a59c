/** Who came of late: how many, who of them answered, and when so many come that the trainer should know. */
import { beforeEach, describe, expect, it } from "vitest";
import { AnswerWriter } from "@/server/rooms/answer-writer";
import { Answers } from "@/server/rooms/answers";
import { RecentArrivals } from "@/server/rooms/recent-arrivals";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { MemoryStore } from "@/tests/support/memory-store";
import { PureRoom, ROOM, START } from "@/tests/support/pure-room";
import { keptPeers } from "@/tests/support/room-parts";
import { storedRoomId } from "@/model/ids";

const MINUTE = 60_000;
const key = Buffer.from("a key of the poll");

let now: number;
let room: PureRoom;
let people: Map<string, unknown>;
let answers: Answers;
let arrivals: RecentArrivals;
let store: MemoryStore;

beforeEach(() => {
  now = START;
  room = new PureRoom().go("poll").open("poll");
  people = new Map();
  store = new MemoryStore(storedRoomId(ROOM), room.state);
  answers = new Answers(
    {
      roomId: store.roomId,
      state: () => room.state,
      now: () => now,
      store,
      writer: new AnswerWriter((rows) => store.storeAnswers(rows)),
      peers: keptPeers(),
      usage: new UsageCounter(),
      broadcaster: { answered: () => undefined },
      countsChanged: () => undefined,
      catchUp: async () => false,
    },
    { board: room.board, keys: new Map([["poll", key]]) },
  );
  arrivals = new RecentArrivals({
    state: () => room.state,
    now: () => now,
    isIn: (person) => people.has(person),
    size: () => people.size,
    answered: answers,
  });
});

const come = (ids: string[]) => {
  for (const id of ids) {
    people.set(id, {});
    arrivals.record(id);
  }
};
const named = (word: string, count: number) => Array.from({ length: count }, (_, i) => `${word}-${i}`);
const answer = async (id: string) => {
  await answers.take(
    { id },
    { type: "answer", id, question: "poll", round: 1, rev: 1, body: { pass: true } },
    null,
    "form",
  );
};

describe("newcomers (B-143)", () => {
  it("are counted by the minutes since they came, and forgotten after an hour", async () => {
    come(named("early", 6));
    now += 10 * MINUTE;
    come(named("late", 7));
    expect((await arrivals.counted()).map((c) => c.all)).toEqual([7, 13, 13]);
    now += 51 * MINUTE;
    come(["last"]);
    expect((await arrivals.counted()).map((c) => c.all)).toEqual([null, null, 8]);
  });

  it("are apart from those who answered something, and from those who are no more in the room", async () => {
    come(named("new", 8));
    await answer("new-0");
    people.delete("new-1");
    expect((await arrivals.counted())[0]).toEqual({ minutes: 5, all: 7, silent: 6 });
    expect(await arrivals.swept(5, false)).toEqual(named("new", 8).slice(2));
    expect(await arrivals.swept(5, true)).toHaveLength(7);
  });

  it("have answered also when the activity was finished since and nothing tells who", async () => {
    come(named("new", 7));
    await answer("new-3");
    await arrivals.noteAnswers("poll");
    answers.keys.forget("poll");
    room.board.clear();
    expect(await arrivals.swept(5, false)).not.toContain("new-3");
  });

  it("are not counted below five", async () => {
    come(named("new", 5));
    await answer("new-0");
    expect((await arrivals.counted())[0]).toEqual({ minutes: 5, all: 5, silent: null });
  });
});

describe("a flood (B-142)", () => {
  it("is told while the door is open, with how many came", () => {
    for (const id of named("known", 30)) people.set(id, {});
    come(named("new", 19));
    expect(arrivals.flood()).toBeNull();
    come(named("more", 6));
    expect(arrivals.flood()).toMatchObject({ people: 25 });
    room.do({ type: "lock", on: false, ask: true });
    expect(arrivals.flood()).toBeNull();
  });

  it("is one until five minutes have passed without so many", () => {
    come(named("new", 20));
    const first = arrivals.flood();
    now += 4 * MINUTE;
    come(named("again", 31));
    expect(arrivals.flood()).toEqual({ people: 51, since: first!.since });
    now += 6 * MINUTE;
    expect(arrivals.flood()).toBeNull();
  });

  it("is none before the first step, in a rehearsal, or where people come one after another", () => {
    for (let i = 0; i < 60; i++) {
      come([`one-${i}`]);
      now += 10_000;
    }
    expect(arrivals.flood()).toBeNull();
    room = new PureRoom();
    come(named("all", 200));
    expect(arrivals.flood()).toBeNull();
    room = new PureRoom().go("poll");
    room.state.settings = {
      ...room.state.settings,
      rehearsal: { people: 30, network: "good", languages: ["en"] },
    };
    come(named("simulated", 200));
    expect(arrivals.flood()).toBeNull();
  });
});
