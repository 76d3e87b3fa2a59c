/** What the whole room may see of the groups' work at the present step, for stage and phones. Pure. */
import type { SheetContent } from "@/workshop/groups/cells";
import type { WorkShown } from "@/workshop/groups/shown";
import type { GroupId } from "@/workshop/groups/state";
import type { Board } from "@/workshop/session/board";
import type { RoomState } from "@/workshop/session/state";

export interface Remark {
  id: string;
  activity: string;
  group: GroupId;
  kind: "comment" | "missed";
  text: string;
}

/** What the room layer adds to the state: what stands on the sheets now, and who is here. */
export interface WorkNow {
  /** By `sheetKey`. `lastAt`: milliseconds since the epoch. */
  sheets: ReadonlyMap<string, { content: SheetContent; lastAt: number | null }>;
  remarks: readonly Remark[];
  /** People who are connected. */
  here: ReadonlySet<string>;
  /** Everybody of the room, with the name they gave. */
  names: ReadonlyMap<string, string | null>;
  /** Sectors are known for at least some. */
  sectors: boolean;
}

export const noWork: WorkNow = { sheets: new Map(), remarks: [], here: new Set(), names: new Map(), sectors: false };

/** Null where the room is at no worksheet. */
export function workShown(_state: RoomState, _board: Board, _work: WorkNow): WorkShown | null {
  return null;
}
