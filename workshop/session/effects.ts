/** What must be done once a command is durable. */
import type { GroupId } from "@/workshop/groups/state";
import type { Reason } from "@/workshop/protocol/reasons";
import type { RoomState } from "@/workshop/session/state";

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
  | { type: "forget"; people: string[] }
  /** The door is open again: whoever waits comes in. */
  | { type: "let-in" }
  /** Close the connections of a presenter whose hand-over is over. */
  | { type: "let-go"; handover: string }
  /** Free the code, close the room's doors. */
  | { type: "end" };

/** What a command changes, why it is refused, or null where the room already stands as asked. */
export type Changed = { change: Partial<RoomState>; effects?: Effect[] } | Reason | null;
