/** Requests of the bench to the fleet's process, and the answers. */
import type { Target } from "@/bench/fleet/phone";
import type { Spread } from "@/bench/numbers";

export type Ask =
  /** Connects `count` phones and keeps them under a name. Answer: how many are connected. */
  | { do: "connect"; group: string; target: Target; count: number; cookies: string[] | null }
  /** From now on, the next shared view counts. */
  | { do: "expect"; group: string }
  /** Waits until every phone has had a view. Answer: when each came, on the machine's clock. */
  | { do: "arrivals"; group: string; timeout: number }
  /** Every phone sends one answer, at random times within `spread` ms (0: all at once). Answer: `Answered`. */
  | { do: "answer"; group: string; spread: number; command: object; watch: number }
  /** Drops all phones at once; each comes back as the phone's script does. Answer: ms until each was current again. */
  | { do: "storm"; group: string; timeout: number }
  /** The first `count` phones stop reading (or go on). */
  | { do: "stall"; group: string; count: number; on: boolean }
  /** Shared views that each phone of the group has had. */
  | { do: "views"; group: string }
  | { do: "close"; group: string };

export interface Answered {
  /** Of each answer that was taken, from the phone's write to its ack, milliseconds. */
  latencies: number[];
  /** From the first write to the ack, milliseconds: what counts when all answer at once. */
  fromStart: Spread;
  acked: number;
  refused: string[];
  missing: number;
  lastAckAt: number;
  /** Milliseconds by which the latest write was later than planned: how busy the generator was. */
  late: number;
}

/** Sent by itself while answers run: an answer that has just been acknowledged. */
export interface JustAcked {
  acked: string;
}
