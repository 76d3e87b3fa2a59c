/**
 * The timers of one room: when a round or a stretch of group work ends, when a paper
 * comes, when counts are sent, when silence is checked.
 */
import { type BroadcastThrottle, broadcastThrottle } from "@/server/rooms/broadcast-throttle";
import { metrics } from "@/server/platform/metrics";
import { nextSweepEnd } from "@/workshop/room/admission";
import { nextDeadline } from "@/workshop/room/rounds";
import { planOf } from "@/workshop/content/plan";
import { nextPaper } from "@/workshop/worksheets/work";
import type { RoomState } from "@/workshop/room/state";

/** While groups write, consoles look again this often, in milliseconds: silence is no event. */
const CHECK_INTERVAL_MS = 15_000;

const NO_DEADLINE = Number.POSITIVE_INFINITY;

/** Milliseconds for which each process lets the one before it be first. */
const DELAY_PER_RANK_MS = 150;

export class Timekeeper {
  private timer: NodeJS.Timeout | undefined;
  private countsTimer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private changes: "control" | "counts" = "counts";
  private closed = false;

  constructor(
    private readonly state: () => RoomState,
    private readonly now: () => number,
    private readonly on: {
      due(): void;
      counts(what: "control" | "counts"): void;
      /** The number of other processes that come first for what is due. */
      rank(): number;
    },
    private readonly throttle: Pick<BroadcastThrottle, "timed" | "wait"> = broadcastThrottle,
  ) {}

  /** Sets the timer to the next moment at which something ends. */
  schedule(): void {
    clearTimeout(this.timer);
    this.keepLooking();
    const now = this.now();
    const { position, work, sweeps, workshop } = this.state();
    const deadline = Math.min(
      nextDeadline(position, now, work) ?? NO_DEADLINE,
      nextPaper(work, planOf(workshop).worksheet) ?? NO_DEADLINE,
      nextSweepEnd(sweeps) ?? NO_DEADLINE,
    );
    if (deadline === NO_DEADLINE || this.closed) return;
    const wait = Math.min(
      Math.max(deadline - now, 0) + 5 + Math.min(this.on.rank(), 5) * DELAY_PER_RANK_MS,
      2 ** 30,
    );
    this.timer = setTimeout(() => this.on.due(), wait);
  }

  /** Sends changed counts a few times a second. @param what "control" where phones show them too */
  countsChanged(what: "control" | "counts"): void {
    if (what === "control") this.changes = what;
    metrics.changesAsked.inc();
    this.countsTimer ??= setTimeout(() => {
      this.countsTimer = undefined;
      const { changes } = this;
      this.changes = "counts";
      metrics.changesTold.inc();
      if (!this.closed) this.throttle.timed(() => this.on.counts(changes));
    }, this.throttle.wait);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.countsTimer);
    clearTimeout(this.lookTimer);
  }

  private keepLooking(): void {
    clearTimeout(this.lookTimer);
    if (this.closed || !Object.values(this.state().work).some((work) => work.phase === "open")) return;
    this.lookTimer = setTimeout(() => {
      this.countsChanged("counts");
      this.keepLooking();
    }, CHECK_INTERVAL_MS).unref();
  }
}
