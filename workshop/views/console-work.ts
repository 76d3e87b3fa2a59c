/** What trainers see of the groups and their work: progress by group, never by person. Pure. */
import type { ConsoleGroups, ConsoleWork } from "@/workshop/groups/shown";
import type { Board } from "@/workshop/session/board";
import type { RoomState } from "@/workshop/session/state";
import type { WorkNow } from "@/workshop/views/work";

/** The groups with their people. */
export function consoleGroups(_state: RoomState, _work: WorkNow): ConsoleGroups {
  return { formed: 0, choosing: null, groups: [], without: [], sectors: false };
}

/** Null where the room is at no worksheet. */
export function consoleWork(_state: RoomState, _board: Board, _work: WorkNow): ConsoleWork | null {
  return null;
}
