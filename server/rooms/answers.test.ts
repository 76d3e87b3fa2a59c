/** The answers of a room, over a store in memory: stored before they are counted and acknowledged, by pseudonyms. */
import { beforeEach, describe, expect, it } from "vitest";
import { activitySchema } from "@/activities/kinds";
import { storedRoomId } from "@/model/ids";
import { AnswerWriter } from "@/server/rooms/answer-writer";
import { Answers } from "@/server/rooms/answers";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, PureRoom, ROOM, START } from "@/tests/support/pure-room";
import { ANA, BEN, keptPeers } from "@/tests/support/room-parts";
import type { AnswerCommand } from "@/workshop/commands/all";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const notStored = { ok: false, reason: "not-stored" };
let ids = 0;
const choice = (colour: string, rev = 1): AnswerCommand => ({
  type: "answer",
  id: `answer-${++ids}`,
  question: "poll",
  round: 1,
  rev,
  body: { choice: [colour] },
});

/** A workshop whose one question takes numbers from 0 to 10. */
const limited = {
  ...newRoom().workshop,
  sessions: newRoom().workshop.sessions.map((session) => ({
    ...session,
    activities: [
      activitySchema.parse({
        id: "number",
        kind: "number",
        title: "N",
        question: "How many?",
        min: 0,
        max: 10,
      }),
    ],
  })),
};

let room: PureRoom;
let store: MemoryStore;
beforeEach(() => {
  room = new PureRoom().go("poll").open("poll");
  store = new MemoryStore(storedRoomId(ROOM), room.state);
});

/** The answers as one process has them. @param catchUp how it reads on in the log */
async function opened(catchUp: () => Promise<boolean> = async () => false) {
  const events: string[] = [];
  const peers = keptPeers();
  const writer = new AnswerWriter((rows) => store.storeAnswers(rows));
  const loaded = await store.load();
  store.calls.length = 0;
  const answers = new Answers(
    {
      roomId: store.roomId,
      state: () => room.state,
      now: () => START,
      store,
      writer,
      peers,
      usage: new UsageCounter(),
      broadcaster: { answered: (person, over) => events.push(`answered ${person} ${over}`) },
      countsChanged: () => events.push("counted"),
      catchUp,
    },
    loaded,
  );
  return { answers, told: events, peers };
}
const bodiesOf = (answers: Answers) => [...answers.ofRound("poll", 1).values()].map((kept) => kept.body);
const take = (answers: Answers, person: string, command: AnswerCommand) =>
  answers.take({ id: person }, command, null, "socket");

describe("an answer", () => {
  it("is stored before it is counted and acknowledged, and under a pseudonym", async () => {
    const { answers, told, peers } = await opened();
    const taken = take(answers, ANA, choice("red"));
    expect([bodiesOf(answers), told]).toEqual([[], []]);
    expect(await taken).toMatchObject({ ok: true, stored: { rev: 1 } });
    expect(store.calls).toEqual(["key", "answers"]);
    expect([bodiesOf(answers), told]).toEqual([[{ choice: ["red"] }], ["counted", `answered ${ANA} socket`]]);
    const [pseudonym] = answers.ofRound("poll", 1).keys();
    expect(peers.told).toEqual([{ is: "answers", rows: [["poll", 1, pseudonym]] }]);
    expect([...store.answers.keys()].join()).not.toContain(ANA);
  });

  it("takes the place of the one before it, and an older one does not", async () => {
    const { answers } = await opened();
    const older = choice("red");
    await take(answers, ANA, older);
    await take(answers, ANA, choice("blue", 2));
    expect(await take(answers, ANA, older)).toMatchObject({ ok: true, stored: { rev: 2 } });
    expect(bodiesOf(answers)).toEqual([{ choice: ["blue"] }]);
  });

  it("that is not stored is neither counted nor acknowledged", async () => {
    const { answers, told } = await opened();
    await take(answers, BEN, choice("red"));
    told.length = 0;
    store.away = true;
    expect(await take(answers, ANA, choice("red"))).toEqual(notStored);
    expect([bodiesOf(answers).length, told]).toEqual([1, []]);
  });

  it("is refused where the round is closed", async () => {
    const { answers } = await opened();
    room.close("poll");
    expect(await take(answers, ANA, choice("red"))).toEqual({ ok: false, reason: "closed" });
    expect(store.answers.size).toBe(0);
  });

  it("that does not fit is refused with the numbers that its sentence has (B-43)", async () => {
    room = new PureRoom(freshState(ROOM, limited, settingsSchema.parse({}))).go("number").open("number");
    const { answers } = await opened();
    const sent = { ...choice("red"), question: "number", body: { value: 11 } } as AnswerCommand;
    expect(await take(answers, ANA, sent)).toEqual({
      ok: false,
      reason: "number-range",
      values: { from: 0, to: 10 },
    });
  });

  it("is judged again where the room has moved on over another process", async () => {
    room = new PureRoom().go("poll");
    const { answers } = await opened(async () => {
      const moved = room.round("poll") === undefined;
      if (moved) room.open("poll");
      return moved;
    });
    expect(await take(answers, ANA, choice("red"))).toMatchObject({ ok: true });
  });

  it("is not stored where a round was closed after it was judged, and the log cannot be read", async () => {
    const { answers } = await opened(() => Promise.reject(new Error("the database is away")));
    store.storeAnswers = async () => new Map([[0, "stale"]]);
    expect(await take(answers, ANA, choice("red"))).toEqual(notStored);
    expect(bodiesOf(answers)).toEqual([]);
  });

  it("is not stored for somebody who erases what they gave", async () => {
    const { answers } = await opened();
    answers.personal.beginErasing(ANA);
    expect(await take(answers, ANA, choice("red"))).toEqual({ ok: false, reason: "removed" });
    expect(store.answers.size).toBe(0);
  });

  it("is given back to its giver alone", async () => {
    const { answers } = await opened();
    await take(answers, ANA, choice("red"));
    const mine = async (person: string) => (await answers.personal.mine(person, null, "en")).answers;
    expect(await mine(ANA)).toMatchObject([{ question: "poll", body: { choice: ["red"] } }]);
    expect(await mine(BEN)).toEqual([]);
  });
});

describe("an activity that is sealed", () => {
  it("keeps its answers under other labels, and no key leads to them", async () => {
    const { answers } = await opened();
    await take(answers, ANA, choice("red"));
    await answers.seal("poll");
    expect(await answers.isSealed("poll")).toBe(true);
    expect([...answers.ofRound("poll", 1).keys()]).toContain("sealed 0");
    expect(await answers.whoAnswered("poll", [ANA])).toEqual([]);
  });

  it("shows its sealed answers once they are stored, however late, and another that runs keeps its own", async () => {
    const { answers } = await opened();
    await take(answers, ANA, choice("red"));
    room.go("many").open("many");
    await take(answers, ANA, { ...choice("one"), question: "many" });
    const anonymise = store.anonymise.bind(store);
    const waiting: (() => void)[] = [];
    store.anonymise = async (...args) => {
      await new Promise<void>((go) => waiting.push(go));
      return anonymise(...args);
    };
    let done = false;
    const sealing = answers.seal("poll").then(() => {
      done = true;
    });
    await expect.poll(() => waiting.length).toBe(1);
    await new Promise((go) => setImmediate(go));
    expect([done, await answers.isSealed("poll")]).toEqual([false, false]);
    waiting[0]!();
    await sealing;
    const sealed = [...answers.ofRound("poll", 1).keys()];
    expect([sealed.includes("sealed 0"), await answers.isSealed("poll")]).toEqual([true, true]);
    // As a process has them that starts now: what ran on still runs.
    room.do({ type: "finish", activity: "poll" });
    const { answers: restarted } = await opened();
    expect([...restarted.ofRound("many", 1).values()].map((kept) => kept.body)).toEqual([
      { choice: ["one"] },
    ]);
    expect(restarted.ofRound("many", 1)).toEqual(answers.ofRound("many", 1));
  });

  it("says before it is sealed what each person answered, and to nobody afterwards", async () => {
    const { answers } = await opened();
    await take(answers, ANA, choice("red"));
    const heard: unknown[] = [];
    answers.beforeSeal = async (_activity, answersOf) => {
      heard.push(answersOf(ANA), answersOf(BEN));
    };
    await answers.seal("poll");
    await answers.seal("poll");
    expect(heard).toEqual([[{ choice: ["red"] }], []]);
  });
});

describe("answers that others stored", () => {
  it("are counted once they are read, and their givers are found by the keys of this process", async () => {
    const [one, other] = [await opened(), await opened()];
    await take(one.answers, ANA, choice("red"));
    const [pseudonym = ""] = one.answers.ofRound("poll", 1).keys();
    const stored = await other.answers.readPlaces([{ question: "poll", round: 1, pseudonym }]);
    expect(bodiesOf(other.answers)).toEqual([{ choice: ["red"] }]);
    expect(await other.answers.giversAmong([ANA, BEN], stored)).toEqual([ANA]);
  });

  it("take the place of all that was known, but for those that came in meanwhile", async () => {
    const { answers } = await opened();
    await take(answers, ANA, choice("red"));
    store.answers.clear();
    const running = store.running.bind(store);
    store.running = async () => {
      const found = await running();
      await take(answers, BEN, choice("blue"));
      return found;
    };
    await answers.readAll();
    expect(bodiesOf(answers)).toEqual([{ choice: ["blue"] }]);
  });
});
