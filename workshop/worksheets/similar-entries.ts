/**
 * Entries of several groups, or of two worksheets, that may mean the same. They are only suggested for
 * merging. Compared by words where a script has spaces, and by runs of three letters (two where a letter is a
 * syllable). Pure.
 */
import { bareText } from "@/model/worksheets/comparisons/measures";
import type { FoundEntry } from "@/model/worksheets/entries";

/** From here on two entries are suggested. */
const MIN_LIKENESS = 0.6;
/** The most entries that are compared, and the most sets that are suggested: a trainer reads them all. */
const MAX_ENTRIES = 400;
const MAX_SETS = 20;
/** The most pairs of which sets are made, the likest. */
const MAX_PAIRS = 1_000;
/** Texts shorter than this are only alike when they are equal. */
const MIN_COMPARED_LENGTH = 5;

/** Small words that say nothing about what an entry means. */
const small = new Set(
  (
    "a an the of for to in on at and or with by from our their is are be " +
    "untuk dan di ke dari yang dengan para في من على عن مع إلى و"
  )
    .split(" ")
    .map(bareText),
);
/** With and without these, a sentence says the opposite. */
const negations = "no|not|never|without|don't|tidak|tanpa|jangan|bukan|لا|بدون|غير|دون|ليس";
const opposite = new RegExp(`(?<![\\p{L}\\p{M}])(?:${negations})(?![\\p{L}\\p{M}])|ไม่|ห้าม|없|않|안 |못`, "u");
const syllables = /[\p{Script=Hangul}\p{Script=Han}]/u;

interface Likeness {
  found: FoundEntry;
  bare: string;
  grams: readonly number[];
  words: readonly number[];
  opposite: boolean;
}

/** Two entries that may be the same. */
export interface SimilarPair {
  a: FoundEntry;
  b: FoundEntry;
  how: number;
}

/** Those two by two that are alike, likest first. The slow part: it does not depend on what was confirmed. */
export function similarPairs(entries: readonly FoundEntry[]): SimilarPair[] {
  const numbers = new Map<string, number>();
  const open = entries
    .filter((e) => !e.named)
    .slice(0, MAX_ENTRIES)
    .map((e) => likenessOf(e, numbers));
  const pairs: SimilarPair[] = [];
  open.forEach((a, i) => {
    for (const b of open.slice(i + 1)) {
      if (
        a.found.id === b.found.id ||
        (sheetOf(a.found) === sheetOf(b.found) && a.found.field === b.found.field)
      )
        continue;
      const how = likeness(a, b);
      if (how >= MIN_LIKENESS) pairs.push({ a: a.found, b: b.found, how });
    }
  });
  return pairs.sort((x, y) => y.how - x.how).slice(0, MAX_PAIRS);
}

/**
 * Sets of entry ids, likest first. Every two of a set are alike: no chain of small steps joins them.
 * @param merged sets that a trainer confirmed already, which are not suggested again
 */
export function similarSets(
  pairs: readonly SimilarPair[],
  merged: readonly (readonly string[])[],
): string[][] {
  const confirmed = (a: FoundEntry, b: FoundEntry) =>
    merged.some((set) => set.includes(a.id) && set.includes(b.id));
  const like = new Set(pairs.flatMap(({ a, b }) => [`${a.id} ${b.id}`, `${b.id} ${a.id}`]));
  const sets: FoundEntry[][] = [];
  const setOf = new Map<FoundEntry, FoundEntry[]>();
  for (const { a, b } of pairs) {
    if (confirmed(a, b)) continue;
    const [withA, withB] = [setOf.get(a), setOf.get(b)];
    if (withA && withB) continue;
    const set = withA ?? withB ?? [];
    const added = [a, b].filter((e) => !set.includes(e));
    if (set.length > 0 && !set.every((e) => added.every((other) => like.has(`${e.id} ${other.id}`))))
      continue;
    if (set.length === 0) sets.push(set);
    set.push(...added);
    for (const e of added) setOf.set(e, set);
  }
  return sets
    .filter((s) => new Set(s.map(sheetOf)).size > 1)
    .slice(0, MAX_SETS)
    .map((s) => s.map((e) => e.id));
}

const sheetOf = (found: FoundEntry): string => `${found.sheet} ${found.group}`;

function likenessOf(found: FoundEntry, numbers: Map<string, number>): Likeness {
  const bare = bareText(found.text);
  const letters = [...bare.replaceAll(" ", "")];
  const long = syllables.test(bare) ? 2 : 3;
  const grams = Array.from({ length: Math.max(0, letters.length - long + 1) }, (_, i) =>
    letters.slice(i, i + long).join(""),
  );
  const words = bare.split(" ").filter((w) => w !== "" && !small.has(w));
  const numbered = (texts: readonly string[]) =>
    [...new Set(texts)]
      .map((t) => {
        const number = numbers.get(t) ?? numbers.size;
        numbers.set(t, number);
        return number;
      })
      .sort((x, y) => x - y);
  return {
    found,
    bare,
    grams: numbered(grams),
    words: numbered(words.map((w) => ` ${w}`)),
    opposite: opposite.test(` ${found.text.toLowerCase()} `),
  };
}

/** 0 to 1. */
function likeness(a: Likeness, b: Likeness): number {
  if (a.bare === b.bare) return 1;
  if (a.opposite !== b.opposite || Math.min(a.bare.length, b.bare.length) < MIN_COMPARED_LENGTH) return 0;
  const byWords = a.words.length > 1 && b.words.length > 1 ? overlap(a.words, b.words) : 0;
  return Math.max(overlap(a.grams, b.grams), byWords);
}

/** Twice what is common, of all (Dice 1945); 0 where it cannot be enough. Both in order. */
function overlap(a: readonly number[], b: readonly number[]): number {
  if (2 * Math.min(a.length, b.length) < MIN_LIKENESS * (a.length + b.length)) return 0;
  let common = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [x, y] = [a[i]!, b[k]!];
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
