/** What a command brings about: changes of the room, and what must be done once it is durable. */
import type { Reason } from "@/model/reasons";
import type { Problem } from "@/workshop/editor/problems";
import type { GroupId } from "@/model/room/groups";
import type { RoomState, StagePosition } from "@/workshop/room/state";

export type Effect =
  /** Put what stands on these sheets together on a new one. */
  | { type: "merge-sheets"; activity: string; into: GroupId; from: GroupId[] }
  /** Make the answers of an activity unlinkable, for good. */
  | { type: "seal"; activity: string }
  /** Close the connections of people who were removed. */
  | { type: "disconnect"; people: string[] }
  /** They were let back in. */
  | { type: "bring-back"; people: string[] }
  /** Nothing brings these back any more who were removed. */
  /** The door is open again: whoever waits comes in. */
  | { type: "let-in" }
  /** Close the connections of a presenter whose hand-over is over. */
  | { type: "let-go"; handover: string }
  /** Nobody chooses a group any more: whoever is here has one. */
  | { type: "place-all" }
  /** Free the code, close the room's doors. */
  | { type: "end" };

/** Why a command is refused; `problems`: what is wrong with its content. */
export interface Refusal {
  reason: Reason;
  problems?: Problem[];
}

/** What a command changes, why it is refused, or null where the room already stands as asked. */
export type CommandOutcome =
  | { change: Partial<RoomState>; effects?: Effect[]; undoable?: true }
  | Refusal
  | Reason
  | null;

/** A step that can be undone: the room stands somewhere else now. */
export const undoable = (
  position: StagePosition,
  change: Partial<RoomState> = {},
  effects: Effect[] = [],
): CommandOutcome => ({
  change: { position, ...change },
  effects,
  undoable: true,
});
