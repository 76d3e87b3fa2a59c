/** A small seeded generator, so that a rehearsal can be run again exactly. */
export type Random = () => number;

/** Numbers in [0, 1) from a 32-bit seed (mulberry32 by Tommy Ettinger, public domain). */
export function seeded(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed from a text such as a room's id (FNV-1a, 32 bits). */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One of the items. @throws RangeError when there is none. */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** One of the items, each as likely as its weight. Without items it throws like `pick`. */
export function weightedPick<T>(items: readonly T[], weight: (item: T) => number, random: Random): T {
  let left = random() * items.reduce((sum, item) => sum + weight(item), 0);
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return pick(items, () => 0);
}

/** Some of the items, at least one, at most `most`, in their own order. */
export function sampleOf<T>(items: readonly T[], most: number, random: Random): T[] {
  const n = 1 + Math.floor(random() * Math.min(most, items.length));
  const chosen = new Set(shuffled(items, random).slice(0, n));
  return items.filter((item) => chosen.has(item));
}

/** Fisher–Yates (Knuth, TAOCP vol. 2, 3.4.2, algorithm P). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** As `sampleOf`, those of more weight more often. */
export function weightedSample<T>(
  items: readonly T[],
  most: number,
  weight: (item: T) => number,
  random: Random,
): T[] {
  const n = 1 + Math.floor(random() * Math.min(most, items.length));
  const chosen = new Set(weightedShuffle(items, weight, random).slice(0, n));
  return items.filter((item) => chosen.has(item));
}

/** As `shuffled`, those of more weight nearer the front (Efraimidis and Spirakis 2006, algorithm A). */
export function weightedShuffle<T>(items: readonly T[], weight: (item: T) => number, random: Random): T[] {
  return items
    .map((item) => ({ item, key: Math.log(1 - random()) / weight(item) }))
    .sort((a, b) => b.key - a.key)
    .map(({ item }) => item);
}
