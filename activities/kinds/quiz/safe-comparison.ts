/**
 * Who of the matched people is compared (L-19). The results of each test are shown too: less the comparison, they are the
 * answers of people who are not in it, such as those who left before the second test. These are nobody, or MIN_REPORTABLE at
 * least; where they would be fewer, some more people are left out at random.
 */
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { seeded, shuffled } from "@/model/statistics/random";

interface MatchedPair<T> {
  /** Labels in each test. */
  before: string;
  after: string;
  given: { before: T; after: T };
}

/** Who answered one question of one of the tests. */
export interface Answered {
  test: "before" | "after";
  people: ReadonlySet<string>;
}

const isSafeCount = (people: number): boolean => people === 0 || people >= MIN_REPORTABLE;

/** @param matched in any order: the lot falls by what people answered, since their labels may be others the next time */
export function safelyCompared<T>(
  matched: readonly MatchedPair<T>[],
  answered: readonly Answered[],
  seed: number,
): readonly MatchedPair<T>[] {
  const others = (some: readonly MatchedPair<T>[]): number[] =>
    answered.map(({ test, people }) => people.size - some.filter((p) => people.has(p[test])).length);
  const now = others(matched);
  // Of fewer than MIN_REPORTABLE nothing is said.
  if (matched.length < MIN_REPORTABLE || now.every(isSafeCount)) return matched;
  const inOrder = matched
    .map((pair) => ({ pair, said: JSON.stringify(pair.given) }))
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : 0))
    .map(({ pair }) => pair);
  const left = shuffled(inOrder, seeded(seed)).slice(MIN_REPORTABLE - Math.min(...now));
  return others(left).every(isSafeCount) ? left : [];
}
