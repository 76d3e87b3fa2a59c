import { groupedBy } from "@/model/grouped-by";
import { makeSentence, type Sentence } from "@/model/debrief/sentence";
import type { ReportWords } from "@/model/figures/report-words";
import { folded } from "@/model/text/text-id";
import { listed } from "@/model/text/wording";
import type {
  ComparedMeasure,
  ComparedRow,
  ComparisonInput,
} from "@/model/worksheets/comparisons/comparison";
import { asEntry, type Entry, type FoundEntry } from "@/model/worksheets/entries";
import { redacted } from "@/model/worksheets/redaction";
import { inWords } from "@/model/worksheets/wording";

/** Without capitals, doubled spaces, vowel signs and spellings of Arabic that keyboards differ in. */
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

/** Joins entries of one confirmed set or with one key; the first of each leads. */
export function groupSameEntries(
  found: readonly FoundEntry[],
  sets: readonly (readonly string[])[],
  keyOf?: (entry: FoundEntry) => string,
): FoundEntry[][] {
  const place = new Map<string, number>(found.map((entry, i) => [entry.id, i]));
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
    found.forEach((entry, i) => {
      const key = keyOf(entry);
      const first = byKey.get(key);
      if (first === undefined) byKey.set(key, i);
      else join(first, i);
    });
  }
  return [...groupedBy(found.keys(), rootOf).values()].map((set) => set.map((i) => found[i]!));
}

export type Redactor = (text: string) => string;

/** Blackens words that are black on any of the worksheets. */
export const redactorFor =
  ({ black }: Pick<ComparisonInput, "black">): Redactor =>
  (text) =>
    Object.entries(black).reduce((dark, [activity, words]) => redacted(dark, activity, words), text);

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
  const valuesIn = (column: string | undefined) =>
    column === undefined
      ? []
      : [
          ...new Map(
            entries.flatMap((e) =>
              e.values[column] ? [[bareText(e.values[column]), dark(e.values[column])] as const] : [],
            ),
          ).values(),
        ];
  const [owner, when] = [valuesIn(by.owner), valuesIn(by.when)];
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

export const rowOfMeasure = (
  measure: string,
  option: string,
  { text, times }: ComparedMeasure,
  groups: number,
): ComparedRow => ({ measure, option, text, count: times, of: groups });

/** Where nothing was written that can be laid side by side: no zeros that read like a finding. */
export const nothingWritten = (): Sentence => makeSentence("sheet-nothing");

/** A measure with how many groups have it, and, where it should have them, its owner and date. */
export function measureSaid(
  { text, times, owner, when, missing }: ComparedMeasure,
  { compare, locale }: ReportWords,
  owned: boolean,
  ...tags: (string | false | undefined)[]
): string {
  const more = [
    ...tags,
    times > 1 && compare("timesSaid", { count: times }),
    ...(owned
      ? [
          owner.length > 0 && `${compare("board.owner")}: ${inWords(listed(owner, locale), compare)}`,
          when.length > 0 && `${compare("board.when")}: ${listed(when, locale).replaceAll("-", "\u2011")}`,
        ]
      : []),
    ...missing.map((what) => compare(what === "owner" ? "board.noOwner" : "board.noWhen")),
  ].filter(Boolean);
  return more.length > 0 ? `${inWords(text, compare)} (${more.join(" · ")})` : inWords(text, compare);
}

/** A list as a table has it; a dash where it is empty. */
export const dashed = (texts: readonly string[], locale: string): string => listed(texts, locale) || "–";
