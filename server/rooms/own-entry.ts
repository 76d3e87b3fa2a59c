/** Entries stand on the sheets, which the room's state does not hold. */
import { entriesOf } from "@/model/worksheets/entries";
import { groupWith } from "@/workshop/groups/membership";
import { sheetKey } from "@/model/room/groups";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

export function isOwnEntry(
  state: RoomState,
  sheets: WorkNow["sheets"],
  { participant, activity, entry }: { participant: string; activity: string; entry: string },
): boolean {
  const group = groupWith(state.groups, participant);
  const sheet = planOf(state.workshop).worksheet(activity);
  if (group === null || sheet === null) return false;
  const content = sheets.get(sheetKey(activity, group))?.content;
  return content !== undefined && entriesOf(sheet, group, content).some((e) => e.id === entry);
}
