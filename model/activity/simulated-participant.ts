/** People made up for a rehearsal, and how they come to an answer. */
import type { Random } from "@/model/statistics/random";

export interface Simulated {
  /** 0 to 1: how often this person answers as an expert would. */
  insight: number;
  random: Random;
  /** Short texts in this person's language. */
  phrases: readonly string[];
  /** Ids of texts that are shown and can be supported, or of entries that can be marked. */
  texts: readonly string[];
  /**
   * What the whole room has in common, from 0 to 1: how much an answer draws people, and how hard an item is. Without
   * it every answer draws alike.
   */
  lean?(id: string): number;
}

/** Somebody made up before one question. */
export interface Simulant extends Omit<Simulated, "lean"> {
  /** How much something draws: from once to some ten times as much. */
  draw(id: string): number;
  /** One of `accepted` from those who know, which fewer do where `item` is hard; else what draws them of `all`. */
  near(accepted: readonly string[], all: readonly string[], item?: string): string;
  /** How sure they are, 1 to 5. */
  sure(): number;
  /** What the room has in common, or this person's own chance where nothing is; 0 to 1. */
  common(id: string): number;
  /** A reason of some of those who are asked for one. */
  why(asked: boolean): { reason?: string };
}
