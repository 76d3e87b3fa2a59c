/**
 * Whose minutes are counted (C-1, C-2): the clock of attendance over the presence of a room, with a store
 * that remembers.
 */
import { describe, expect, it } from "vitest";
import { AttendanceClock, sessionNow } from "@/server/certificates/attendance-clock";
import { RoomPresence } from "@/server/rooms/presence";
import type { Room } from "@/server/rooms/room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { freshState, type RoomState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

function room(certificates: boolean) {
  let now = 0;
  const fresh = freshState("room", sampleWorkshop, settingsSchema.parse({ certificates }));
  const live = {
    id: "room",
    state: { ...fresh, position: { ...fresh.position, step: "poll" } } as RoomState,
    participants: {
      presence: new RoomPresence(() => now),
      get: (id: string) => (["ana", "ben", "cem"].includes(id) ? {} : undefined),
    },
  };
  const kept: { session: string; people: string[] }[] = [];
  const clock = new AttendanceClock(
    async (_room, session, people) => void kept.push({ session, people: [...people].sort() }),
    1e8,
  );
  clock.watch(live as unknown as Room);
  const look = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await clock.look();
      now += 20_000;
    }
  };
  return { live, kept, clock, look };
}

describe("the clock of attendance", () => {
  it("keeps a minute at a time, with everybody who was seen in it, for a moment or in a break too", async () => {
    const { live, kept, look, clock } = room(true);
    live.participants.presence.connect("ana");
    live.participants.presence.pause("ana", true);
    live.participants.presence.connect("ben");
    await look(1);
    live.participants.presence.disconnect("ben");
    live.participants.presence.seen("cem");
    await look(2);
    expect(kept).toEqual([{ session: "s1", people: ["ana", "ben", "cem"] }]);
    await look(3);
    expect(kept[1]).toEqual({ session: "s1", people: ["ana"] });
    clock.close();
  });

  it("leaves out who was removed, and stands still where nobody is, in breaks, and after the end", async () => {
    const { live, kept, look, clock } = room(true);
    await look(3);
    expect(kept).toEqual([]);
    live.participants.presence.connect("ana");
    live.participants.presence.connect("gone");
    await look(3);
    expect(kept).toEqual([{ session: "s1", people: ["ana"] }]);
    live.state = { ...live.state, position: { ...live.state.position, step: "@lunch" } };
    expect(sessionNow(live.state)).toBeNull();
    await look(6);
    live.state = { ...live.state, ended: true };
    await look(6);
    expect(kept).toHaveLength(1);
    clock.close();
  });

  it("holds no room that has ended, or that went from memory because everybody left", async () => {
    const { live } = room(true);
    let here = true;
    const clock = new AttendanceClock(
      async () => undefined,
      1e8,
      undefined,
      () => here,
    );
    clock.watch(live as unknown as Room);
    await clock.look();
    expect(clock.size).toBe(1);
    here = false;
    await clock.look();
    expect(clock.size).toBe(0);
    clock.close();
  });

  it("lets another process count a room that it holds no longer", async () => {
    const { live } = room(true);
    const claimed = new Set<string>();
    const claims = {
      claim: async (name: string) => Boolean(claimed.add(name)),
      release: async (name: string) => claimed.delete(name) && false,
      close: async () => undefined,
    };
    const clock = new AttendanceClock(async () => undefined, 1e8, claims);
    clock.watch(live as unknown as Room);
    live.participants.presence.connect("ana");
    await clock.look();
    expect(claimed.size).toBe(1);
    live.state = { ...live.state, ended: true };
    await clock.look();
    expect(claimed.size).toBe(0);
    clock.close();
  });

  it("keeps nothing of a room that did not announce it", async () => {
    const { live, kept, look, clock } = room(false);
    live.participants.presence.connect("ana");
    await look(6);
    expect(kept).toEqual([]);
    clock.close();
  });
});
