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
  /** The door is open again: waiting people come in. */
  | { type: "let-in" }
  /** Close the connections of a presenter whose hand-over is over. */
  | { type: "let-go"; handover: string }
  /** Groups are no longer chosen: each person present has one. */
  | { type: "place-all" }
  /** Free the code, close the room's doors. */
  | { type: "end" };

/** Why a command is refused; `problems`: what is wrong with its content. */
export interface Refusal {
  reason: Reason;
  problems?: Problem[];
}

/** A command's changes, its refusal, or null where nothing changes. */
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
