/** When the work of groups was frozen. Updates that were on their way then are still accepted for a short time. */
import { type WriteAccess, writing } from "@/server/rooms/worksheets/access";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";
import { endFor, type Work } from "@/model/room/groups";
import type { RoomState } from "@/workshop/room/state";

export class Freezing {
  /** Work that was seen to be frozen: when (milliseconds since the epoch), and how it stood before. */
  private readonly frozen = new Map<string, { at: number; before: Work }>();
  private seen: RoomState["work"];

  constructor(private readonly room: { state(): RoomState; now(): number }) {
    this.seen = room.state().work;
  }

  /** The room's state has changed. @param at when, at the latest */
  follow(at: number): void {
    const { work } = this.room.state();
    for (const [activity, before] of Object.entries(this.seen)) {
      if (before.phase === "open" && work[activity]?.phase === "frozen")
        this.frozen.set(activity, { at, before });
    }
    this.seen = work;
  }

  /** What a person may write on a sheet now. */
  writing(participant: string, name: SheetKey): WriteAccess {
    const frozen = this.frozen.get(name.activity);
    const at = frozen && Math.min(frozen.at, endFor(frozen.before, name.group) ?? frozen.at);
    return writing(this.room.state(), participant, name, this.room.now(), at);
  }
}
