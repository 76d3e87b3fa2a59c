/**
 * Entries of several groups, or of two worksheets, that may be the same thing. Only suggested, never merged by itself, and rather too few
 * than too many. Words are compared where a script has spaces, runs of three letters everywhere; of two where a letter
 * is a syllable. Pure.
 */
import { bareText } from "@/workshop/groups/compare/input";
import type { Found } from "@/workshop/groups/entries";

/** From here on two entries are suggested. */
const ALIKE = 0.6;
/** The most entries that are compared, and the most sets that are suggested: a trainer reads them all. */
const MOST_ENTRIES = 400;
const MOST_SETS = 20;
/** Texts shorter than this are only alike when they are equal. */
const SHORT = 5;

/** Small words that say nothing about what an entry means. */
const small = new Set(
  "a an the of for to in on at and or with by from our their is are be untuk dan di ke dari yang dengan para في من على عن مع إلى و".split(" ").map(bareText),
);
/** With and without these, a sentence says the opposite. */
const opposite = /(?<![\p{L}\p{M}])(?:no|not|never|without|don't|tidak|tanpa|jangan|bukan|لا|بدون|غير|دون|ليس)(?![\p{L}\p{M}])|ไม่|ห้าม|없|않|안 |못/u;
const syllables = /[\p{Script=Hangul}\p{Script=Han}]/u;

interface Likeness {
  found: Found;
  bare: string;
  grams: Set<string>;
  words: Set<string>;
  opposite: boolean;
}

/** Sets of entry ids, likest first. @param merged sets that a trainer confirmed already, which are not suggested again */
export function alikeIn(entries: readonly Found[], merged: readonly (readonly string[])[] = []): string[][] {
  const open = entries.filter((e) => !e.named).slice(0, MOST_ENTRIES).map(likenessOf);
  const known = (a: string, b: string) => merged.some((set) => set.includes(a) && set.includes(b));
  const pairs = open.flatMap((a, i) =>
    open.slice(i + 1).flatMap((b) => {
      if (a.found.id === b.found.id || (sheetOf(a) === sheetOf(b) && a.found.field === b.found.field)) return [];
      const how = likeness(a, b);
      return how >= ALIKE && !known(a.found.id, b.found.id) ? [{ a, b, how }] : [];
    }),
  );
  const like = new Set(pairs.map(({ a, b }) => `${a.found.id} ${b.found.id}`));
  const areAlike = (a: Likeness, b: Likeness) => like.has(`${a.found.id} ${b.found.id}`) || like.has(`${b.found.id} ${a.found.id}`);
  const sets: Likeness[][] = [];
  for (const { a, b } of pairs.sort((x, y) => y.how - x.how)) {
    const [withA, withB] = [a, b].map((e) => sets.find((s) => s.includes(e)));
    if (withA && withB) continue;
    const set = withA ?? withB;
    if (!set) sets.push([a, b]);
    else {
      const other = withA ? b : a;
      // Every two of a set are alike, so that no chain of small steps joins what is different.
      if (set.every((e) => areAlike(e, other))) set.push(other);
    }
  }
  return sets.filter((s) => new Set(s.map(sheetOf)).size > 1).slice(0, MOST_SETS).map((s) => s.map((e) => e.found.id));
}

/** The sheet of paper, so to say: one group's, of one worksheet. */
const sheetOf = ({ found }: Likeness): string => `${found.sheet} ${found.group}`;

function likenessOf(found: Found): Likeness {
  const bare = bareText(found.text);
  const words = bare.split(" ").filter((w) => w !== "" && !small.has(w));
  const tight = bare.replaceAll(" ", "");
  const letters = [...tight];
  const long = syllables.test(tight) ? 2 : 3;
  const grams = new Set(Array.from({ length: Math.max(0, letters.length - long + 1) }, (_, i) => letters.slice(i, i + long).join("")));
  return { found, bare, grams, words: new Set(words), opposite: opposite.test(` ${found.text.toLowerCase()} `) };
}

/** 0 to 1. */
function likeness(a: Likeness, b: Likeness): number {
  if (a.bare === b.bare) return 1;
  if (a.opposite !== b.opposite || Math.min([...a.bare].length, [...b.bare].length) < SHORT) return 0;
  const byWords = a.words.size > 1 && b.words.size > 1 ? overlap(a.words, b.words) : 0;
  return Math.max(overlap(a.grams, b.grams), byWords);
}

/** Twice what is common, of all (Dice 1945). */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const x of a) if (b.has(x)) common++;
  return (2 * common) / (a.size + b.size);
}
