/** Notices when the clock was moved or the machine slept: wall time and monotonic time differ. */
import { performance } from "node:perf_hooks";

/** Milliseconds: smaller steps are ordinary adjustments by NTP. */
const MIN_JUMP_MS = 3_000;
const CHECK_INTERVAL_MS = 1_000;
/** Milliseconds for which trainers are told of a jump. */
export const JUMP_SHOWN_MS = 120_000;

export interface Jump {
  /** Milliseconds by which the clock jumped ahead; negative: back. */
  by: number;
  /** Monotonic time, in milliseconds. */
  at: number;
}

export class ClockWatch {
  last: Jump | null = null;
  private readonly timer: NodeJS.Timeout;
  private offset: number;

  constructor(
    private readonly onJump: (jump: Jump) => void,
    private readonly wall: () => number = Date.now,
    private readonly steady: () => number = () => performance.now(),
  ) {
    this.offset = wall() - steady();
    this.timer = setInterval(() => this.look(), CHECK_INTERVAL_MS);
    this.timer.unref();
  }

  look(): void {
    const offset = this.wall() - this.steady();
    const by = offset - this.offset;
    this.offset = offset;
    if (Math.abs(by) < MIN_JUMP_MS) return;
    this.last = { by, at: this.steady() };
    this.onJump(this.last);
  }

  /** The last jump, while trainers are told of it. */
  recent(): Jump | null {
    return this.last && this.steady() - this.last.at < JUMP_SHOWN_MS ? this.last : null;
  }

  close(): void {
    clearInterval(this.timer);
  }
}
