/** Facts about a few people computed out of counts of more: linear differencing, for small groups. */

/** Rank of a matrix over the rationals, by elimination without fractions. */
function rank(rows: number[][]): number {
  const m = rows.map((r) => r.map((v) => BigInt(v)));
  let row = 0;
  for (let column = 0; column < (m[0]?.length ?? 0); column++) {
    const pivot = m.findIndex((r, i) => i >= row && r[column] !== 0n);
    if (pivot < 0) continue;
    [m[row], m[pivot]] = [m[pivot]!, m[row]!];
    for (let i = row + 1; i < m.length; i++) {
      const [a, b] = [m[row]![column]!, m[i]![column]!];
      if (b !== 0n) m[i] = m[i]!.map((v, j) => v * a - m[row]![j]! * b);
    }
    row++;
  }
  return row;
}

/**
 * Sets of fewer than `k` people about whom alone some combination of `shown` speaks, and none of `totals` does.
 * @param totals sets of people whose counts are seen anyway
 * @param shown sets of people whose counts are seen besides
 */
export function exposed(
  k: number,
  all: readonly string[],
  totals: readonly ReadonlySet<string>[],
  shown: readonly ReadonlySet<string>[],
): string[][] {
  const vector = (set: ReadonlySet<string>, over: readonly string[]) => over.map((p) => (set.has(p) ? 1 : 0));
  const left = (sets: readonly ReadonlySet<string>[], few: readonly string[]) => {
    const others = all.filter((p) => !few.includes(p));
    return rank(sets.map((s) => vector(s, all))) - rank(sets.map((s) => vector(s, others)));
  };
  // People in the same sets cannot be told apart: a combination speaks of all of them or of none.
  const atoms = new Map<string, string[]>();
  for (const p of all) {
    const key = [...totals, ...shown].map((s) => Number(s.has(p))).join("");
    atoms.set(key, [...(atoms.get(key) ?? []), p]);
  }
  const small = [...atoms.values()].filter((a) => a.length < k);
  const unions = (from: number, size: number): string[][] =>
    small
      .slice(from)
      .flatMap((a, i) =>
        size + a.length < k ? [a, ...unions(from + i + 1, size + a.length).map((u) => [...a, ...u])] : [],
      );
  return unions(0, 0).filter((few) => left([...totals, ...shown], few) > left(totals, few));
}
