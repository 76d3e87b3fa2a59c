/**
 * Counts the minutes of sessions, and those present in them, in rooms that keep attendance. A minute counts
 * while the room is at a step of a session and people are connected. At most one minute is in memory and not
 * yet stored.
 */
import { log } from "@/server/platform/log";
import type { Room } from "@/server/rooms/room";
import { ownTaskLocks, type TaskLocks } from "@/server/store/database/task-locks";
import { addMinute } from "@/server/store/certificates/attendance";
import { dayPhase } from "@/workshop/room/agenda/agenda";
import { planOf } from "@/workshop/content/plan";
import type { RoomState } from "@/workshop/room/state";
import type { RoomId } from "@/model/ids";

/** Samples in a minute. */
const SAMPLES_PER_MINUTE = 3;
const SAMPLE_INTERVAL_MS = 20_000;

/** Null in a break, before the first step and between two days. */
export function sessionNow(state: RoomState): string | null {
  if (state.ended || dayPhase(state.agenda).is === "over" || state.position.step === null) return null;
  return planOf(state.workshop).step(state.position.step)?.sessionId ?? null;
}

const claimOf = ({ id }: Room): string => `attendance ${id}`;

interface MinuteSample {
  room: Room;
  session: string | null;
  looks: number;
  seen: Set<string>;
}

export class AttendanceClock {
  private readonly rooms = new Map<string, MinuteSample>();
  private readonly timer: NodeJS.Timeout;

  /**
   * @param claims make one of several processes count a room for all
   * @param inMemory rooms that this process dropped are forgotten here too
   */
  constructor(
    private readonly store: typeof addMinute = addMinute,
    every = SAMPLE_INTERVAL_MS,
    private readonly claims: TaskLocks = ownTaskLocks,
    private readonly inMemory: (roomId: RoomId) => boolean = () => true,
  ) {
    this.timer = setInterval(() => void this.look(), every);
    this.timer.unref();
  }

  get size(): number {
    return this.rooms.size;
  }

  watch(room: Room): void {
    if (room.state.settings.certificates && !room.state.ended)
      this.rooms.set(room.id, { room, session: null, looks: 0, seen: new Set() });
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Samples every room once. */
  async look(): Promise<void> {
    await Promise.all([...this.rooms.values()].map((counting) => this.lookAt(counting)));
  }

  private async isMine(room: Room): Promise<boolean> {
    if (!room.participants.presence.empty) return this.claims.claim(claimOf(room)).catch(() => false);
    return this.claims.release(claimOf(room)).catch(() => false);
  }

  private async lookAt(counting: MinuteSample): Promise<void> {
    const { room } = counting;
    if (room.state.ended || !this.inMemory(room.id)) {
      this.rooms.delete(room.id);
      await this.claims.release(claimOf(room)).catch(() => false);
      return;
    }
    const session = sessionNow(room.state);
    // A minute that began in another session counts for neither.
    if (session !== counting.session) Object.assign(counting, { session, looks: 0, seen: new Set() });
    const here = room.participants.presence.here();
    if (!(await this.isMine(room))) return;
    if (session === null || (here.size === 0 && room.participants.presence.empty)) return;
    for (const person of here) counting.seen.add(person);
    if (++counting.looks < SAMPLES_PER_MINUTE) return;
    const seen = [...counting.seen].filter((person) => room.participants.get(person) !== undefined);
    Object.assign(counting, { looks: 0, seen: new Set() });
    await this.store(room.id, session, seen).catch((error: unknown) => {
      log.error("minute-not-stored", "A minute of attendance could not be stored.", error);
    });
  }
}
