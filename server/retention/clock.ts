/**
 * Erases rooms' personal data when it is due: at the start of the server and every hour. Rooms left open are
 * ended first, and those that ended as the server crashed are sealed. A lock lets each room be erased once.
 */
import { executeAsServer } from "@/server/rooms/execute";
import { log } from "@/server/platform/log";
import type { Rooms } from "@/server/rooms/registry";
import { type PurgeRefusal, purgeRefusal, purgeRoom } from "@/server/store/retention/purge/purge-room";
import {
  deleteLateKeys,
  deleteLateTexts,
  dueRooms,
  roomsLeftOpen,
  unsealedRooms,
} from "@/server/store/retention/retention";
import type { RoomId } from "@/model/ids";

const RUN_INTERVAL_MS = 3_600_000;

/** Closes connections in this process. */
export interface RoomConnections {
  closeRoom(roomId: RoomId): void;
  /** The same in all other processes, which forget the room too. */
  forgetElsewhere(roomId: RoomId): void;
}

/**
 * Erases a room. Its connections are closed and it leaves memory in all processes, before and once more
 * after.
 */
export async function eraseRoom(
  rooms: Rooms,
  doors: RoomConnections,
  roomId: RoomId,
  by: string | null,
): Promise<{ ok: true } | { ok: false; reason: PurgeRefusal }> {
  const reason = await purgeRefusal(roomId);
  if (reason) return { ok: false, reason };
  doors.forgetElsewhere(roomId);
  doors.closeRoom(roomId);
  await rooms.letGo(roomId);
  const done = await purgeRoom(roomId, by);
  // A phone may have connected again meanwhile.
  doors.forgetElsewhere(roomId);
  doors.closeRoom(roomId);
  await rooms.letGo(roomId);
  return done;
}

function logUnread(error: unknown): [] {
  log.error(
    "retention-unread",
    "Which rooms are due could not be read; it is tried again in an hour.",
    error,
  );
  return [];
}

function logNotErased(error: unknown): void {
  log.error(
    "erasure-later",
    "Personal data that is due could not be erased; it is tried again in an hour.",
    error,
  );
}

export class RetentionClock {
  private readonly timer: NodeJS.Timeout;
  private running: Promise<void>;
  private closed = false;

  constructor(
    private readonly rooms: Rooms,
    private readonly doors: RoomConnections,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.running = this.run();
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.run());
    }, RUN_INTERVAL_MS);
    this.timer.unref();
  }

  /** Resolves when the current room is done. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Seals and ends rooms that were left, erases those that are due. Failures are repeated in an hour. */
  async run(): Promise<void> {
    const now = this.now();
    // Loading a room seals its finished activities.
    await this.each(await unsealedRooms().catch(logUnread), (id) => this.rooms.get(id));
    await this.each(await roomsLeftOpen(now).catch(logUnread), async (id) => {
      const room = await this.rooms.get(id);
      if (room) await executeAsServer(room, { type: "end" });
    });
    await this.each(await dueRooms(now).catch(logUnread), async (id) => {
      const done = await eraseRoom(this.rooms, this.doors, id, null);
      if (!done.ok && done.reason !== "already-erased")
        throw new Error(`the room ${id} is not erased: ${done.reason}`);
    });
    await deleteLateTexts(now).catch(logNotErased);
    await deleteLateKeys().catch(logNotErased);
  }

  private async each(ids: readonly RoomId[], work: (id: RoomId) => Promise<unknown>): Promise<void> {
    for (const id of ids) {
      if (this.closed) return;
      await work(id).catch(logNotErased);
    }
  }
}
