/** How many answered, passed, were present and did not answer in one round: stands with every figure. */
import type { Tally } from "@/model/activity/tally";
import type { RoundInput } from "@/model/debrief/input";
import { type Heads, headsOf } from "@/model/debrief/presence";
import { FEW } from "@/model/debrief/share";

export interface RoundHead extends Heads {
  question: string;
  round: number;
  few: boolean;
}

/** @param people everybody who joined the room */
export const headOf = (
  { question, round, presence }: RoundInput,
  tally: Pick<Tally, "answered" | "passed">,
  people: number,
): RoundHead => ({
  question,
  round,
  ...headsOf(presence, tally, people),
  few: tally.answered < FEW,
});
