/** Betters groups by swapping people of the same value, so that what was mixed stays mixed. Pure. */
import type { GroupId } from "@/model/room/groups";

/** Facts known of a person; an unknown one is a value of its own. */
export interface Mixed {
  id: string;
  sector: string | null;
  language: string | null;
}

/** Rounds of swapping after which it is good enough. */
const MAX_ROUNDS = 8;
/** A pair that meets again weighs more than any spread. */
const REPEAT_PENALTY = 1_000;

interface Swapping {
  /** Only people of whom this is the same are swapped. */
  same(person: Mixed): string | null;
  /** The value to be spread evenly. */
  spread(person: Mixed): string | null;
  past: readonly Readonly<Record<string, GroupId>>[];
}

/** The bettered groups; `cost`: how often people meet again, counted from both. */
export function swapped(
  dealt: readonly (readonly Mixed[])[],
  { same, spread, past }: Swapping,
): { groups: Mixed[][]; cost: number } {
  const people = dealt.flat();
  const places = dealt.flatMap((group, g) => group.map(() => g));
  const kind = numbered(people.map(same));
  const value = numbered(people.map(spread));
  const members: Set<number>[] = dealt.map(() => new Set());
  for (const [i, g] of places.entries()) members[g]!.add(i);
  const met = metBefore(people, past);
  const counts = dealt.map((_, g) => countsOf([...members[g]!].map((i) => value[i]!)));
  const count = (g: number, v: number) => counts[g]!.get(v) ?? 0;

  /** Times that a person meets those of a group again, without one of them. */
  const again = (i: number, g: number, but: number): number => {
    let sum = 0;
    if (past.length > 0)
      for (const j of members[g]!) if (j !== i && j !== but) sum += met[i * people.length + j]!;
    return sum;
  };
  const gain = (i: number, j: number): number => {
    const [g, h] = [places[i]!, places[j]!];
    const pairs = again(i, h, j) + again(j, g, i) - again(i, g, -1) - again(j, h, -1);
    const [v, w] = [value[i]!, value[j]!];
    const squares = v === w ? 0 : 2 * (count(h, v) - count(g, v) + count(g, w) - count(h, w)) + 4;
    return pairs * REPEAT_PENALTY + squares;
  };
  for (let round = 0, moved = true; moved && round < MAX_ROUNDS; round++) {
    moved = false;
    for (let i = 0; i < people.length; i++) {
      for (let j = i + 1; j < people.length; j++) {
        if (places[i] === places[j] || kind[i] !== kind[j] || gain(i, j) >= 0) continue;
        swap(i, j);
        moved = true;
      }
    }
  }
  let pairs = 0;
  for (const [i, g] of places.entries()) pairs += again(i, g, -1);
  return { groups: members.map((m) => [...m].map((i) => people[i]!)), cost: pairs };

  function swap(i: number, j: number): void {
    const [g, h] = [places[i]!, places[j]!];
    for (const [who, from, to] of [
      [i, g, h],
      [j, h, g],
    ] as const) {
      members[from]!.delete(who);
      members[to]!.add(who);
      counts[from]!.set(value[who]!, count(from, value[who]!) - 1);
      counts[to]!.set(value[who]!, count(to, value[who]!) + 1);
      places[who] = to;
    }
  }
}

/** Each value by the number of its first place. */
function numbered(values: readonly (string | null)[]): number[] {
  const numbers = new Map<string | null, number>();
  return values.map((v) => {
    const number = numbers.get(v) ?? numbers.size;
    numbers.set(v, number);
    return number;
  });
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  return counts;
}

/** Times that two were in one group, for every two. */
function metBefore(people: readonly Mixed[], past: Swapping["past"]): Uint8Array {
  const met = new Uint8Array(past.length > 0 ? people.length ** 2 : 0);
  for (const members of past) {
    for (const [i, a] of people.entries()) {
      const group = Object.hasOwn(members, a.id) ? members[a.id] : undefined;
      if (group === undefined) continue;
      for (const [j, b] of people.entries())
        if (i !== j && members[b.id] === group) met[i * people.length + j]!++;
    }
  }
  return met;
}
