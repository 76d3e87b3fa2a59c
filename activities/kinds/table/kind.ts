import { groupFields } from "@/activities/shared/form-fields";
import { fitsGrid, handItems, tallyGrid } from "@/activities/shared/grid";
import { enoughOfGrid, gridContested, gridRows } from "@/activities/shared/grid-debrief";
import {
  type Table,
  type TableAnswer,
  tableAnswerSchema,
  tableSchema,
} from "@/activities/kinds/table/content";
import { type TableDebrief, tableDebrief } from "@/activities/kinds/table/debrief-data";
import { tableFigures } from "@/activities/kinds/table/figures";
import type { TableFace, TableForm } from "@/activities/kinds/table/view";
import { coded, codedItems } from "@/model/exports/coded";
import { eachGiven, idGiven } from "@/model/exports/answer-values";
import { keyedBase } from "@/model/exports/keyed-item";
import { matchingInteractions } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { sampleOf } from "@/model/statistics/random";
import { inField } from "@/model/activity/references";
import { listed } from "@/model/activity/template";

const sides = (table: Table) => ({ items: table.rows, choices: table.columns });

function check(table: Table, path: string): string[] {
  const rows = idsOf(table.rows);
  const columns = idsOf(table.columns);
  return [
    ...duplicateIdProblems(`${path}.rows`, "row", rows),
    ...duplicateIdProblems(`${path}.columns`, "column", columns),
    ...unknownIdProblems(`${path}.key`, "a row of this table", Object.keys(table.key ?? {}), rows),
    ...unknownIdProblems(`${path}.reasons`, "a row of this table", Object.keys(table.reasons ?? {}), rows),
    ...Object.entries(table.key ?? {}).flatMap(([row, accepted]) =>
      unknownIdProblems(`${path}.key.${row}`, "a column of this table", accepted, columns),
    ),
  ];
}

export const tableKind: KindOf<typeof tableSchema, TableAnswer, TableFace, TableForm, TableDebrief> = {
  name: "table",
  content: tableSchema,
  answer: tableAnswerSchema,
  check,
  references: { key: inField("rows"), "key.*": inField("columns"), reasons: inField("rows") },
  template: {
    kind: "table",
    title: "Who does what",
    minutes: 10,
    question: "Who should act at each step? More than one may fit.",
    rows: listed("r", ["First contact", "Safe place", "Statement", "Return or stay"]),
    columns: listed("c", ["Police", "Labour inspection", "NGO", "Immigration"]),
    key: { r1: ["c1", "c2", "c3"], r2: ["c3"] },
    reasons: { r1: "Whoever meets the person first." },
  },
  simulate(table, _question, { insight, random, near }) {
    const columns = idsOf(table.columns);
    const cells = table.rows.map(({ id }) => {
      const accepted = table.key?.[id] ?? [];
      if (table.one) return [id, [near(accepted, columns, id)]] as const;
      return [id, random() < insight && accepted.length ? accepted : sampleOf(columns, 3, random)] as const;
    });
    return { cells: Object.fromEntries(cells) };
  },
  steps: onlyStep,
  face: (table) => ({ kind: "table", title: table.title }),
  ask: (table) => ({
    text: table.question,
    form: { kind: "table", rows: table.rows, columns: table.columns, one: table.one },
  }),
  /** Null unless at least one cell is given, all of them exist, and a row of a match has one column. */
  parse(table, _question, body) {
    const parsed = tableAnswerSchema.safeParse(groupFields(body, "cells"));
    if (!parsed.success) return null;
    const cells = Object.fromEntries(
      Object.entries(parsed.data.cells).map(([row, columns]) => [row, [...new Set(columns)]]),
    );
    if (!fitsGrid(sides(table), cells)) return null;
    return table.one && Object.values(cells).some((columns) => columns.length > 1) ? null : { cells };
  },
  fields: ({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([row, columns]) => [`cells.${row}`, columns])),
  byHand: ({ rows, columns, one }) =>
    handItems("cells", rows, columns).map((item) => (one ? item : { ...item, several: true })),
  tally: (table, _question, bodies) => tallyGrid(sides(table), bodies, ({ cells }) => cells),
  options: (table) => table.rows,
  key({ rows, key, reasons }) {
    const keyed = rows.flatMap(({ id, text }) => {
      const accepted = key?.[id];
      return accepted ? [{ id, text, accepted, ...(reasons?.[id] ? { reason: reasons[id] } : {}) }] : [];
    });
    return keyed.length ? keyed : null;
  },
  values: (_table, { cells }) =>
    eachGiven(cells, (item, columns) => columns.map((c) => idGiven("column", c, item))),
  codedItems: (table) => codedItems(table.rows),
  codedChoices: (table) => table.columns.map(coded),
  interactions: (_table, asked, values) => matchingInteractions(asked, values),
  testItems(table) {
    const rows = table.rows.filter((r) => table.key?.[r.id]);
    if (rows.length < 2) return [];
    return [
      {
        ...keyedBase(table),
        type: "match",
        rows: rows.map(coded),
        columns: table.columns.map(coded),
        accepted: Object.fromEntries(rows.map((r) => [r.id, table.key![r.id]!])),
        one: table.one,
      },
    ];
  },

  debrief: tableDebrief,
  summaryRows: (debrief, people) => gridRows(debrief.activity.id, debrief, people),
  figures: tableFigures,
  contested: (debrief) => (debrief.activity.one ? gridContested(debrief) : []),
  /** Where a row may have several columns, shares are of everybody who answered: an empty row is an answer too. */
  enough: (debrief) => (debrief.activity.one ? enoughOfGrid(debrief) : debrief),
  released: (debrief) => debrief,
  written: () => [],
};
