import { makeSentence } from "@/model/debrief/sentence";
import type { ComparedMeasure, ComparisonDefinition } from "@/model/worksheets/comparisons/comparison";
import {
  bareText,
  groupSameEntries,
  measureOf,
  measureSaid,
  nothingWritten,
  redactorFor,
  rowOfMeasure,
} from "@/model/worksheets/comparisons/measures";
import { mentions } from "@/model/worksheets/comparisons/mentions";
import type { Worksheet } from "@/model/worksheets/content";
import { type FoundEntry, findEntries } from "@/model/worksheets/entries";
import { inWords } from "@/model/worksheets/wording";

export const difference: ComparisonDefinition<"difference"> = {
  /**
   * Entries are the same where their words are, whatever signs and capitals, or where a trainer says so.
   * Fields that both worksheets have are compared; all of them where they share none.
   */
  compare(sheet, compare, input) {
    if (!input.there) return null;
    const dark = redactorFor(input);
    const { sheet: earlier, groups } = input.there;
    const common = commonFields(sheet, earlier);
    const here = input.groups
      .flatMap(({ group, content }) => findEntries(sheet, group.id, content))
      .filter(inFields(common));
    // A text on both sheets of one group has one id; the words join its entries.
    const there = groups
      .flatMap(({ group, content }) => findEntries(earlier, group.id, content))
      .filter(inFields(common));
    const before = new Set(there);
    const sorted = groupSameEntries([...there, ...here], input.merged, (f) => bareText(f.text))
      .map((entries) => ({
        measure: measureOf(entries, dark),
        there: entries.some((f) => before.has(f)),
        here: entries.some((f) => !before.has(f)),
        entries,
      }))
      .sort((a, b) => b.measure.times - a.measure.times);
    return {
      type: "difference",
      here: compare.here,
      there: compare.there,
      both: sorted.filter((s) => s.there && s.here).map((s) => s.measure),
      onlyThere: sorted.filter((s) => s.there && !s.here).map((s) => s.measure),
      onlyHere: sorted
        .filter((s) => s.here && !s.there)
        .map((s) => ({
          ...s.measure,
          slip: s.entries.some((e) => input.flagged.includes(e.id)),
          asked: s.entries.some((e) => mentions(e.text, compare.needs ?? [])),
        })),
    };
  },
  sentence: ({ both, onlyThere, onlyHere, here, there }) =>
    both.length + onlyThere.length + onlyHere.length === 0
      ? nothingWritten()
      : makeSentence("sheet-difference", {
          both: both.length,
          onlyThere: onlyThere.length,
          onlyHere: onlyHere.length,
          here,
          there,
          slips: onlyHere.filter((m) => m.slip).length,
        }),
  rows: ({ both, onlyThere, onlyHere }, groups) => [
    ...both.map((m) => rowOfMeasure("difference", "both", m, groups)),
    ...onlyThere.map((m) => rowOfMeasure("difference", "only-there", m, groups)),
    ...onlyHere.map((m) => rowOfMeasure("difference", m.slip ? "only-here: slip" : "only-here", m, groups)),
  ],
  tables({ both, onlyThere, onlyHere, here, there }, caption, { t, compare }) {
    const rows = (measures: readonly ComparedMeasure[], list: string) =>
      measures.map((m) => [inWords(m.text, compare), list, m.times]);
    return [
      {
        caption,
        head: [t("sheets.entry"), t("sheets.list"), t("sheets.groups")],
        rows: [...rows(onlyThere, there), ...rows(both, compare("difference.both")), ...rows(onlyHere, here)],
      },
    ];
  },
  charts({ here, there, both, onlyThere, onlyHere }, words) {
    const { compare } = words;
    const list = (title: string, measures: readonly ComparedMeasure[]) => ({
      title,
      texts:
        measures.length > 0
          ? measures.map((m) => measureSaid(m, words, false))
          : [compare("difference.nothing")],
    });
    return {
      chart: {
        type: "texts",
        groups: [list(there, onlyThere), list(compare("difference.both"), both), list(here, onlyHere)],
      },
    };
  },
};

/** Ids of the fields that both have; null where there are none. */
function commonFields(a: Worksheet, b: Worksheet): ReadonlySet<string> | null {
  const idsOf = (sheet: Worksheet) => sheet.sections.flatMap((s) => s.fields.map((f) => f.id));
  const there = new Set(idsOf(b));
  const both = idsOf(a).filter((id) => there.has(id));
  return both.length > 0 ? new Set(both) : null;
}

const inFields = (ids: ReadonlySet<string> | null) => (found: FoundEntry) =>
  ids === null || ids.has(found.fieldId);
