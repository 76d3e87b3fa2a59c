/** What one person has stored: given back to them, kept apart under their own key, and unlinked from them. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Activity } from "@/activities/kinds";
import { storedRoomId } from "@/model/ids";
import type { PhoneKey } from "@/server/platform/room-store";
import { ParticipantData } from "@/server/rooms/participant-data";
import { MemoryStore } from "@/tests/support/memory-store";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";
import { weighingWorkshop } from "@/tests/support/weighing-workshop";
import { planOf } from "@/workshop/content/plan";
import { answersOf, type RoundKey, roundKey, upsert } from "@/workshop/room/answers-by-round";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const key = Buffer.from("the key of an activity");
const phone = (owner: string): PhoneKey => ({ owner, cipher: Buffer.alloc(32) });

let room: PureRoom;
let store: MemoryStore;
/** Rounds into which a trainer has looked, and what was relabelled there. */
let looked: Set<RoundKey>;
let relabelled: string[];
let data: ParticipantData;
beforeEach(() => {
  [looked, relabelled] = [new Set(), []];
  begin(new PureRoom().go("poll").open("poll"));
});

function begin(in_: PureRoom): void {
  room = in_;
  store = new MemoryStore(storedRoomId(ROOM), room.state);
  data = new ParticipantData(
    store.roomId,
    () => room.state,
    room.board,
    {
      all: () => [["poll", Promise.resolve(key)]],
      // As long as an activity is not sealed its key is there, whatever the state says.
      pseudonymOf: async (person) => store.pseudonym(key, person),
    },
    {
      knows: (round) => looked.has(round),
      relabel: (pseudonym, orphan) => relabelled.push(`${pseudonym} ${orphan}`),
    },
    store,
  );
}
const answer = (person: string, choice: string) =>
  room.answer(store.pseudonym(key, person), "poll", { choice: [choice] });
const mine = (person: string, phoneKey: PhoneKey | null = null) => data.mine(person, phoneKey, "en");

describe("what somebody gave", () => {
  it("is given back to them alone, as long as it can be changed", async () => {
    answer(ANA, "red");
    expect((await mine(ANA)).answers).toMatchObject([
      { question: "poll", round: 1, body: { choice: ["red"] }, fields: { choice: ["red"] } },
    ]);
    expect((await mine(BEN)).answers).toEqual([]);
  });

  it("to an activity that is finished can be changed no more, also before it is sealed; another still can (B-37)", async () => {
    answer(ANA, "red");
    room.go("many").open("many");
    room.answer(store.pseudonym(key, ANA), "many", { choice: ["one"] });
    room.do({ type: "finish", activity: "poll" });
    expect((await mine(ANA)).answers.map(({ question }) => question)).toEqual(["many"]);
  });

  it("is given back with what they gave in the round before, where the question is asked again (B-301)", async () => {
    answer(ANA, "red");
    room.do({ type: "close", question: "poll", round: 1 }, { type: "open", question: "poll", round: 2 });
    room.answer(store.pseudonym(key, ANA), "poll", { choice: ["blue"] }, { round: 2 });
    expect((await mine(ANA)).answers).toMatchObject([
      { question: "poll", round: 1, fields: { choice: ["red"] } },
      { question: "poll", round: 2, fields: { choice: ["blue"] } },
    ]);
  });

  it("in a round into which nobody has looked is deleted when they erase it (E-60)", async () => {
    answer(ANA, "red");
    answer(BEN, "blue");
    const rows = await data.toUnlink(ANA);
    expect(rows).toMatchObject([{ activityId: "poll", pseudonym: store.pseudonym(key, ANA), unlink: [] }]);
    data.unlinked(rows);
    expect([...answersOf(room.board, "poll", 1).keys()]).toEqual([store.pseudonym(key, BEN)]);
  });

  it("in a round into which somebody has looked stays under a label that leads to nobody (E-60)", async () => {
    answer(ANA, "red");
    looked.add(roundKey("poll", 1));
    const rows = await data.toUnlink(ANA);
    const [{ label, pseudonym, unlink }] = rows as [(typeof rows)[number]];
    expect(unlink).toEqual([{ question: "poll", round: 1 }]);
    data.unlinked(rows);
    expect([...answersOf(room.board, "poll", 1).keys()]).toEqual([label]);
    expect(label).toMatch(/^~/);
    expect(relabelled).toEqual([`${pseudonym} ${label}`]);
  });

  it("is taken no more from the moment in which they begin to erase", () => {
    expect(data.isErasing(ANA)).toBe(false);
    data.beginErasing(ANA);
    expect([data.isErasing(ANA), data.isErasing(BEN)]).toEqual([true, false]);
  });
});

describe("a commitment (B-88)", () => {
  const written = { promise: { what: "Call the shelter" } };
  const said = {
    type: "answer",
    id: "answer-1",
    question: "promise",
    round: 1,
    rev: 1,
    body: written,
  } as const;
  let commitment: Activity;
  beforeEach(() => {
    begin(
      new PureRoom(freshState(ROOM, weighingWorkshop, settingsSchema.parse({})))
        .go("promise")
        .open("promise"),
    );
    commitment = planOf(room.state.workshop).activity("promise")!;
  });

  it("is kept under the key of the phone that wrote it, and what is stored for all holds no word of it", async () => {
    expect(data.isOwn("promise")).toBe(true);
    expect(await data.keepApart(commitment, written, said, phone("ana"))).toEqual({ promise: {} });
    expect([...store.kept.values()]).toEqual([{ "promise.what": ["Call the shelter"] }]);
  });

  it("is given back to that phone, and another phone of the same person hears that it was written elsewhere", async () => {
    const body = await data.keepApart(commitment, written, said, phone("ana"));
    upsert(room.board, roundKey("promise", 1), store.pseudonym(key, ANA), { id: "answer-1", rev: 1, body });
    expect((await mine(ANA, phone("ana"))).promises).toMatchObject([
      { lines: [{ text: "Call the shelter" }] },
    ]);
    expect((await mine(ANA, phone("her other phone"))).promises).toMatchObject([{ lines: null }]);
    expect((await mine(BEN, phone("ben"))).promises).toEqual([]);
  });

  it("is taken away with a pass", async () => {
    await data.keepApart(commitment, written, said, phone("ana"));
    expect(await data.keepApart(commitment, { pass: true }, said, phone("ana"))).toEqual({ pass: true });
    expect(store.kept.size).toBe(0);
  });

  it("is no pass as long as what was written before is not taken away", async () => {
    await data.keepApart(commitment, written, said, phone("ana"));
    store.away = true;
    await expect(data.keepApart(commitment, { pass: true }, said, phone("ana"))).rejects.toThrow("away");
    expect(store.kept.size).toBe(1);
  });

  it("is not taken without the key of a phone", async () => {
    await expect(data.keepApart(commitment, written, said, null)).rejects.toThrow("without their key");
    expect(store.kept.size).toBe(0);
  });
});
