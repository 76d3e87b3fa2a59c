/**
 * Answers by declared sector; no group under K people can be worked out, also with all totals. Pure; runs
 * once as an activity finishes. One division serves all its questions: sectors of K or more, all others
 * together (none, or at least K, else a sector joins them). Readings that compare person by person (rounds of
 * a question, parts of a case) form a family: it is split only where each reading has K answers of every
 * group. Two are split only where, in each group, none or at least K answered one and not the other, and none
 * or at least K answered both, as movements are shown.
 */
import { z } from "zod";
import type { QuestionId } from "@/model/activity/question";
import { MIN_GROUP_SIZE } from "@/workshop/room/sector-split";

export interface Reading {
  question: QuestionId;
  round: number;
  /** The item of a quiz or the field of a form; empty where the question is one whole. */
  item: string;
  /** Readings of one family may be compared with each other. */
  family: string;
  /** The round stands for its question: its split would be shown. */
  speaks: boolean;
  /** A question beside the main ones, such as a what-if: it is split where it may stand beside those. */
  aside: boolean;
  /** Person to what they gave; who passed or gave nothing is not in it. */
  given: ReadonlyMap<string, readonly string[]>;
}

export const splitGroupsSchema = z.array(
  z.strictObject({
    /** Null: everybody else together, and who did not say. */
    sector: z.string().nullable(),
    /** People who gave an answer: K at least. */
    people: z.number().int().min(MIN_GROUP_SIZE),
    counts: z.record(z.string(), z.number().int().min(0)),
  }),
);
type SplitGroup = z.infer<typeof splitGroupsSchema>[number];

export interface SectorSplit {
  question: QuestionId;
  round: number;
  item: string;
  groups: SplitGroup[];
}

/** Named sectors that stand alone; all others are together, if there are any. */
type Division = readonly string[];

/**
 * The splits of one activity that may be shown. @param sectorOf a person's declared sector; null: none known
 * @param room all people by sector, "not given" under ""
 */
export function safeSplits(
  readings: readonly Reading[],
  sectorOf: (person: string) => string | null,
  room: ReadonlyMap<string, number>,
): SectorSplit[] {
  const answered = readings.filter((r) => r.given.size > 0);
  let best: SectorSplit[] = [];
  // The finest division that shows most questions.
  for (const division of divisionsOf(room)) {
    const splits = splitBy(division, answered, sectorOf);
    if (splits.length > best.length) best = splits;
  }
  return best;
}

/** From the finest to the coarsest; each has two groups at least. */
export function divisionsOf(room: ReadonlyMap<string, number>): Division[] {
  const total = [...room.values()].reduce((a, b) => a + b, 0);
  const large = [...room]
    .filter(([name, people]) => name !== "" && people >= MIN_GROUP_SIZE)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return large
    .map((_, i) => large.slice(0, large.length - i))
    .filter((alone) => {
      const rest = total - alone.reduce((sum, [, people]) => sum + people, 0);
      return rest >= MIN_GROUP_SIZE || (rest === 0 && alone.length > 1);
    })
    .map((alone) => alone.map(([name]) => name));
}

function splitBy(
  division: Division,
  readings: readonly Reading[],
  sectorOf: (person: string) => string | null,
): SectorSplit[] {
  const groupOf = (person: string) => {
    const sector = sectorOf(person);
    return sector !== null && division.includes(sector) ? sector : null;
  };
  const families = new Map<string, SplitCandidate[]>();
  for (const reading of readings) {
    const members = new Map<string | null, Set<string>>(division.map((sector) => [sector, new Set()]));
    for (const person of reading.given.keys()) {
      const group = groupOf(person);
      members.set(group, (members.get(group) ?? new Set()).add(person));
    }
    families.set(reading.family, [...(families.get(reading.family) ?? []), { reading, members }]);
  }
  return [...families.values()].flatMap((family) =>
    sameGroups(family) && family.every(enough) ? shownOf(family).map(splitOf) : [],
  );
}

interface SplitCandidate {
  reading: Reading;
  members: ReadonlyMap<string | null, ReadonlySet<string>>;
}

const enough = ({ members }: SplitCandidate): boolean =>
  members.size > 1 && [...members.values()].every((people) => people.size >= MIN_GROUP_SIZE);

/** True where "everybody else" is in all readings or in none. */
const sameGroups = (family: readonly SplitCandidate[]): boolean =>
  new Set(family.map((d) => d.members.size)).size === 1;

/** A reading and each that may join it, begun with the one by which most main questions are shown. */
function shownOf(family: readonly SplitCandidate[]): SplitCandidate[] {
  const order = family
    .filter((d) => d.reading.speaks && family.every((other) => other === d || isSafeOverlap(d, other)))
    .toSorted(
      (a, b) =>
        Number(a.reading.aside) - Number(b.reading.aside) || b.reading.given.size - a.reading.given.size,
    );
  const main = (some: readonly SplitCandidate[]) => some.filter((d) => !d.reading.aside).length;
  let best: SplitCandidate[] = [];
  for (const first of order) {
    const shown = [first];
    for (const next of order)
      if (next !== first && shown.every((other) => isSafeDifference(next, other))) shown.push(next);
    if (main(shown) > main(best) || (main(shown) === main(best) && shown.length > best.length)) best = shown;
  }
  return family.filter((d) => best.includes(d));
}

const isSafeCount = (people: number): boolean => people === 0 || people >= MIN_GROUP_SIZE;

/** True where, in each group, none or at least K answered both. */
const isSafeOverlap = (a: SplitCandidate, b: SplitCandidate): boolean =>
  [...a.members].every(([group, people]) =>
    isSafeCount([...people].filter((p) => b.members.get(group)?.has(p)).length),
  );

/** True where, in each group, none or at least K answered only one. */
function isSafeDifference(a: SplitCandidate, b: SplitCandidate): boolean {
  const without = (these: ReadonlySet<string>, those: ReadonlySet<string>) =>
    [...these].filter((p) => !those.has(p)).length;
  return [...a.members].every(([group, people]) => {
    const others = b.members.get(group) ?? new Set<string>();
    return isSafeCount(without(people, others)) && isSafeCount(without(others, people));
  });
}

function splitOf({
  reading: { question, round, item, given: answers },
  members,
}: SplitCandidate): SectorSplit {
  return {
    question,
    round,
    item,
    groups: [...members].map(([sector, people]) => {
      const counts: Record<string, number> = {};
      for (const person of people) for (const id of answers.get(person)!) counts[id] = (counts[id] ?? 0) + 1;
      return { sector, people: people.size, counts };
    }),
  };
}
