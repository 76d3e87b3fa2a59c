/**
 * The other processes that serve the same rooms, as they told of themselves. Whoever falls silent stays in sight for a
 * while, so that a process that is lost is seen by somebody (O-44 to O-46). Knows no channel and no clock.
 */
import type { Figures } from "@/server/cluster/figures";

/** Milliseconds between two letters of a process about itself, and after how long without one it counts as lost. */
export const TELL_MS = 2_000;
export const SILENCE_MS = 7_000;
/** For so long one that is gone is still shown. */
export const SHOWN_MS = 600_000;

/** `here`: heard of late; `lost`: silent without a farewell; `stopped`: said that it ends; `unheard`: nobody is heard just now. */
export type Standing = "here" | "lost" | "stopped" | "unheard";

export interface Sighted extends Figures {
  id: string;
  standing: Standing;
  /** When it was last heard, in milliseconds since the epoch. */
  heardAt: number;
}

interface Known {
  figures: Figures;
  heardAt: number;
  stopped: boolean;
}

export class Fleet {
  private readonly known = new Map<string, Known>();
  /** Until then nobody could be heard. */
  private deafUntil = 0;

  /** @param stops whether this is its farewell */
  heard(id: string, figures: Figures, now: number, stops = false): void {
    // One that was started again in its place takes its line.
    if (!this.known.has(id))
      for (const [other, { figures: of, heardAt, stopped }] of this.known)
        if (of.name === figures.name && (stopped || now - heardAt > TELL_MS * 1.5)) this.known.delete(other);
    this.known.set(id, { figures, heardAt: now, stopped: stops });
  }

  /** Nothing is heard of anybody just now: that is no sign that they are gone. */
  deaf(now: number): void {
    this.deafUntil = now;
  }

  /** Everybody that is in sight, by name. */
  all(now: number): Sighted[] {
    for (const [id, { heardAt }] of this.known)
      if (now - Math.max(heardAt, this.deafUntil) > SHOWN_MS) this.known.delete(id);
    return [...this.known]
      .map(([id, { figures, heardAt, stopped }]) => ({
        ...figures,
        id,
        heardAt,
        standing: this.standing(heardAt, stopped, now),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  }

  private standing(heardAt: number, stopped: boolean, now: number): Standing {
    if (stopped) return "stopped";
    if (now - heardAt <= SILENCE_MS) return "here";
    return now - Math.max(heardAt, this.deafUntil) <= SILENCE_MS ? "unheard" : "lost";
  }
}
