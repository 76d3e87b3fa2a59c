import { isPass, type Pass } from "@/model/activity/pass";
import { emptyTally, type Tally } from "@/model/activity/tally";

/** Counts answers and passes of a round; `add` counts the rest of each answer. */
export function tallied<B extends object>(
  options: readonly string[],
  bodies: Iterable<B | Pass>,
  add: (body: B, tally: Tally) => void,
): Tally {
  const tally = emptyTally(options);
  for (const body of bodies) {
    if (isPass(body)) tally.passed++;
    else {
      tally.answered++;
      add(body, tally);
    }
  }
  return tally;
}
