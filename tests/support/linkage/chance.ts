/**
 * Number of guesses that are right by chance. Thirty labels given blindly to thirty people hit as often as a
 * random permutation has fixed points (de Montmort 1713). In a case one label serves all of its parts, so
 * that a hit counts as often as the case has questions: the most that guesses can depend on each other.
 */
import { shuffled } from "@/model/statistics/random";

/** P(a random permutation of n things has exactly k fixed points), for each k. */
function fixedPoints(n: number): number[] {
  const deranged = [1, 0];
  for (let m = 2; m <= n; m++) deranged[m] = (m - 1) * (deranged[m - 1]! + deranged[m - 2]!);
  const factorial = (m: number): number => (m < 2 ? 1 : m * factorial(m - 1));
  return Array.from({ length: n + 1 }, (_, k) => deranged[n - k]! / (factorial(k) * factorial(n - k)));
}

/**
 * P(at least h hits) for each h.
 * @param questions questions of each activity
 */
export function tailOfChance(people: number, questions: readonly number[]): number[] {
  const one = fixedPoints(people);
  let sum = [1];
  for (const weight of questions) {
    const next = new Array<number>(sum.length + people * weight).fill(0);
    for (const [have, p] of sum.entries())
      for (const [k, q] of one.entries()) next[have + k * weight]! += p * q;
    sum = next;
  }
  const tail = new Array<number>(sum.length + 1).fill(0);
  for (let h = sum.length - 1; h >= 0; h--) tail[h] = tail[h + 1]! + sum[h]!;
  return tail;
}

/** P(at least h) for each h, of tries that hit with `p` each by themselves, and then count `weight` times. */
export function tailOfTries(tries: readonly { weight: number; p: number }[]): number[] {
  let sum = [1];
  for (const { weight, p } of tries) {
    const next = new Array<number>(sum.length + weight).fill(0);
    for (const [have, q] of sum.entries()) {
      next[have]! += q * (1 - p);
      next[have + weight]! += q * p;
    }
    sum = next;
  }
  const tail = new Array<number>(sum.length + 1).fill(0);
  for (let h = sum.length - 1; h >= 0; h--) tail[h] = tail[h + 1]! + sum[h]!;
  return tail;
}

/** The fewest hits that come less often than `p` by chance. */
export const fewestBeyond = (tail: readonly number[], p: number): number =>
  tail.findIndex((chance) => chance < p);

/** The numbers below `n` in a random order. */
export const drawnOrder = (random: () => number, n: number): number[] =>
  shuffled([...Array(n).keys()], random);
