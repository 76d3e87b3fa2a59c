/** HTML that sockets send phones; implemented by the phone pages. */
import type { Room } from "@/server/rooms/room";
import type { AssetSources } from "@/model/activity/asset";
import type { PhoneView } from "@/workshop/protocol/views";
import type { WorkNow } from "@/workshop/views/worksheets/shown";
import type { GroupMessage } from "@/workshop/protocol/worksheets";

/** Handed in at the start: sockets know connections, not pages. */
export interface PhoneMarkup {
  /** The view of every phone of a room in one language. */
  page(view: PhoneView, page: { now: number; assets: AssetSources }): string;
  /** One person's part of their group; equal keys give equal markup. */
  group(room: Room, participant: string, work: WorkNow): { key: string; html(): string };
  /** The form of their group's sheet; equal keys give equal forms. */
  sheet(
    room: Room,
    participant: string,
    work: WorkNow,
  ): (Omit<NonNullable<GroupMessage["sheet"]>, "html"> & { html(): string }) | null;
}
