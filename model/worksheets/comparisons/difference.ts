/** Two worksheets as three lists: on both, only there, only here. */
import type { Compare, Worksheet } from "@/model/worksheets/content";
import type { DifferenceComparison } from "@/model/worksheets/comparisons/comparison";
import {
  bareText,
  type ComparisonInput,
  redactorFor,
  measureOf,
  groupSameEntries,
} from "@/model/worksheets/comparisons/input";
import { isBasicNeed } from "@/model/worksheets/comparisons/needs";
import { type FoundEntry, findEntries } from "@/model/worksheets/entries";

/**
 * Entries are the same where their words are, whatever their signs and capitals, or where a trainer confirmed it. Fields
 * that both worksheets have are compared; all fields where they have none in common.
 */
export function differenceOf(
  sheet: Worksheet,
  compare: Extract<Compare, { type: "difference" }>,
  input: ComparisonInput,
): DifferenceComparison | null {
  if (!input.there) return null;
  const dark = redactorFor(input);
  const { sheet: earlier, groups } = input.there;
  const common = commonFields(sheet, earlier);
  const here = input.groups
    .flatMap(({ group, content }) => findEntries(sheet, group.id, content))
    .filter(inFields(common));
  // A group that wrote the same text on both sheets has one name for both entries; their words put them together anyway.
  const there = groups
    .flatMap(({ group, content }) => findEntries(earlier, group.id, content))
    .filter(inFields(common));
  const heaps = groupSameEntries([...there, ...here], input.merged, (f) => bareText(f.text));
  const before = new Set(there);
  const isThere = (f: FoundEntry) => before.has(f);
  const sorted = heaps
    .map((entries) => ({
      measure: measureOf(entries, dark),
      there: entries.some(isThere),
      here: !entries.every(isThere),
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
        asked: s.entries.some((e) => isBasicNeed(e.text)),
      })),
  };
}

/** Ids of the fields that both have; null where there are none. */
function commonFields(a: Worksheet, b: Worksheet): ReadonlySet<string> | null {
  const idsOf = (sheet: Worksheet) => sheet.sections.flatMap((s) => s.fields.map((f) => f.id));
  const there = new Set(idsOf(b));
  const both = idsOf(a).filter((id) => there.has(id));
  return both.length > 0 ? new Set(both) : null;
}

const inFields = (ids: ReadonlySet<string> | null) => (found: FoundEntry) =>
  ids === null || ids.has(found.fieldId);
