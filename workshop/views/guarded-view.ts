/** Views that are made although what stands in the room cannot be shown. */
import type { Face } from "@/workshop/protocol/views";
import type { RoomState } from "@/workshop/room/state";

/**
 * A view of a state; where its content cannot be shown, the room's view with a sentence in its place. @param
 * failed told why
 */
export function guardedView<V extends { face: Face }>(
  state: RoomState,
  make: (state: RoomState) => V,
  failed: (error: unknown) => void,
): V {
  try {
    return make(state);
  } catch (error) {
    failed(error);
    const without = { ...state, position: { ...state.position, step: null, question: null } };
    return { ...make(without), face: { kind: "not-drawn" } };
  }
}
