/** A whole room over a store in memory: what its parts do together, and two processes over one database. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import type { Room } from "@/server/rooms/room";
import { MemoryPeers, MemoryStore, roomOver } from "@/tests/support/memory-store";
import { newRoom, ROOM, trainer } from "@/tests/support/pure-room";
import { ANA, BEN, CEM } from "@/tests/support/room-parts";

let ids = 0;
const id = () => `command-${++ids}`;
const open = new Set<Room>();

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  for (const person of [ANA, BEN, CEM]) store.join(person);
});
afterEach(async () => {
  for (const room of open) await room.close();
  open.clear();
});

const opened = async (making: Promise<{ room: Room; told: string[] }>) => {
  const { room, told } = await making;
  open.add(room);
  return { room, told };
};
const alone = () => opened(roomOver(store));
const toPoll = async (room: Room) => {
  await room.control.run(trainer, { type: "go", id: id(), to: "poll", seen: room.state.stepRevision });
  return room.control.run(trainer, { type: "open", id: id(), question: "poll", round: 1 });
};
const choice = (colour: string, rev = 1) => ({
  type: "answer" as const,
  id: id(),
  question: "poll",
  round: 1,
  rev,
  body: { choice: [colour] },
});
const bodiesOf = (room: Room) => [...room.answers.ofRound("poll", 1).values()].map((k) => k.body);
/** Lets everything run that is under way without a timer. */
const settle = async () => {
  for (let i = 0; i < 20; i++) await new Promise((go) => setImmediate(go));
};

describe("answers", () => {
  it("of a finished activity lead to nobody, and more are not taken", async () => {
    const { room } = await alone();
    await toPoll(room);
    await room.answers.take({ id: ANA }, choice("red"), null, "socket");
    await room.control.run(trainer, { type: "finish", id: id(), activity: "poll" });
    await settle();
    expect(room.answers.keys.has("poll")).toBe(false);
    expect(bodiesOf(room)).toEqual([{ choice: ["red"] }]);
    expect(await room.answers.take({ id: BEN }, choice("red"), null, "socket")).toMatchObject({ ok: false });
    expect((await room.mine(ANA, null)).answers).toEqual([]);
  });

  it("are taken out with somebody who erases what they gave, and nothing of theirs is taken any more", async () => {
    const { room, told } = await alone();
    await toPoll(room);
    await room.answers.take({ id: ANA }, choice("red"), null, "socket");
    await room.answers.take({ id: BEN }, choice("blue"), null, "socket");
    await room.eraseOwn(ANA, null);
    expect(bodiesOf(room)).toEqual([{ choice: ["blue"] }]);
    expect(told).toContain(`disconnect ${ANA}`);
    expect(await room.answers.take({ id: ANA }, choice("red", 2), null, "socket")).toEqual({
      ok: false,
      reason: "removed",
    });
    expect(await room.participants.holderOf(`hash of token ${ANA}`)).toBeNull();
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
    await a.room.answers.take({ id: ANA }, choice("red"), null, "socket");
    await b.room.sync.refresh();
    expect(bodiesOf(b.room)).toEqual([{ choice: ["red"] }]);
  });

  it("know who is connected elsewhere, and wait for them where that process is lost", async () => {
    a.room.participants.presence.connect(ANA);
    a.room.participants.presenceChanged();
    expect(b.room.participants.presence.here()).toEqual(new Set([ANA]));
    b.room.sync.onPeerLost("0");
    expect(b.room.participants.presence.here()).toEqual(new Set());
    expect(b.room.participants.presence.expected()).toEqual(new Set([ANA]));
  });

  it("show of a closed round what is stored of it, and nothing else", async () => {
    await a.room.answers.take({ id: ANA }, choice("red"), null, "socket");
    const others = [...store.answers.keys()];
    await b.room.answers.take({ id: BEN }, choice("blue"), null, "socket");
    for (const key of store.answers.keys()) if (!others.includes(key)) store.answers.delete(key);
    await b.room.control.run(trainer, { type: "close", id: id(), question: "poll", round: 1 });
    expect(bodiesOf(b.room)).toEqual([{ choice: ["red"] }]);
  });

  it("seal an activity together", async () => {
    await a.room.answers.take({ id: ANA }, choice("red"), null, "socket");
    await b.room.sync.refresh();
    await a.room.control.run(trainer, { type: "finish", id: id(), activity: "poll" });
    await settle();
    await b.room.sync.refresh();
    expect(b.room.answers.keys.has("poll")).toBe(false);
    expect([...b.room.answers.ofRound("poll", 1).keys()]).toEqual(["sealed 0"]);
  });
});
