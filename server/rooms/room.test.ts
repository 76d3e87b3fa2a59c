/** The four parts of a room, each over a store in memory: what is stored before it is told, outages, and other processes. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import { atDoor } from "@/server/rooms/door";
import type { Room } from "@/server/rooms/room";
import { MemoryPeers, MemoryStore, roomOver } from "@/tests/support/memory-store";
import { newRoom, participant, ROOM, START, trainer } from "@/tests/support/pure-room";
import type { Logged } from "@/workshop/commands/all";
import type { Ack } from "@/workshop/protocol/acks";

const [ANA, BEN, CEM] = [1, 2, 3].map((n) => `3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a1${n}`) as [
  string,
  string,
  string,
];
let ids = 0;
const id = () => `command-${++ids}`;
const open = new Set<Room>();

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  for (const person of [ANA, BEN, CEM]) store.join(person);
});
afterEach(async () => {
  store.away = false;
  for (const room of open) await room.close();
  open.clear();
});

const opened = async (made: Promise<{ room: Room; told: string[] }>) => {
  const { room, told } = await made;
  open.add(room);
  return { room, told };
};
const alone = () => opened(roomOver(store));
const toPoll = async (room: Room) => {
  await room.control.run(trainer, { type: "go", id: id(), to: "poll", seen: room.state.stepRevision });
  return room.control.run(trainer, { type: "open", id: id(), question: "poll", round: 1 });
};
const dim = (on: boolean, as = id()): Logged => ({ type: "dim", id: as, on });
const choice = (colour: string, rev = 1) => ({
  type: "answer" as const,
  id: id(),
  question: "poll",
  round: 1,
  rev,
  body: { choice: [colour] },
});
const given = (room: Room) => [...room.answers.ofRound("poll", 1).values()].map((k) => k.body);
/** Lets everything run that is under way without a timer. */
const settle = async () => {
  for (let i = 0; i < 20; i++) await new Promise((go) => setImmediate(go));
};

describe("control", () => {
  it("stores a command before it acknowledges and shows it", async () => {
    const { room, told } = await alone();
    store.calls.length = 0;
    const before = told.length;
    const ack = await room.control.run(trainer, dim(true));
    expect(ack).toEqual({ ok: true, revision: 1 });
    expect(store.calls[0]).toBe("append dim");
    expect([room.state.position.dim, told.slice(before)]).toEqual([true, ["control"]]);
  });

  it("does a command once, however often it is sent, also after it was loaded again", async () => {
    const { room } = await alone();
    const first = await room.control.run(trainer, dim(true, "command-same"));
    expect(await room.control.run(trainer, dim(true, "command-same"))).toEqual(first);
    const again = await alone();
    expect(await again.room.control.run(trainer, dim(true, "command-same"))).toEqual(first);
    expect(store.log).toHaveLength(1);
  });

  it("acknowledges and shows nothing while the database is away, and goes on afterwards", async () => {
    const { room, told } = await alone();
    store.away = true;
    const before = told.length;
    expect(await room.control.run(trainer, dim(true))).toEqual({ ok: false, reason: "not-stored" });
    expect([room.state.position.dim, told.length]).toEqual([false, before]);
    store.away = false;
    expect(await room.control.run(trainer, dim(true))).toMatchObject({ ok: true });
  });

  it("refuses whoever may not, and writes nothing of it", async () => {
    const { room } = await alone();
    expect(await room.control.run(participant(ANA), dim(true))).toEqual({ ok: false, reason: "not-allowed" });
    expect(store.log).toEqual([]);
  });

  it("decides again on what another process wrote meanwhile", async () => {
    const peers = new MemoryPeers();
    const [a, b] = [await opened(peers.room(store)), await opened(peers.room(store))];
    const acks: Ack[] = await Promise.all([
      toPoll(a.room),
      ...[true, false, true].map((on) => b.room.control.run(trainer, dim(on))),
    ]);
    await settle();
    expect(acks.every((ack) => ack.ok)).toBe(true);
    await Promise.all([a.room.control.catchUp(), b.room.control.catchUp()]);
    expect(a.room.state).toEqual(b.room.state);
    expect(store.log.length).toBe(a.room.state.revision);
  });

  it("has a clock that never runs behind its log", async () => {
    const peers = new MemoryPeers();
    const a = await opened(peers.room(store));
    store.log.push({ command: dim(true), actor: trainer, now: START + 60_000 });
    await a.room.control.catchUp();
    expect(a.room.control.now()).toBe(START + 60_000);
  });
});

describe("answers", () => {
  it("are stored before they are acknowledged and counted, the last change of mind alone", async () => {
    const { room } = await alone();
    await toPoll(room);
    store.calls.length = 0;
    const taken = room.answers.take(ANA, choice("red"), null, "socket");
    expect(given(room)).toEqual([]);
    expect(await taken).toMatchObject({ ok: true, stored: { rev: 1 } });
    expect(store.calls).toContain("answers");
    await room.answers.take(ANA, choice("blue", 2), null, "socket");
    await room.answers.take(BEN, choice("red"), null, "socket");
    expect(given(room)).toEqual([{ choice: ["blue"] }, { choice: ["red"] }]);
    expect([...store.answers.keys()].join()).not.toMatch(new RegExp(`${ANA}|${BEN}`));
  });

  it("that are not stored are not counted", async () => {
    const { room } = await alone();
    await toPoll(room);
    await room.answers.take(BEN, choice("red"), null, "socket");
    store.away = true;
    expect(await room.answers.take(ANA, choice("red"), null, "socket")).toEqual({
      ok: false,
      reason: "not-stored",
    });
    expect(given(room)).toHaveLength(1);
  });

  it("of a finished activity lead to nobody, and more are not taken", async () => {
    const { room } = await alone();
    await toPoll(room);
    await room.answers.take(ANA, choice("red"), null, "socket");
    await room.control.run(trainer, { type: "finish", id: id(), activity: "poll" });
    await settle();
    expect(room.answers.keys.has("poll")).toBe(false);
    expect(given(room)).toEqual([{ choice: ["red"] }]);
    expect(await room.answers.take(BEN, choice("red"), null, "socket")).toMatchObject({ ok: false });
    expect((await room.mine(ANA, null)).answers).toEqual([]);
  });

  it("are given back to their giver alone", async () => {
    const { room } = await alone();
    await toPoll(room);
    await room.answers.take(ANA, choice("red"), null, "socket");
    expect((await room.mine(ANA, null)).answers).toMatchObject([
      { question: "poll", body: { choice: ["red"] } },
    ]);
    expect((await room.mine(BEN, null)).answers).toEqual([]);
  });

  it("are taken out with somebody who erases what they gave, and nothing of theirs is taken any more", async () => {
    const { room, told } = await alone();
    await toPoll(room);
    await room.answers.take(ANA, choice("red"), null, "socket");
    await room.answers.take(BEN, choice("blue"), null, "socket");
    await room.eraseOwn(ANA, null);
    expect(given(room)).toEqual([{ choice: ["blue"] }]);
    expect(told).toContain(`disconnect ${ANA}`);
    expect(await room.answers.take(ANA, choice("red", 2), null, "socket")).toEqual({
      ok: false,
      reason: "removed",
    });
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBeNull();
  });
});

describe("question box", () => {
  it("does not say that support is stored which came after the end", async () => {
    const { room } = await alone();
    await room.control.run(trainer, { type: "box", id: id(), open: true, moderated: false } as Logged);
    await room.box.post(room.state, ANA, { type: "post", id: "asked-0001", text: "Why?" });
    const supported = (person: string) =>
      room.box.support(room.state, person, { type: "support", id: id(), post: "asked-0001", on: true });
    expect(await supported(BEN)).toEqual({ ok: true });
    expect(await supported(BEN)).toEqual({ ok: true });
    store.ended = true;
    expect(await supported(CEM)).toEqual({ ok: false, reason: "room-ended" });
  });
});

describe("participants", () => {
  it("are known by the token of their phone, each of them", async () => {
    const { room } = await alone();
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBe(ANA);
    room.participants.addPhone(ANA, "hash of another");
    expect(await room.participants.holderOf("hash of another")).toBe(ANA);
    expect(await room.participants.holderOf("hash of a stranger's")).toBeNull();
  });

  it("have twenty phones at most: a further one takes the place of the first", async () => {
    const { room } = await alone();
    for (let n = 1; n <= 20; n++) expect(room.participants.addPhone(ANA, `hash ${n}`)).toBe(true);
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBeNull();
    for (const n of [1, 20]) expect(await room.participants.holderOf(`hash ${n}`)).toBe(ANA);
    await settle();
    expect(store.stored.tokens.has(`hash of token ${ANA}`)).toBe(false);
  });

  it("whose phone was cleared are not known by its token any more", async () => {
    const { room } = await alone();
    room.participants.forgetPhone(ANA, `hash of token ${ANA}`);
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBeNull();
    await settle();
    expect(store.stored.tokens.has(`hash of token ${ANA}`)).toBe(false);
    expect(room.participants.get(ANA)).toBeDefined();
  });

  it("who are removed or erase what they gave while their code is looked up do not come back by it (B-41, E-62)", async () => {
    const { room } = await alone();
    const other = await alone();
    await room.control.run(trainer, { type: "remove", id: id(), participant: ANA });
    other.room.participants.erased(ANA);
    for (const { participants } of [room, other.room]) {
      expect(participants.addPhone(ANA, "hash of another")).toBe(false);
      expect(await participants.holderOf("hash of another")).toBeNull();
    }
  });

  it("who are removed are out at once, and in the database too", async () => {
    const { room, told } = await alone();
    await room.control.run(trainer, { type: "remove", id: id(), participant: ANA });
    await settle();
    expect(room.participants.get(ANA)).toBeUndefined();
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBeNull();
    expect(told).toContain(`disconnect ${ANA}`);
    expect(store.calls).toContain("forget");
  });

  it("read in the language that was stored, and in the old one where it could not be", async () => {
    const { room, told } = await alone();
    store.away = true;
    await expect(room.participants.setLanguage(ANA, "th")).rejects.toThrow();
    expect(room.participants.languageOf(ANA)).toBe("en");
    store.away = false;
    await room.participants.setLanguage(ANA, "th");
    expect(room.participants.languageOf(ANA)).toBe("th");
    expect(told).toContain(`language ${ANA}`);
  });

  it("who wait are nobody until they are let in", async () => {
    const { room } = await alone();
    await room.control.run(trainer, { type: "lock", id: id(), on: false, ask: true } as Logged);
    await room.participants.waiting.knock({ alias: "Dee", sector: null, language: null });
    expect(room.participants.waiting.listed()).toMatchObject({ count: 1, people: [{ alias: "Dee" }] });
    const [waiting] = room.participants.waiting.ids();
    expect(room.participants.get(waiting!)).toBeUndefined();
    expect(await atDoor(room, trainer, { type: "let-in", id: id(), people: [waiting!] })).toEqual({
      ok: true,
    });
    expect(room.participants.get(waiting!)?.alias).toBe("Dee");
    expect(room.participants.waiting.listed().count).toBe(0);
  });

  it("come in by another code once it was renewed, by whoever saw the one before", async () => {
    const { room } = await alone();
    await atDoor(room, trainer, { type: "new-code", id: id(), seen: "CODE" });
    expect(room.participants.entrance).toMatchObject({ code: "CODE+", token: "link 1" });
    await atDoor(room, trainer, { type: "new-code", id: id(), seen: "CODE" });
    expect(room.participants.entrance.code).toBe("CODE+");
  });
});

describe("peers", () => {
  let a: { room: Room; told: string[] };
  let b: { room: Room; told: string[] };
  beforeEach(async () => {
    const peers = new MemoryPeers();
    [a, b] = [await opened(peers.room(store)), await opened(peers.room(store))];
    await toPoll(a.room);
    await b.room.control.catchUp();
  });

  it("count what was answered over another process, once it was read", async () => {
    await a.room.answers.take(ANA, choice("red"), null, "socket");
    await b.room.sync.refresh();
    expect(given(b.room)).toEqual([{ choice: ["red"] }]);
  });

  it("know who is connected elsewhere, and wait for them where that process is lost", async () => {
    a.room.participants.presence.connect(ANA);
    a.room.participants.presenceChanged();
    expect(b.room.participants.presence.here()).toEqual(new Set([ANA]));
    b.room.sync.onPeerLost("0");
    expect(b.room.participants.presence.here()).toEqual(new Set());
    expect(b.room.participants.presence.expected()).toEqual(new Set([ANA]));
  });

  it("let somebody in who came by another process", async () => {
    const hash = store.join("3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a19");
    expect(await b.room.participants.holderOf(hash)).toBe("3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a19");
  });

  it("do not bring a phone back that is being forgotten", async () => {
    const hash = `hash of token ${ANA}`;
    const { participants } = a.room;
    const found = participants.read([ANA]);
    participants.forgetPhone(ANA, hash);
    expect(await participants.holderOf(hash)).toBeNull();
    await found;
    await settle();
    expect(store.stored.tokens.has(hash)).toBe(false);
    expect(await participants.holderOf(hash)).toBeNull();
  });

  it("take out who is not stored any more when everything is read", async () => {
    store.stored.people.splice(0, 1);
    store.stored.tokens.delete(`hash of token ${ANA}`);
    await b.room.sync.refresh();
    expect(b.room.participants.get(ANA)).toBeUndefined();
    expect(b.told).toContain(`disconnect ${ANA}`);
  });

  it("show of a closed round what is stored of it, and nothing else", async () => {
    await a.room.answers.take(ANA, choice("red"), null, "socket");
    const others = [...store.answers.keys()];
    await b.room.answers.take(BEN, choice("blue"), null, "socket");
    for (const key of store.answers.keys()) if (!others.includes(key)) store.answers.delete(key);
    await b.room.control.run(trainer, { type: "close", id: id(), question: "poll", round: 1 });
    expect(given(b.room)).toEqual([{ choice: ["red"] }]);
  });

  it("seal an activity together", async () => {
    await a.room.answers.take(ANA, choice("red"), null, "socket");
    await b.room.sync.refresh();
    await a.room.control.run(trainer, { type: "finish", id: id(), activity: "poll" });
    await settle();
    await b.room.sync.refresh();
    expect(b.room.answers.keys.has("poll")).toBe(false);
    expect([...b.room.answers.ofRound("poll", 1).keys()]).toEqual(["sealed 0"]);
  });

  it("ask for everything again until the database is back", async () => {
    store.away = true;
    await expect(b.room.sync.refresh()).rejects.toThrow("away");
    store.away = false;
    await b.room.sync.refresh();
    expect(b.room.state.revision).toBe(store.log.length);
  });
});
