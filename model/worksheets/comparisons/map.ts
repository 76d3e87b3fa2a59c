/** The cooperation map: which agency does which step, over all groups. */
import type { Compare, Worksheet } from "@/model/worksheets/content";
import { cellText, chosenAt } from "@/model/worksheets/cell-text";
import { inSection, rowsOfSection, sectionWith } from "@/model/worksheets/cells";
import type { MapComparison } from "@/model/worksheets/comparisons/comparison";
import { bareText, type ComparisonInput, redactorFor } from "@/model/worksheets/comparisons/input";
import type { GroupId } from "@/model/room/groups";

/** Several agencies in one cell stand behind commas or on lines. */
const BETWEEN = /[,;/\n،؛、，]+/u;

/**
 * The same agency is counted once, whatever its capitals and spaces, and in whichever language of the workshop it was
 * suggested. The agency that was named most often comes first.
 */
export function mapOf(
  sheet: Worksheet,
  compare: Extract<Compare, { type: "map" }>,
  input: ComparisonInput,
): MapComparison | null {
  const section = sectionWith(sheet, compare.table);
  const table = section?.fields.find((f) => f.id === compare.table);
  const column = table?.type === "table" ? table.columns.find((c) => c.id === compare.agency) : undefined;
  if (!section || table?.type !== "table" || !column) return null;
  const dark = redactorFor(input);
  const names = new Map<string, string>();
  const nameOf = (written: string): string => {
    const key = input.agencies.get(bareText(written)) ?? bareText(written);
    if (!names.has(key)) names.set(key, dark(sheet.agencies.find((a) => a.id === key)?.text ?? written));
    return names.get(key)!;
  };
  const steps = table.rows.map((step) => {
    const owners = new Map<string, Set<GroupId>>();
    for (const { group, content } of input.groups) {
      for (const row of rowsOfSection(section, content)) {
        const path = `${inSection(section, row)}${table.id}/${step.id}/${column.id}`;
        const written =
          "options" in column
            ? column.options.flatMap((o) => (chosenAt(column, path, content).includes(o.id) ? [o.text] : []))
            : cellText(column, path, content)
                .split(BETWEEN)
                .map((t) => t.trim())
                .filter((t) => t !== "");
        for (const agency of written.map(nameOf))
          owners.set(agency, (owners.get(agency) ?? new Set()).add(group.id));
      }
    }
    const sorted = [...owners]
      .map(([agency, groups]) => ({ agency, groups: [...groups] }))
      .sort((a, b) => b.groups.length - a.groups.length);
    const state =
      sorted.length === 0
        ? ("nobody" as const)
        : sorted.length === 1
          ? ("one" as const)
          : ("several" as const);
    return { id: step.id, text: step.text, owners: sorted, state };
  });
  const times = (agency: string) =>
    steps.reduce((sum, s) => sum + (s.owners.find((o) => o.agency === agency)?.groups.length ?? 0), 0);
  return {
    type: "map",
    agencies: [...new Set(steps.flatMap((s) => s.owners.map((o) => o.agency)))].sort(
      (a, b) => times(b) - times(a),
    ),
    steps,
  };
}
