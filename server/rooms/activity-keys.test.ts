import { beforeEach, expect, it } from "vitest";
import { storedRoomId } from "@/model/ids";
import { ActivityKeys } from "@/server/rooms/activity-keys";
import { MemoryStore } from "@/tests/support/memory-store";
import { newRoom, ROOM } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";
import type { RoomState } from "@/workshop/room/state";

let store: MemoryStore;
let state: RoomState;
let keys: ActivityKeys;
beforeEach(() => {
  state = newRoom();
  store = new MemoryStore(storedRoomId(ROOM), state);
  keys = new ActivityKeys(store.roomId, () => state, store, new Map());
});

it("the key of an activity is asked for once, by however many at a time", async () => {
  const [one, other] = await Promise.all([keys.of("poll"), keys.of("poll")]);
  expect(one).toBe(other);
  expect(store.calls).toEqual(["key"]);
});

it("a pseudonym is the same for a person within an activity, and another one in each other activity", async () => {
  const [first, again, other, elsewhere] = [
    await keys.pseudonymOf(ANA, "poll"),
    await keys.pseudonymOf(ANA, "poll"),
    await keys.pseudonymOf(BEN, "poll"),
    await keys.pseudonymOf(ANA, "many"),
  ];
  expect(again).toBe(first);
  expect(new Set([first, other, elsewhere]).size).toBe(3);
});

it("a finished activity has no key, and none is made for it", async () => {
  state = { ...state, finished: ["poll"] };
  expect([await keys.of("poll"), await keys.pseudonymOf(ANA, "poll")]).toEqual([null, null]);
  expect(store.calls).toEqual([]);
});

it("is asked for again after an outage", async () => {
  store.away = true;
  expect([await keys.of("poll"), await keys.pseudonymOf(ANA, "poll"), keys.has("poll")]).toEqual([
    "outage",
    null,
    false,
  ]);
  store.away = false;
  expect(await keys.pseudonymOf(ANA, "poll")).not.toBeNull();
});
