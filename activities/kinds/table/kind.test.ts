import { describe, expect, it } from "vitest";
import { fieldsOf } from "@/activities/kinds";
import { type Table, tableSchema } from "@/activities/kinds/table/content";
import { tableKind } from "@/activities/kinds/table/kind";

const question = { id: "map", activityId: "map", stepId: "map" };
const authored = {
  id: "map",
  kind: "table",
  title: "Map",
  question: "Who offers what?",
  rows: [
    { id: "shelter", text: "Shelter" },
    { id: "legal", text: "Legal aid" },
  ],
  columns: [
    { id: "transit", text: "Transit" },
    { id: "return", text: "Return" },
  ],
};
const table: Table = tableSchema.parse(authored);
const match: Table = tableSchema.parse({
  ...authored,
  one: true,
  key: { shelter: ["transit"], legal: ["transit", "return"] },
  reasons: { shelter: "KEY-REASON" },
});
const parse = (t: Table, body: unknown) => tableKind.parse(t, question, body);

describe("which answers fit a table (B-27)", () => {
  it.each<[string, Table, unknown]>([
    ["no cell", table, { cells: {} }],
    ["a row without columns", table, { cells: { shelter: [] } }],
    ["a row that is not there", table, { cells: { food: ["transit"] } }],
    ["a column that is not there", table, { cells: { shelter: ["home"] } }],
    ["two columns where one is asked", match, { cells: { shelter: ["transit", "return"] } }],
    [
      "two columns in one row of a match beside a row that has one",
      match,
      { cells: { legal: ["return"], shelter: ["transit", "return"] } },
    ],
    ["a column that is no list", table, { cells: { shelter: "transit" } }],
    ["something more", table, { cells: { shelter: ["transit"] }, person: "p" }],
    ["the name of something every object has", table, { cells: { constructor: ["transit"] } }],
    ["another kind's answer", table, { choice: ["transit"] }],
  ])("not %s", (_what, t, body) => expect(parse(t, body)).toBeNull());

  it("some cells, from the script or from a form without one; the same twice is one", () => {
    const body = { cells: { shelter: ["transit", "return"], legal: ["return"] } };
    expect(parse(table, body)).toEqual(body);
    expect(parse(table, fieldsOf(table, body))).toEqual(body);
    expect(parse(table, { cells: { shelter: ["transit", "transit"] } })).toEqual({
      cells: { shelter: ["transit"] },
    });
    expect(parse(match, { "cells.legal": ["return"] })).toEqual({ cells: { legal: ["return"] } });
  });
});

describe("a table", () => {
  it("counts people by row and cell (B-19)", () => {
    const tally = tableKind.tally(table, question, [
      { cells: { shelter: ["transit", "return"] } },
      { cells: { shelter: ["transit"], legal: ["return"] } },
      { pass: true },
    ]);
    expect(tally).toMatchObject({ answered: 2, passed: 1, counts: { shelter: 2, legal: 1 } });
    expect(tally.marks).toEqual({ shelter: { transit: 2, return: 1 }, legal: { transit: 0, return: 1 } });
  });

  it("has a key only where the author gave one, and is asked without it (B-49)", () => {
    expect(tableKind.key(table, question)).toBeNull();
    expect(tableKind.key(match, question)).toEqual([
      { id: "shelter", text: "Shelter", accepted: ["transit"], reason: "KEY-REASON" },
      { id: "legal", text: "Legal aid", accepted: ["transit", "return"] },
    ]);
    expect(JSON.stringify(tableKind.ask(match, question))).not.toMatch(/KEY-REASON|accepted/);
  });

  it("has a key also where the author gave no reasons", () => {
    expect(tableKind.key({ ...match, reasons: undefined }, question)).toEqual([
      { id: "shelter", text: "Shelter", accepted: ["transit"] },
      { id: "legal", text: "Legal aid", accepted: ["transit", "return"] },
    ]);
  });

  it("is one step with one question", () => {
    expect(tableKind.steps(table)).toEqual([
      { id: "map", title: "Map", notice: false, question: "map", whatIfs: [] },
    ]);
    expect(tableKind.face(table, {} as never)).toEqual({ kind: "table", title: "Map" });
  });

  it("is asked with its rows and columns, and says whether a row takes one column", () => {
    const { rows, columns } = authored;
    expect(tableKind.ask(table, question)).toEqual({
      text: "Who offers what?",
      form: { kind: "table", rows, columns, one: false },
    });
    expect(tableKind.ask(match, question)?.form).toEqual({ kind: "table", rows, columns, one: true });
  });
});
