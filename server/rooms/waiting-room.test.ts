/** The people who wait at a room's door, over a store in memory. */
import { beforeEach, describe, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import { WaitingRoom } from "@/server/rooms/waiting-room";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, ROOM } from "@/tests/support/pure-room";
import { keptPeers } from "@/tests/support/room-parts";
import { MAX_LISTED_WAITING, MAX_WAITING } from "@/workshop/room/admission";
import type { RoomState } from "@/workshop/room/state";

const asking: RoomState = { ...newRoom(), requiresApproval: true };
const hashOf = (token: string) => `hash of ${token}`;
const named = (alias: string) => ({ alias, sector: null, language: null });

let store: MemoryStore;
let state: RoomState;
/** Who was let in, with the hash of their token. */
let admitted: [alias: string | null, tokenHash: string][];
let recounted: number;
beforeEach(() => {
  store = new MemoryStore(storedRoomId(ROOM), newRoom());
  [state, admitted, recounted] = [asking, [], 0];
});

function door(peers = keptPeers(), isIn: (person: string) => boolean = () => false) {
  const waiting = new WaitingRoom(
    {
      roomId: store.roomId,
      state: () => state,
      store,
      peers,
      isIn,
      admit: async ({ alias }, tokenHash) => void admitted.push([alias, tokenHash]),
      countsChanged: () => recounted++,
    },
    store.waiting,
  );
  return { waiting, peers };
}

describe("somebody who comes to a door that asks", () => {
  it("waits, is listed on consoles, and is told to the other processes", async () => {
    const { waiting, peers } = door();
    const token = await waiting.knock(named("Dee"));
    const [id] = waiting.ids();
    expect(waiting.listed()).toEqual({ count: 1, people: [{ id, alias: "Dee" }] });
    expect(await waiting.holderOf(hashOf(token))).toMatchObject({ id, alias: "Dee" });
    expect(peers.told).toEqual([{ is: "admissionRequests", ids: [id] }]);
    expect([admitted, recounted]).toEqual([[], 1]);
  });

  it("does not wait while the database is away", async () => {
    const { waiting, peers } = door();
    store.away = true;
    await expect(waiting.knock(named("Dee"))).rejects.toThrow("away");
    expect([waiting.ids(), peers.told]).toEqual([[], []]);
  });

  it("comes in once a trainer lets them in, with the token that they waited with", async () => {
    const { waiting, peers } = door();
    const token = await waiting.knock(named("Dee"));
    await waiting.knock(named("Eli"));
    const [dee, eli] = waiting.ids();
    [peers.told.length, recounted] = [0, 0];
    await waiting.letIn([dee!]);
    expect(admitted).toEqual([["Dee", hashOf(token)]]);
    expect([peers.told, recounted]).toEqual([[{ is: "admissionRequests", ids: [dee] }], 1]);
    expect(waiting.ids()).toEqual([eli]);
    await waiting.turnAway([eli!]);
    expect(peers.told.at(-1)).toEqual({ is: "admissionRequests", ids: [eli] });
    expect(waiting.listed().count).toBe(0);
    expect(await waiting.holderOf(hashOf(token))).toBeNull();
  });

  it("goes on waiting where the database is away as they are let in", async () => {
    const { waiting } = door();
    await waiting.knock(named("Dee"));
    store.away = true;
    await expect(waiting.letIn(waiting.ids())).rejects.toThrow("away");
    expect([admitted, waiting.listed().count]).toEqual([[], 1]);
  });

  it("is let in once, though two consoles do it", async () => {
    const { waiting } = door();
    await waiting.knock(named("Dee"));
    const ids = waiting.ids();
    await Promise.all([waiting.letIn(ids), waiting.letIn(ids)]);
    expect(admitted).toHaveLength(1);
  });

  it("waits no more once they are turned away, and nobody comes in", async () => {
    const { waiting } = door();
    const token = await waiting.knock(named("Dee"));
    await waiting.turnAway(waiting.ids());
    expect([admitted, waiting.ids(), store.waiting]).toEqual([[], [], []]);
    expect(await waiting.holderOf(hashOf(token))).toBeNull();
  });
});

describe("a door that opens", () => {
  it("lets in everybody who waits", async () => {
    const { waiting } = door();
    for (const name of ["Dee", "Eli"]) await waiting.knock(named(name));
    state = { ...asking, requiresApproval: false };
    await waiting.settle();
    expect(admitted.map(([alias]) => alias)).toEqual(["Dee", "Eli"]);
    expect(waiting.ids()).toEqual([]);
  });

  it("while somebody is on the way to it lets them in at once", async () => {
    const { waiting } = door();
    state = { ...asking, requiresApproval: false };
    await waiting.knock(named("Dee"));
    expect(admitted.map(([alias]) => alias)).toEqual(["Dee"]);
  });

  it.each([
    { requiresApproval: true },
    { requiresApproval: false, locked: true },
    { requiresApproval: false, ended: true },
  ])("lets nobody in where it is not open: %j", async (closed) => {
    const { waiting } = door();
    await waiting.knock(named("Dee"));
    state = { ...asking, ...closed };
    await waiting.settle();
    expect([admitted, waiting.listed().count]).toEqual([[], 1]);
  });
});

it("has room for so many, and lists the first of them", () => {
  for (let n = 0; n < MAX_WAITING - 1; n++)
    store.waiting.push({ ...named(`guest ${n}`), id: `${n}`, tokenHash: `hash ${n}` });
  expect(door().waiting.full).toBe(false);
  store.waiting.push({ ...named("the last"), id: "last", tokenHash: "hash of the last" });
  const { waiting } = door();
  expect(waiting.full).toBe(true);
  expect(waiting.listed()).toMatchObject({ count: MAX_WAITING, people: { length: MAX_LISTED_WAITING } });
});

describe("beside other processes", () => {
  it("somebody who came over another one is found by their token", async () => {
    const { waiting } = door(keptPeers(true));
    const { token } = await store.addAdmissionRequest(ROOM, named("Dee"));
    expect(await waiting.holderOf(hashOf(token))).toMatchObject({ alias: "Dee" });
    expect(await door().waiting.holderOf("hash of a stranger's")).toBeNull();
  });

  it("everybody is turned away, also who came over another one that has not told of them yet", async () => {
    const { waiting } = door(keptPeers(true));
    await waiting.knock(named("Dee"));
    await store.addAdmissionRequest(ROOM, named("Eli"));
    await waiting.turnAway(null);
    expect([waiting.ids(), store.waiting]).toEqual([[], []]);
  });

  it("whoever was turned away over another one waits no more once they are let in here", async () => {
    const { waiting } = door(keptPeers(true));
    for (const name of ["Dee", "Eli"]) await waiting.knock(named(name));
    const ids = waiting.ids();
    await store.deleteAdmissionRequests(ROOM, [ids[0]!]);
    await waiting.letIn(ids);
    expect(admitted.map(([alias]) => alias)).toEqual(["Eli"]);
    expect(waiting.listed().count).toBe(0);
  });

  it("what was read of people replaces what was known of them, but nobody waits who is in", async () => {
    const { waiting } = door(keptPeers(true), (person) => person === "in");
    await waiting.knock(named("Dee"));
    const gone = waiting.ids();
    const found = ["in", "new"].map((id) => ({ ...named(id), id, tokenHash: `hash of ${id}` }));
    waiting.take(found, [...gone, "in", "new"]);
    expect(waiting.ids()).toEqual(["new"]);
    expect(await waiting.holderOf("hash of new")).toMatchObject({ alias: "new" });
  });
});
