/** Markup that phones with a script are sent, drawn by the same faces as their pages. */
import { groupPartOf, renderGroup } from "@/server/phone/group-part";
import { renderPhone } from "@/server/phone/render";
import { sheetPartOf } from "@/server/phone/worksheet-part";
import type { Room } from "@/server/rooms/room";
import type { WorkNow } from "@/workshop/views/worksheets/shown";

export const phoneMarkup = {
  page: renderPhone,
  group(room: Room, participant: string, work: WorkNow) {
    const part = groupPartOf(room, participant, work);
    return { key: JSON.stringify(part), html: () => renderGroup(part, work.now) };
  },
  sheet: (room: Room, participant: string, work: WorkNow) => sheetPartOf(room, participant, work),
};
