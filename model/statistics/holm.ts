/**
 * Several tests without more false alarms than one. Source: S. Holm (1979), "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6, 65–70.
 */

/** Each p adjusted for all that are given; what has no p stays without one and counts for nothing. */
export function holm(ps: readonly (number | null)[]): (number | null)[] {
  const tests = ps.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((a, b) => a.p - b.p);
  const out: (number | null)[] = ps.map(() => null);
  let least = 0;
  for (const [place, { p, i }] of tests.entries()) {
    least = Math.max(least, Math.min(1, (tests.length - place) * p));
    out[i] = least;
  }
  return out;
}
