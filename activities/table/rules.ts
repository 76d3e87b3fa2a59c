/** Rules of a table: one question, whose answer gives some or all of the rows the columns that fit. */
import { grouped } from "@/activities/form-body";
import { fits, tallyGrid } from "@/activities/grid";
import type { KindRules } from "@/activities/kind-rules";
import { type Table, type TableAnswer, tableAnswerSchema } from "@/activities/table/content";

const sides = (table: Table) => ({ items: table.rows, choices: table.columns });

export const tableRules: KindRules<Table, TableAnswer> = {
  steps: (table) => [{ id: table.id, title: table.title, notice: false, question: table.id, whatIfs: [] }],
  face: (table) => ({ kind: "table", title: table.title }),
  ask: (table) => ({
    text: table.question,
    form: { kind: "table", rows: table.rows, columns: table.columns, one: table.one },
  }),
  /** Null unless at least one cell is given, all of them exist, and a row of a match has one column. */
  parse(table, _question, body) {
    const parsed = tableAnswerSchema.safeParse(grouped(body, "cells"));
    if (!parsed.success) return null;
    const cells = Object.fromEntries(
      Object.entries(parsed.data.cells).map(([row, columns]) => [row, [...new Set(columns)]]),
    );
    if (!fits(sides(table), cells)) return null;
    return table.one && Object.values(cells).some((columns) => columns.length > 1) ? null : { cells };
  },
  fields: ({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([row, columns]) => [`cells.${row}`, columns])),
  tally: (table, _question, bodies) =>
    tallyGrid(sides(table), bodies, (body) => ("cells" in body ? body.cells : null)),
  options: (table) => table.rows,
  key({ rows, key, reasons }) {
    const keyed = rows.flatMap(({ id, text }) => {
      const accepted = key?.[id];
      return accepted ? [{ id, text, accepted, ...(reasons?.[id] ? { reason: reasons[id] } : {}) }] : [];
    });
    return keyed.length ? keyed : null;
  },
};
