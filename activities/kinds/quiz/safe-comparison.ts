/**
 * Chooses the matched people who are compared. Each test's counts by item are shown too: less the mean of a
 * comparison they give the sum of scores of the others. Of one or two people that would be a score of their
 * own; see docs/decisions/0027-few-others-beside-a-comparison.md.
 */
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { intervalOf, signOf } from "@/model/statistics/paired";
import { seeded, shuffled } from "@/model/statistics/random";

/** Labels in each test. */
export interface MatchedPair {
  before: string;
  after: string;
}

/** One item of a test: labels of those who answered it, and of those whose answer the key accepts. */
export interface ItemLabels {
  answered: ReadonlySet<string>;
  right: ReadonlySet<string>;
}

type TestLabels = Record<keyof MatchedPair, readonly ItemLabels[]>;

/** Fewest people beside a comparison whose sum of scores may be worked out, as for a round that is shown. */
const MIN_OTHERS = 3;

/** True where none, or MIN_REPORTABLE people at least, answered an item and are not compared. */
export const leavesEnough = (others: number): boolean => others === 0 || others >= MIN_REPORTABLE;

export const scoreIn = (items: readonly ItemLabels[], label: string): number =>
  items.filter(({ right }) => right.has(label)).length;

/** @param pairs in an order that does not hang on labels, which may be others the next time */
export function safelyCompared<P extends MatchedPair>(
  pairs: readonly P[],
  items: TestLabels,
  seed: number,
): readonly P[] {
  const shown = signIn(pairs, items);
  const order = shuffled(pairs, seeded(seed));
  for (let lots = 0; lots < MIN_REPORTABLE && order.length - lots >= MIN_REPORTABLE; lots++)
    for (let first = 0; first < (lots === 0 ? 1 : order.length); first++) {
      const left = order.filter((_, i) => (i - first + order.length) % order.length >= lots);
      const safe = (["before", "after"] as const).every((test) => isSafe(test, left, pairs, items[test]));
      if (safe && signIn(left, items) === shown) return left;
    }
  return pairs.length < MIN_REPORTABLE ? pairs : [];
}

/** Sign of the interval of the mean difference; 0 around zero. */
const signIn = (pairs: readonly MatchedPair[], items: TestLabels): number =>
  signOf(intervalOf(pairs.map((p) => scoreIn(items.after, p.after) - scoreIn(items.before, p.before))));

/**
 * True where no person beside the comparison is told apart. Of each item a reader knows how many rights they
 * have at least and at most: by the test's counts, by compared people with all or none, by the sum of scores.
 */
function isSafe(
  test: keyof MatchedPair,
  compared: readonly MatchedPair[],
  matched: readonly MatchedPair[],
  items: readonly ItemLabels[],
): boolean {
  const without = (labels: ReadonlySet<string>, some: readonly MatchedPair[]) =>
    labels.size - some.filter((p) => labels.has(p[test])).length;
  // The lot is secret: where only those it leaves out are not compared, nothing is told of a person.
  if (items.every(({ answered }) => without(answered, matched) === 0)) return true;
  const scored = compared.map((p) => ({ label: p[test], score: scoreIn(items, p[test]) }));
  // Where none or enough are beside it, an item may be shown: its part of the sum is known.
  const hidden = items.filter(({ answered }) => !leavesEnough(without(answered, compared)));
  if (hidden.length === 0) return true;
  const others = hidden.map(({ answered, right }) => {
    const people = without(answered, compared);
    const full = scored.filter(({ score }) => score === items.length).length;
    const some = scored.filter(({ label, score }) => score > 0 && answered.has(label)).length;
    return {
      people,
      rights: without(right, compared),
      least: Math.max(0, people - (answered.size - right.size), right.size - some),
      most: Math.min(people, right.size - full),
      // The test's own counts tell it of everybody.
      alike: right.size === 0 || right.size === answered.size,
    };
  });
  const sum = (by: "rights" | "least" | "most") => others.reduce((total, one) => total + one[by], 0);
  const [above, below] = [sum("rights") - sum("least"), sum("most") - sum("rights")];
  return (
    Math.max(...others.map(({ people }) => people)) >= MIN_OTHERS &&
    others.every(
      ({ people, least, most, alike }) =>
        alike || (Math.max(least, most - below) < people && Math.min(most, least + above) > 0),
    )
  );
}
