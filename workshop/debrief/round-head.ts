/** How many answered, passed and gave nothing in one round: what stands with every figure. */
import type { Tally } from "@/activities/tally";
import type { RoundInput } from "@/workshop/debrief/input";
import { FEW } from "@/workshop/debrief/share";

export interface RoundHead {
  question: string;
  round: number;
  answered: number;
  passed: number;
  /** In the room, but neither answered nor passed. Missing is not "no". */
  missing: number;
  few: boolean;
}

/** @param people everybody in the room */
export const headOf = ({ question, round }: RoundInput, { answered, passed }: Tally, people: number): RoundHead => ({
  question,
  round,
  answered,
  passed,
  missing: Math.max(0, people - answered - passed),
  few: answered < FEW,
});
