/** Asking a room by show of hands: its items one after another, and the bodies that counts stand for. */

import type { TalliedSource } from "@/model/activity/answer-sources";

/** One thing that people raise hands about: a question, or one card, row or statement of it. */
export interface HandItem {
  /** The field of the question's form. */
  field: string;
  /** Null where the question is all that is asked. */
  text: string | null;
  /** `text` is what is asked aloud; null: a mark, which every surface words (`marks.<id>`). */
  options: { id: string; text: string | null }[];
  /** A person may raise a hand for several options. */
  several?: true;
}

/** The most people whom one counter counts for one option. */
export const MAX_COUNTED = 2_000;

/** Field to option to people. */
export type HandCounts = Record<string, Record<string, number>>;

/** A counter's sums: a number of people, and no person. */
export interface CountedHands {
  /** The id that the counting page gave itself. */
  counter: string;
  source: TalliedSource;
  counts: HandCounts;
}

/**
 * The posted fields of as many people as were counted: the first hand of each item makes the first person,
 * and so on. Only the sums of each item mean something, never what stands beside it in the same body.
 */
export function fieldsFromHands(items: readonly HandItem[], counts: HandCounts): Record<string, string[]>[] {
  const people: Record<string, string[]>[] = [];
  for (const { field, options, several } of items) {
    let first = 0;
    for (const { id } of options) {
      const hands = counts[field]?.[id] ?? 0;
      for (let i = first; i < first + hands; i++) {
        const fields = people[i] ?? {};
        people[i] = { ...fields, [field]: [...(fields[field] ?? []), id] };
      }
      if (!several) first += hands;
    }
  }
  return people;
}

/** People counted for an item: the sum, or where several options are theirs, those of the largest. */
export function handsFor({ field, options, several }: HandItem, counts: HandCounts): number {
  const hands = options.map(({ id }) => counts[field]?.[id] ?? 0);
  return several ? Math.max(0, ...hands) : hands.reduce((sum, n) => sum + n, 0);
}

/** The most people who were counted for one item. */
export const peopleByHand = (items: readonly HandItem[], counts: HandCounts): number =>
  Math.max(0, ...items.map((item) => handsFor(item, counts)));

/** Counts added up, field by field and option by option. */
export function addHands(all: readonly HandCounts[]): HandCounts {
  const sum: HandCounts = {};
  for (const counts of all)
    for (const [field, options] of Object.entries(counts))
      for (const [option, n] of Object.entries(options))
        sum[field] = { ...sum[field], [option]: (sum[field]?.[option] ?? 0) + n };
  return sum;
}

/** What came by one source in a round: what this counter counted, what the others did, and the sum. */
export function countedBy(source: TalliedSource, counted: readonly CountedHands[], counter: string | null) {
  const bySource = counted.filter((c) => c.source === source);
  return {
    mine: bySource.find((c) => c.counter === counter)?.counts ?? {},
    others: bySource.filter((c) => c.counter !== counter),
    sum: addHands(bySource.map(({ counts }) => counts)),
  };
}
