/**
 * The exact test for paired yes/no answers. Source: Q. McNemar (1947), Psychometrika 12, 153–157; exact form:
 * binomial test of the changers against 1/2.
 */

/** With fewer changers even a unanimous shift (5 of 5: p = 0.0625) misses 0.05, so no p is given. */
export const MIN_CHANGERS = 6;

/** Two-sided exact p for `to` people who changed one way and `away` the other; null below MIN_CHANGERS. */
export function mcnemar(to: number, away: number): number | null {
  const changers = to + away;
  if (changers < MIN_CHANGERS) return null;
  let term = 0.5 ** changers;
  let tail = 0;
  for (let k = 0; k <= Math.min(to, away); k++) {
    tail += term;
    term = (term * (changers - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
