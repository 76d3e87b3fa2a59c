/**
 * Other processes of the same rooms, by the figures that they sent. A silent one stays listed for a while, so
 * that a loss is noticed. Pure: no channel, no clock.
 */
import type { Figures } from "@/server/platform/cluster/figures";

/** Milliseconds between two messages with figures, and without one until a process counts as lost. */
export const REPORT_INTERVAL_MS = 2_000;
export const PROCESS_TIMEOUT_MS = 7_000;
export const LOST_SHOWN_MS = 600_000;

/**
 * `here`: sent figures lately; `lost`: silent; `stopped`: announced its end; `unheard`: this process is
 * disconnected.
 */
type ProcessState = "here" | "lost" | "stopped" | "unheard";

export interface KnownProcess extends Figures {
  id: string;
  standing: ProcessState;
  /** Of its last figures; milliseconds since the epoch. */
  heardAt: number;
}

interface ProcessRecord {
  figures: Figures;
  heardAt: number;
  stopped: boolean;
}

export class Fleet {
  private readonly processes = new Map<string, ProcessRecord>();
  /** Time until which this process could not hear the others. */
  private deafUntil = 0;

  /** @param stops true: the process announced its end */
  heard(id: string, figures: Figures, now: number, stops = false): void {
    // A process that was started again replaces its earlier entry.
    if (!this.processes.has(id))
      for (const [other, { figures: record, heardAt, stopped }] of this.processes)
        if (record.name === figures.name && (stopped || now - heardAt > REPORT_INTERVAL_MS * 1.5))
          this.processes.delete(other);
    this.processes.set(id, { figures, heardAt: now, stopped: stops });
  }

  /** This process is disconnected: silence is no sign that the others are gone. */
  connectionLost(now: number): void {
    this.deafUntil = now;
  }

  /** By name. */
  all(now: number): KnownProcess[] {
    for (const [id, { heardAt }] of this.processes)
      if (now - Math.max(heardAt, this.deafUntil) > LOST_SHOWN_MS) this.processes.delete(id);
    return [...this.processes]
      .map(([id, { figures, heardAt, stopped }]) => ({
        ...figures,
        id,
        heardAt,
        standing: this.standing(heardAt, stopped, now),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  }

  private standing(heardAt: number, stopped: boolean, now: number): ProcessState {
    if (stopped) return "stopped";
    if (now - heardAt <= PROCESS_TIMEOUT_MS) return "here";
    return now - Math.max(heardAt, this.deafUntil) <= PROCESS_TIMEOUT_MS ? "unheard" : "lost";
  }
}
