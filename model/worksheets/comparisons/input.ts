/** What a comparison is made from, and how entries become one. Pure. */
import type { Worksheet } from "@/model/worksheets/content";
import { folded } from "@/model/text/text-id";
import { redacted } from "@/model/worksheets/redaction";
import type { ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import type { SheetContent } from "@/model/worksheets/cells";
import { asEntry, type FoundEntry } from "@/model/worksheets/entries";
import type { Entry } from "@/model/worksheets/entries";
import type { Group } from "@/model/room/groups";

export interface GroupSheet {
  group: Group;
  content: SheetContent;
}

export interface ComparisonInput {
  groups: GroupSheet[];
  /** The earlier worksheet, where this one is compared with one. */
  there: { sheet: Worksheet; groups: GroupSheet[] } | null;
  /** Sets of entries that a trainer confirmed to be the same. */
  merged: readonly (readonly string[])[];
  flagged: readonly string[];
  /** Words that are black here, and on the earlier worksheet: activity to names of words. */
  black: Readonly<Record<string, readonly string[]>>;
  /** Dots of the gallery, by entry. */
  dots: Readonly<Record<string, number>>;
  /** Texts of the worksheet's agencies in every language of the workshop, by `plainText`, to their ids. */
  agencies: ReadonlyMap<string, string>;
}

/** Without capitals, doubled spaces, vowel signs and spellings of Arabic that differ from keyboard to keyboard. */
export const plainText = (text: string): string =>
  folded(text)
    .replace(/[\u064b-\u065f\u0640\u200b-\u200f]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replace(/[‘’ʼ]/g, "'");

/** As `plainText`, without signs; the text itself where it has nothing else. */
export const bareText = (text: string): string =>
  plainText(text)
    .replace(/[\p{P}\p{S}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim() || plainText(text);

/** Puts entries together that are the same: in one confirmed set, or with the same key. In the order of the first of each. */
export function groupSameEntries(
  found: readonly FoundEntry[],
  sets: readonly (readonly string[])[],
  keyOf?: (entry: FoundEntry) => string,
): FoundEntry[][] {
  const place = new Map<string, number>(found.map((f, i) => [f.id, i]));
  const root = found.map((_, i) => i);
  const rootOf = (i: number): number => (root[i] === i ? i : rootOf(root[i]!));
  const join = (i: number, k: number) => {
    const [a, b] = [rootOf(i), rootOf(k)];
    root[Math.max(a, b)] = Math.min(a, b);
  };
  for (const set of sets) {
    const [first, ...others] = set.flatMap((id) => place.get(id) ?? []);
    for (const other of others) join(first!, other);
  }
  if (keyOf) {
    const byKey = new Map<string, number>();
    found.forEach((f, i) => {
      const key = keyOf(f);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, i);
      else join(known, i);
    });
  }
  const heaps = new Map<number, FoundEntry[]>();
  found.forEach((f, i) => {
    const at = rootOf(i);
    heaps.set(at, [...(heaps.get(at) ?? []), f]);
  });
  return [...heaps.values()];
}

export type Redactor = (text: string) => string;

/** Blackens what is black on any of the worksheets. */
export const redactorFor =
  ({ black }: Pick<ComparisonInput, "black">): Redactor =>
  (text) =>
    Object.entries(black).reduce((dark, [activity, words]) => redacted(dark, activity, words), text);

/** What of an entry is shown, with its black words black. */
export function shownEntry(found: FoundEntry, dark: Redactor): Entry {
  const entry = asEntry(found);
  return {
    ...entry,
    text: dark(entry.text),
    more: entry.more.map((m) => ({ label: m.label, text: dark(m.text) })),
  };
}

/** Entries that are one. @param by the columns for owner and day; what none of them has is missing */
export function measureOf(
  entries: readonly FoundEntry[],
  dark: Redactor,
  by: { owner?: string; when?: string } = {},
): ComparedMeasure {
  const valuesAt = (column: string | undefined) =>
    column === undefined
      ? []
      : [
          ...new Map(
            entries.flatMap((e) =>
              e.values[column] ? [[bareText(e.values[column]), dark(e.values[column])] as const] : [],
            ),
          ).values(),
        ];
  const [owner, when] = [valuesAt(by.owner), valuesAt(by.when)];
  const lacks = (column: string | undefined, has: string[]) =>
    column !== undefined && has.length === 0 && entries.some((e) => Object.hasOwn(e.values, column));
  return {
    id: entries[0]!.id,
    text: dark(entries[0]!.text),
    entries: entries.map((e) => shownEntry(e, dark)),
    times: new Set(entries.map((e) => e.group)).size,
    owner,
    when,
    missing: [
      ...(lacks(by.owner, owner) ? (["owner"] as const) : []),
      ...(lacks(by.when, when) ? (["when"] as const) : []),
    ],
  };
}
