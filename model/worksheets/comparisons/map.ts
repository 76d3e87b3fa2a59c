/** The cooperation map: which agency does which step, over all groups. */
import { makeSentence } from "@/model/debrief/sentence";
import type { GroupId } from "@/model/room/groups";
import { cellText, chosenAt, inSection, rowsOfSection, sectionWith } from "@/model/worksheets/cells";
import type { ComparisonDefinition } from "@/model/worksheets/comparisons/comparison";
import { stateOf, type Step, timesOf } from "@/model/worksheets/comparisons/parts";
import { bareText, nothingWritten, redactorFor } from "@/model/worksheets/comparisons/measures";
import { inWords } from "@/model/worksheets/wording";

/** Several agencies in one cell stand behind commas or on lines. */
const BETWEEN = /[,;/\n،؛、，]+/u;

export const map: ComparisonDefinition<"map"> = {
  /** Counts an agency once, whatever its capitals, spaces and language; the one named most comes first. */
  compare(sheet, compare, input) {
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
    const steps = table.rows.map((step): Step => {
      const owners = new Map<string, Set<GroupId>>();
      for (const { group, content } of input.groups) {
        for (const row of rowsOfSection(section, content)) {
          const path = `${inSection(section, row)}${table.id}/${step.id}/${column.id}`;
          const written =
            "options" in column
              ? column.options.flatMap((o) =>
                  chosenAt(column, path, content).includes(o.id) ? [o.text] : [],
                )
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
      return { id: step.id, text: step.text, owners: sorted, state: stateOf(sorted) };
    });
    const times = (agency: string) => steps.reduce((sum, step) => sum + timesOf(step, agency), 0);
    return {
      type: "map",
      agencies: [...new Set(steps.flatMap((s) => s.owners.map((o) => o.agency)))].sort(
        (a, b) => times(b) - times(a),
      ),
      steps,
    };
  },
  sentence({ steps }) {
    const count = (state: Step["state"]) => steps.filter((s) => s.state === state).length;
    if (count("nobody") === steps.length) return nothingWritten();
    return makeSentence("sheet-map", {
      steps: steps.length,
      nobody: count("nobody"),
      several: count("several"),
    });
  },
  rows: ({ steps }, groups) =>
    steps.flatMap(({ id, text, owners }) =>
      owners.length === 0
        ? [{ measure: "map", part: id, text, count: 0, of: groups }]
        : owners.map((owner) => ({
            measure: "map",
            part: id,
            option: owner.agency,
            text,
            count: owner.groups.length,
            of: groups,
          })),
    ),
  tables: ({ agencies, steps }, caption, { compare }) => [
    {
      caption,
      head: [compare("map.step"), ...agencies.map((agency) => inWords(agency, compare))],
      rows: steps.map((step) => [step.text, ...agencies.map((agency) => timesOf(step, agency))]),
    },
  ],
  charts({ agencies, steps }, { compare }) {
    if (agencies.length === 0) return { chart: null, how: compare("map.empty") };
    const most = Math.max(1, ...steps.flatMap((s) => s.owners.map((o) => o.groups.length)));
    return {
      how: compare("map.legend"),
      chart: {
        type: "heat",
        corner: compare("map.step"),
        columns: [...agencies.map((agency) => inWords(agency, compare)), compare("map.state")],
        rows: steps.map((step) => ({
          label: step.text,
          cells: [
            ...agencies.map((agency) => {
              const times = timesOf(step, agency);
              return { said: String(times), level: times / most };
            }),
            { said: compare(`map.${step.state}`, { count: step.owners.length }), level: 0 },
          ],
        })),
      },
    };
  },
};
