/** Measures of several sides as a board: what was said how often, what was left blank, who and when. */
import type { Compare, Worksheet } from "@/activities/kinds/worksheet/content";
import type { BoardComparison, BoardMeasure } from "@/activities/kinds/worksheet/compare/comparison";
import {
  type ComparisonInput,
  redactorFor,
  measureOf,
  groupSameEntries,
} from "@/activities/kinds/worksheet/compare/input";
import { findEntries } from "@/activities/kinds/worksheet/sheet/entries";

/** Only what a trainer confirmed is put together; the measure of most groups comes first. */
export function boardOf(
  sheet: Worksheet,
  compare: Extract<Compare, { type: "board" }>,
  input: ComparisonInput,
): BoardComparison {
  const dark = redactorFor(input);
  const found = input.groups.flatMap(({ group, content }) => findEntries(sheet, group.id, content));
  const inColumn = (field: string) => found.filter((f) => f.fieldId === field);
  return {
    type: "board",
    columns: compare.columns.map(({ id, text, field }) => {
      const measures = groupSameEntries(inColumn(field), input.merged).map(
        (entries): BoardMeasure => ({
          ...measureOf(entries, dark, compare),
          ...(entries.some((e) => input.flagged.includes(e.id)) && { conflict: true as const }),
        }),
      );
      return { id, text, blank: measures.length === 0, measures: measures.sort((a, b) => b.times - a.times) };
    }),
    blanks: input.groups.flatMap(({ group }) =>
      compare.columns.flatMap((c) =>
        inColumn(c.field).some((f) => f.group === group.id) ? [] : [{ group, column: c.id }],
      ),
    ),
  };
}
