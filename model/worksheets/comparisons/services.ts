import { highest, makeSentence } from "@/model/debrief/sentence";
import { joined } from "@/model/figures/figure-parts";
import { isolate } from "@/model/text/isolated";
import { direction } from "@/model/text/language";
import { letter, listed } from "@/model/text/wording";
import { inSection, rowsOfSection, sectionWith, ticksAt } from "@/model/worksheets/cells";
import type {
  ComparedRow,
  ComparisonDefinition,
  ServicesComparison,
} from "@/model/worksheets/comparisons/comparison";
import {
  groupSameEntries,
  measureOf,
  measureSaid,
  nothingWritten,
  redactorFor,
  rowOfMeasure,
} from "@/model/worksheets/comparisons/measures";
import { findEntries } from "@/model/worksheets/entries";

type Row = ServicesComparison["rows"][number];

const ticksIn = ({ cells }: Row, column: string) => cells.find((cell) => cell.column === column)?.ticks ?? [];

export const services: ComparisonDefinition<"services"> = {
  /** Rows with most empty cells first; dilemmas with most dots first. */
  compare(sheet, compare, input) {
    const section = sectionWith(sheet, compare.table);
    const table = section?.fields.find((f) => f.id === compare.table);
    if (!section || table?.type !== "table") return null;
    const columns = table.columns.flatMap((c) => (c.type === "checklist" ? [c] : []));
    const ticked = (row: string, column: (typeof columns)[number], option: string) =>
      input.groups.filter(({ content }) =>
        rowsOfSection(section, content).some((part) =>
          ticksAt(column, `${inSection(section, part)}${table.id}/${row}/${column.id}`, content).includes(
            option,
          ),
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
  },
  sentence({ rows, columns, empty }) {
    const all = rows.length * columns.length;
    if (empty === all) return nothingWritten();
    if (empty === 0) return makeSentence("sheet-services-full", { all });
    const emptiest = highest(rows, (r) => r.empty);
    // The empty value keeps the place that names have in `basisOf`.
    return makeSentence(
      "sheet-services",
      { all, empty, service: "", most: emptiest[0]?.empty ?? 0, of: columns.length },
      { service: emptiest.map((r) => r.text) },
    );
  },
  rows: ({ rows, dilemmas }, groups) => [
    ...rows.flatMap((row) =>
      row.cells.flatMap(({ column, ticks }): ComparedRow[] => {
        const cell = { measure: "services", part: row.id, text: row.text, of: groups };
        return ticks.length === 0
          ? [{ ...cell, option: column, count: 0 }]
          : ticks.map((tick) => ({ ...cell, option: `${column}: ${tick.id}`, count: tick.times }));
      }),
    ),
    ...dilemmas.flatMap((dilemma) => [
      rowOfMeasure("dilemma", "groups", dilemma, groups),
      { measure: "dilemma", option: "dots", text: dilemma.text, count: dilemma.dots },
    ]),
  ],
  tables: ({ rows, columns }, caption, { compare, locale }) => [
    {
      caption,
      head: [compare("services.service"), ...columns.map((c) => c.text)],
      rows: rows.map((row) => [
        row.text,
        ...columns.map(
          ({ id }) =>
            listed(
              ticksIn(row, id).map((tick) => `${tick.text} ${tick.times}`),
              locale,
            ) || compare("services.nobody"),
        ),
      ]),
    },
  ],
  charts({ columns, rows, dilemmas }, words) {
    const { compare } = words;
    const ticks = rows.flatMap((row) => row.cells.flatMap((cell) => cell.ticks));
    const most = Math.max(1, ...ticks.map((tick) => tick.times));
    const offers = [...new Set(ticks.map((tick) => tick.text))];
    const apart = (text: string) => (direction(words.locale) === "rtl" ? isolate(text) : text);
    const said = (tick: (typeof ticks)[number]) =>
      apart(`${letter(offers.indexOf(tick.text))}\u00a0${tick.times}`);
    const dilemmaSaid = (dilemma: (typeof dilemmas)[number]) =>
      [
        measureSaid(dilemma, words, false),
        ...(dilemma.dots > 0 ? [compare("services.dots", { count: dilemma.dots })] : []),
      ].join(" · ");
    return {
      how: joined(...offers.map((offer, i) => `${letter(i)} ${offer} ·`), compare("services.legend")),
      chart: {
        type: "heat",
        corner: compare("services.service"),
        columns: columns.map((c) => c.text),
        rows: rows.map((row) => ({
          label: row.text,
          cells: columns.map(({ id }) => ({
            said: ticksIn(row, id).map(said).join(" · ") || compare("services.nobody"),
            level: Math.max(0, ...ticksIn(row, id).map((tick) => tick.times)) / most,
          })),
        })),
      },
      more:
        dilemmas.length === 0
          ? undefined
          : [
              {
                caption: compare("services.dilemmas"),
                chart: { type: "texts", groups: [{ title: "", texts: dilemmas.map(dilemmaSaid) }] },
              },
            ],
    };
  },
};
