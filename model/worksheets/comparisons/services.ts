/** The map of services: which groups ticked what, where nobody did, and the dilemmas with their dots. */
import type { Compare, Worksheet } from "@/model/worksheets/content";
import { ticksAt } from "@/model/worksheets/cell-text";
import { inSection, rowsOfSection, sectionWith } from "@/model/worksheets/cells";
import type { ServicesComparison } from "@/model/worksheets/comparisons/comparison";
import {
  type ComparisonInput,
  redactorFor,
  measureOf,
  groupSameEntries,
} from "@/model/worksheets/comparisons/input";
import { findEntries } from "@/model/worksheets/entries";

/** Rows with most empty cells first; dilemmas with most dots first. */
export function servicesOf(
  sheet: Worksheet,
  compare: Extract<Compare, { type: "services" }>,
  input: ComparisonInput,
): ServicesComparison | null {
  const section = sectionWith(sheet, compare.table);
  const table = section?.fields.find((f) => f.id === compare.table);
  if (!section || table?.type !== "table") return null;
  const columns = table.columns.flatMap((c) => (c.type === "checklist" ? [c] : []));
  const ticked = (row: string, column: (typeof columns)[number], option: string) =>
    input.groups.filter(({ content }) =>
      rowsOfSection(section, content).some((at) =>
        ticksAt(column, `${inSection(section, at)}${table.id}/${row}/${column.id}`, content).includes(option),
      ),
    ).length;
  const rows = table.rows.map(({ id, text }) => {
    const cells = columns.map((column) => ({
      column: column.id,
      ticks: column.options
        .map((o) => ({ id: o.id, text: o.text, times: ticked(id, column, o.id) }))
        .filter((t) => t.times > 0),
    }));
    return { id, text, empty: cells.filter((c) => c.ticks.length === 0).length, cells };
  });
  const dark = redactorFor(input);
  const found = input.groups
    .flatMap(({ group, content }) => findEntries(sheet, group.id, content))
    .filter((f) => f.fieldId === compare.dilemmas);
  const dilemmas = groupSameEntries(found, input.merged).map((entries) => ({
    ...measureOf(entries, dark),
    dots: entries.reduce((sum, e) => sum + (input.dots[e.id] ?? 0), 0),
  }));
  return {
    type: "services",
    columns: columns.map(({ id, text }) => ({ id, text })),
    rows: rows.sort((a, b) => b.empty - a.empty),
    empty: rows.reduce((sum, r) => sum + r.empty, 0),
    dilemmas: dilemmas.sort((a, b) => b.dots - a.dots || b.times - a.times),
  };
}
