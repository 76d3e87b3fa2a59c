/** The number of connected participants, as surfaces may know it. */
import type { SectorCounts } from "@/workshop/room/sector-split";

export interface Presence {
  /** People who take part: connected now, or gone for a short while. */
  here: number;
  connected: number;
  /** Phones that lost their connection and are expected back. */
  waiting: number;
  /** People taking a break; null below three. */
  paused: number | null;
  split: SectorCounts | null;
}
