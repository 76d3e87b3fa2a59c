/** The people of a room, over a store in memory: who is known by which phone, what is told of them, and who is out. */
import { beforeEach, describe, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import { offeredIn, Participants } from "@/server/rooms/participants";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, participant, ROOM, START, trainer } from "@/tests/support/pure-room";
import { ANA, BEN, CEM, keptPeers, TriedOnce } from "@/tests/support/room-parts";
import type { RoomState } from "@/workshop/room/state";

const STRANGER = "3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a19";
const hash = (person: string) => `hash of token ${person}`;
const person = (id: string) => ({ id, alias: "Dee", sector: null, language: null, resume: "resume" });

let store: MemoryStore;
let state: RoomState;
beforeEach(() => {
  state = newRoom();
  store = new MemoryStore(storedRoomId(ROOM), state);
  for (const id of [ANA, BEN, CEM]) store.join(id);
});

/** The people of the room as one process has them. */
async function opened(shared = false) {
  const events: string[] = [];
  const peers = keptPeers(shared);
  const retry = new TriedOnce();
  const loaded = await store.load();
  store.calls.length = 0;
  const participants = new Participants(
    {
      roomId: store.roomId,
      head: loaded.head,
      state: () => state,
      now: () => START,
      store,
      peers,
      retry,
      broadcaster: {
        changed: (what) => events.push(`changed ${what}`),
        disconnect: (id) => events.push(`disconnect ${id}`),
        languageChanged: (id) => events.push(`language ${id}`),
      },
      answered: { keys: { all: () => [] }, whoAnswered: async () => [] },
      countsChanged: (what) => events.push(what),
      place: async (id) => void events.push(`place ${id}`),
    },
    loaded,
  );
  return { participants, told: events, peers, retry };
}

describe("somebody", () => {
  it("is known by the token of each of their phones, and nobody by a stranger's", async () => {
    const { participants } = await opened();
    expect(participants.addPhone(ANA, "hash of another")).toBe(true);
    for (const token of [hash(ANA), "hash of another"]) expect(await participants.holderOf(token)).toBe(ANA);
    expect(await participants.holderOf("hash of a stranger's")).toBeNull();
  });

  it("has twenty phones at most: a further one takes the place of the first", async () => {
    const { participants, retry } = await opened();
    for (let n = 1; n <= 20; n++) expect(participants.addPhone(ANA, `hash ${n}`)).toBe(true);
    expect(await participants.holderOf(hash(ANA))).toBeNull();
    for (const n of [1, 20]) expect(await participants.holderOf(`hash ${n}`)).toBe(ANA);
    await retry.done();
    expect(store.stored.tokens.has(hash(ANA))).toBe(false);
  });

  it("whose phone was cleared is not known by its token any more, but is still in the room", async () => {
    const { participants, peers, retry } = await opened();
    participants.phones.forget(ANA, hash(ANA));
    expect(await participants.holderOf(hash(ANA))).toBeNull();
    await retry.done();
    expect(store.stored.tokens.has(hash(ANA))).toBe(false);
    expect(participants.has(ANA)).toBe(true);
    expect(peers.told).toEqual([{ is: "people", ids: [ANA] }]);
  });

  it("who is admitted is known by their phone, counted as here, and given a group", async () => {
    const { participants, told } = await opened();
    await participants.admit(person(STRANGER), hash(STRANGER));
    expect(await participants.holderOf(hash(STRANGER))).toBe(STRANGER);
    expect([...participants.presence.here()]).toEqual([STRANGER]);
    expect(told).toEqual(["counts", `place ${STRANGER}`]);
  });

  it("who left is still counted among those who ever joined", async () => {
    const { participants } = await opened();
    expect(participants.everJoined()).toBe(3);
    participants.remove([ANA]);
    expect([participants.ids().length, participants.everJoined()]).toEqual([2, 3]);
  });
});

describe("a language", () => {
  it("is read in once it is stored, and not where it could not be", async () => {
    const { participants, told } = await opened();
    store.away = true;
    await expect(participants.setLanguage(ANA, "th")).rejects.toThrow();
    expect([participants.languageOf(ANA), told]).toEqual(["en", []]);
    store.away = false;
    await participants.setLanguage(ANA, "th");
    expect([participants.languageOf(ANA), told]).toEqual(["th", [`language ${ANA}`]]);
  });

  it("that is asked for is one of those offered, and its answer says whether it is stored", async () => {
    const { participants } = await opened();
    const ask = (language: string) =>
      participants.command(participant(ANA), { type: "language", id: "command-1", language }, "phone");
    const [, other] = offeredIn(state.workshop);
    expect(await ask("xx")).toEqual({ ok: false, reason: "unknown-language" });
    store.away = true;
    expect(await ask(other!)).toEqual({ ok: false, reason: "not-stored" });
    store.away = false;
    expect(await ask(other!)).toEqual({ ok: true });
    expect(participants.languageOf(ANA)).toBe(other);
  });
});

it("a break is a participant's own, and is not taken from a trainer", async () => {
  const { participants, told } = await opened();
  const pause = { type: "pause", id: "command-1", on: true } as const;
  expect(await participants.command(trainer, pause, "console")).toEqual({
    ok: false,
    reason: "not-allowed",
  });
  expect(await participants.command(participant(ANA), pause, "phone")).toEqual({ ok: true });
  expect([participants.presence.isPaused(ANA), told]).toEqual([true, ["counts"]]);
});

describe("people who are removed", () => {
  const removed = (...people: string[]) => {
    state = { ...state, removed: people };
  };

  it("are out at once, their connections are closed, and nothing opens the room to them", async () => {
    const { participants, told, retry } = await opened();
    removed(ANA);
    participants.remove([ANA]);
    expect(participants.has(ANA)).toBe(false);
    expect(await participants.holderOf(hash(ANA))).toBeNull();
    expect(told).toEqual([`disconnect ${ANA}`]);
    await retry.done();
    expect(store.calls).toEqual(["remove"]);
  });

  it("keep their tokens in the database, by which the room knows their browsers, and come back with them (B-41, B-143)", async () => {
    const { participants, retry } = await opened();
    removed(ANA);
    participants.remove([ANA]);
    await retry.done();
    expect(store.stored.tokens.has(hash(ANA))).toBe(true);
    removed();
    await participants.bringBack([ANA]);
    expect(await participants.holderOf(hash(ANA))).toBe(ANA);
  });

  it("and let back in before it reached the database are not deleted there", async () => {
    const { participants, retry } = await opened();
    participants.remove([ANA]);
    await retry.done();
    expect(store.calls).toEqual([]);
  });

  it("while their code is looked up, or who erased what they gave, do not come back by it (B-41, E-62)", async () => {
    const [one, other] = [await opened(), await opened(true)];
    one.participants.erased(ANA);
    removed(ANA);
    other.participants.remove([ANA]);
    for (const { participants } of [one, other]) {
      expect(participants.addPhone(ANA, "hash of another")).toBe(false);
      expect(await participants.holderOf("hash of another")).toBeNull();
    }
  });
});

it("somebody who erased what they gave is nobody here, though the number of people stays (E-62)", async () => {
  const { participants, told } = await opened();
  participants.presence.connect(ANA);
  participants.erased(ANA);
  expect(participants.get(ANA)).toEqual({
    id: ANA,
    alias: null,
    sector: null,
    language: null,
    resume: "",
  });
  expect(await participants.holderOf(hash(ANA))).toBeNull();
  expect(participants.presence.presence(() => null).here).toBe(1);
  expect(told).toEqual([`disconnect ${ANA}`]);
});

describe("the entrance", () => {
  it("has another code once it was renewed by somebody who saw the one before", async () => {
    const { participants, told, peers } = await opened();
    await participants.entrance.renew("CODE");
    expect(participants.entrance).toMatchObject({ code: "CODE+", token: "link 1" });
    await participants.entrance.renew("CODE");
    expect(participants.entrance.code).toBe("CODE+");
    expect([told, peers.told]).toEqual([["changed control"], [{ is: "door" }]]);
  });

  it("that another process renewed is read", async () => {
    const [one, other] = [await opened(true), await opened(true)];
    await one.participants.entrance.renew("CODE");
    await other.participants.entrance.read();
    const { code, token, stageKey } = one.participants.entrance;
    expect(other.participants.entrance).toMatchObject({ code, token, stageKey });
  });
});

describe("beside other processes", () => {
  it("somebody who came by another one is known by their token", async () => {
    const { participants } = await opened(true);
    store.join(STRANGER);
    expect(await participants.holderOf(hash(STRANGER))).toBe(STRANGER);
    expect(participants.has(STRANGER)).toBe(true);
  });

  it("somebody who is removed is not found by their token, though it is still stored", async () => {
    const { participants } = await opened(true);
    store.join(STRANGER);
    state = { ...state, removed: [STRANGER] };
    expect(await participants.holderOf(hash(STRANGER))).toBeNull();
  });

  it("a phone that is being forgotten is not brought back by what is read meanwhile", async () => {
    const { participants, retry } = await opened(true);
    const reading = participants.read([ANA]);
    participants.phones.forget(ANA, hash(ANA));
    expect(await participants.holderOf(hash(ANA))).toBeNull();
    await reading;
    await retry.done();
    expect(store.stored.tokens.has(hash(ANA))).toBe(false);
    expect(await participants.holderOf(hash(ANA))).toBeNull();
  });

  it("whoever is not stored any more is out once people are read", async () => {
    const { participants, told } = await opened(true);
    store.stored.people.splice(0, 1);
    store.stored.tokens.delete(hash(ANA));
    await participants.read();
    expect(participants.ids()).toEqual([BEN, CEM]);
    expect(told).toEqual([`disconnect ${ANA}`, "control"]);
  });

  it("somebody who reads in another language since is shown it", async () => {
    const { participants, told } = await opened(true);
    await store.setLanguage(ANA, "th");
    await participants.read([ANA]);
    expect([participants.languageOf(ANA), told]).toEqual(["th", [`language ${ANA}`, "control"]]);
  });

  it("they are told who is connected here", async () => {
    const { participants, peers } = await opened(true);
    participants.presence.connect(ANA);
    participants.presenceChanged();
    const [message] = peers.told;
    expect(message?.is === "presence" && Object.keys(message.part.people)).toEqual([ANA]);
  });

  it("whoever waits by another one is read with those who wait here", async () => {
    const { participants } = await opened(true);
    const { request } = await store.addAdmissionRequest(ROOM, person(STRANGER));
    await participants.readWaiting([request.id]);
    expect(participants.waiting.ids()).toEqual([request.id]);
  });
});
