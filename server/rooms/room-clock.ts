/**
 * The clock of rooms: the time of day, which never goes back (O-35). When the system clock is set back, this
 * clock runs on from where it was until the system clock has caught up or is set forward.
 */
import { performance } from "node:perf_hooks";

/** Milliseconds: smaller steps are the usual care of a clock. */
const MIN_JUMP_MS = 3_000;

export class RoomClock {
  /** Milliseconds by which rooms are ahead of the system's clock. */
  private ahead = 0;
  private last: { at: number; steady: number };

  constructor(
    private readonly wall: () => number = Date.now,
    private readonly steady: () => number = () => performance.now(),
  ) {
    this.last = { at: wall(), steady: steady() };
  }

  /** Milliseconds since the epoch. */
  readonly now = (): number => {
    const [wall, steady] = [this.wall(), this.steady()];
    const expected = this.last.at + (steady - this.last.steady);
    if (Math.abs(wall + this.ahead - expected) > MIN_JUMP_MS) this.ahead = Math.max(0, expected - wall);
    this.last = { at: Math.max(this.last.at, wall + this.ahead), steady };
    return this.last.at;
  };
}

export const roomNow = new RoomClock().now;
