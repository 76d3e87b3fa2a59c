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
   * The room's common lean, 0 to 1: an answer's draw, or an item's hardness. Without it every answer draws
   * alike.
   */
  lean?(id: string): number;
}

export interface Simulant extends Omit<Simulated, "lean"> {
  /** An answer's draw: from one to some ten. */
  draw(id: string): number;
  /** One of `accepted` for those who know, fewer where `item` is hard; else their draw of `all`. */
  near(accepted: readonly string[], all: readonly string[], item?: string): string;
  /** Sureness, 1 to 5. */
  sure(): number;
  /** The room's lean, else this person's own chance; 0 to 1. */
  common(id: string): number;
  /** A reason of some of those who are asked for one. */
  why(wanted: boolean): { reason?: string };
}
