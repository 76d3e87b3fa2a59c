import { describe, expect, it } from "vitest";
import { stateIn, toSnapshot } from "@/server/store/rooms/snapshot";
import { newRoom, PureRoom } from "@/tests/support/pure-room";
import type { RoomState } from "@/workshop/room/state";

/** A room that asks before it lets people in, and will come back to the poll that it left open. */
function room(): RoomState {
  const { state } = new PureRoom().go("poll").open("poll").go("story/1");
  return { ...state, requiresApproval: true, position: { ...state.position, returns: ["poll"] } };
}
const stored = (): Record<string, unknown> => JSON.parse(JSON.stringify(toSnapshot(room())));

describe("the snapshot of a room", () => {
  it("leads to the state that it was made of, with what Undo goes back over", () => {
    const state = room();
    expect(state.undoStack.length).toBe(3);
    expect(stateIn(stored(), newRoom(), state.revision)).toEqual(state);
  });

  it("keeps the names that servers of an older version read", () => {
    const { position, undoStack } = room();
    const stand = (place: typeof position) => ({ ...place, away: place.returns.at(-1) ?? null });
    expect(stored()).toMatchObject({
      asks: true,
      stand: stand(position),
      past: undoStack.map((step) => ({ did: step.did, stand: stand(step.position) })),
    });
    expect(stored()).not.toHaveProperty("position");
    expect(JSON.stringify(stored())).not.toMatch(/undoStack|requiresApproval/);
  });

  it("of an older version may lack fields, which are then as in a new room", () => {
    const { stand: _stand, past: _past, asks: _asks, turned: _turned, ...older } = stored();
    expect(stateIn(older, newRoom(), room().revision)).toMatchObject({
      position: newRoom().position,
      undoStack: [],
      requiresApproval: false,
      turned: null,
    });
  });

  it("of an older version knows one way back, and no history (B-291)", () => {
    const { stand, ...rest } = stored();
    const { returns: _returns, history: _history, ...older } = stand as Record<string, unknown>;
    const { position } = stateIn({ ...rest, stand: older }, newRoom(), room().revision);
    expect(position).toMatchObject({ returns: ["poll"], history: [] });
  });

  it.each<[string, unknown]>([
    ["no object", []],
    ["without a place where the room stands", { ...stored(), stand: null }],
    ["with a text in place of its groups", { ...stored(), groups: "none" }],
    ["of another revision", { ...stored(), revision: 900 }],
  ])("is refused where it is %s", (_what, damaged) => {
    expect(() => stateIn(damaged, newRoom(), room().revision)).toThrow();
  });
});
