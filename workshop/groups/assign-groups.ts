/** Forms groups whose sizes differ by at most one, mixed as asked. Pure; chance is handed in. */
import { shuffled } from "@/model/statistics/random";
import { dealtOut, clusteredByValue, sizesOf } from "@/workshop/groups/even-split";
import { formSameValueGroups } from "@/workshop/groups/same-value-groups";
import type { GroupId, Mix } from "@/model/room/groups";
import { type Mixed, swapped } from "@/workshop/groups/improve-by-swaps";

export interface Forming {
  by: "count" | "size";
  n: number;
  mix: Mix;
  meetNew: boolean;
  /** Earlier memberships: people meet others than there. */
  past: readonly Readonly<Record<string, GroupId>>[];
}

/** People of whom groups are made: those here or expected back; where there are none, all. */
export function present(room: {
  people: ReadonlyMap<string, unknown>;
  expected(): ReadonlySet<string>;
}): string[] {
  const all = [...room.people.keys()].sort();
  const back = room.expected();
  const now = all.filter((p) => back.has(p));
  return now.length > 0 ? now : all;
}

/** Groups that `people` make; never an empty one. */
export function groupCount(people: number, by: "count" | "size", n: number): number {
  if (people === 0) return 0;
  if (by === "count") return Math.min(n, people);
  const few = Math.max(1, Math.floor(people / n));
  const many = Math.min(people, few + 1);
  const off = (count: number) => Math.max(Math.ceil(people / count) - n, n - Math.floor(people / count));
  return off(many) < off(few) ? many : few;
}

type PersonKey = (person: Mixed) => string | null;
const bySector: PersonKey = (p) => p.sector;
const byLanguage: PersonKey = (p) => p.language;
const byNothing: PersonKey = () => null;

/** By what people are mixed first, and what is spread as far as that leaves room. */
const mixKeys: Record<Mix, { first: PersonKey; second: PersonKey }> = {
  random: { first: byNothing, second: byNothing },
  sectors: { first: bySector, second: byLanguage },
  "languages-apart": { first: byLanguage, second: bySector },
  "languages-together": { first: byLanguage, second: bySector },
};

/** Tries after which the best is taken, where people are to meet others. */
const MAX_ATTEMPTS = 6;

/** The ids of the people of each group. */
export function formGroups(
  people: readonly Mixed[],
  { by, n, mix, meetNew, past }: Forming,
  random: () => number,
): string[][] {
  const count = groupCount(people.length, by, n);
  if (count === 0) return [];
  const { first, second } = mixKeys[mix];
  const sizes = sizesOf(people.length, count);
  const tries = meetNew && past.length > 0 ? MAX_ATTEMPTS : 1;
  let best: { groups: Mixed[][]; cost: number } | null = null;
  for (let i = 0; i < tries && best?.cost !== 0; i++) {
    const all = shuffled(people, random);
    const dealt =
      mix === "languages-together"
        ? formSameValueGroups(all, sizes, byLanguage)
        : dealtOut(clusteredByValue(clusteredByValue(all, second), first), count);
    const found = swapped(dealt, { same: first, spread: second, past: meetNew ? past : [] });
    if (!best || found.cost < best.cost) best = found;
  }
  return best!.groups.map((group) => group.map((p) => p.id));
}
