import { describe, expect, it } from "vitest";
import { type Worksheet, worksheetSchema } from "@/model/worksheets/content";
import { check, checkAmong } from "@/activities/kinds/worksheet/check";

const options = [
  { id: "one", text: "One" },
  { id: "two", text: "Two" },
];
const text = (id: string, more: object = {}) => ({ id, text: id, type: "text", ...more });
const table = (id: string, more: object = {}) => ({
  id,
  text: id,
  type: "table",
  columns: [
    { id: "what", text: "What", type: "text" },
    { id: "owner", text: "Who", type: "agency" },
  ],
  ...more,
});
const list = (id: string, more: object = {}) => ({ id, text: id, type: "list", ...more });
const section = (id: string, fields: object[], more: object = {}) => ({ id, title: id, fields, ...more });

const worksheet = (sections: object[], more: object = {}): Worksheet =>
  worksheetSchema.parse({ kind: "worksheet", id: "it", title: "It", question: "Q", sections, ...more });
const found = (sections: object[], more: object = {}) => check(worksheet(sections, more), "it");

const plan = [
  section("who", [text("audience"), { id: "place", text: "Where", type: "checklist", options }], {
    repeat: {},
  }),
  section(
    "how",
    [
      text("change"),
      text("reach"),
      { id: "message", text: "M", type: "text", length: 160 },
      { id: "channel", text: "C", type: "choice", options },
      text("messenger"),
      text("sign"),
    ],
    { repeat: { with: "who" } },
  ),
];
const campaign = {
  type: "campaign",
  audience: "audience",
  place: "place",
  message: "message",
  barrierToChange: "change",
  barrierToReach: "reach",
  channel: "channel",
  messenger: "messenger",
  indicator: "sign",
  doubts: [
    { id: "d", field: "channel", any: ["one"], question: "Who listens?" },
    { id: "e", field: "message", any: ["beware"], question: "What else?" },
  ],
};

describe("checkWorksheet", () => {
  it("finds nothing where several tables share the ids of their columns, and a section shares the id of its field", () => {
    const board = {
      type: "board",
      columns: [
        { id: "a", text: "A", field: "gov" },
        { id: "b", text: "B", field: "ngo" },
      ],
      owner: "owner",
    };
    expect(found([section("gov", [table("gov"), table("ngo")])], { compare: board })).toEqual([]);
  });

  it("finds nothing in a sound campaign, map, service map or difference", () => {
    expect(found(plan, { compare: campaign })).toEqual([]);
    expect(
      found([section("s", [table("t", { rows: options })])], {
        compare: { type: "map", table: "t", agency: "owner" },
      }),
    ).toEqual([]);
    const ticks = [{ id: "c", text: "C", type: "checklist", options }];
    expect(
      found([section("s", [table("t", { rows: options, columns: ticks }), list("d")])], {
        compare: { type: "services", table: "t", dilemmas: "d" },
      }),
    ).toEqual([]);
    expect(
      found([section("s", [list("l")])], {
        compare: { type: "difference", with: "before", here: "H", there: "T" },
      }),
    ).toEqual([]);
  });

  it.each<[string, object[], object, string]>([
    [
      "fields of two sections with one id",
      [section("a", [text("x")]), section("b", [text("x")])],
      {},
      'it.sections: the field id "x" is used more than once.',
    ],
    [
      "columns of one table with one id",
      [section("a", [table("t", { columns: [text("c"), text("c")] })])],
      {},
      'it.sections.a.fields.t.columns: the column id "c" is used more than once.',
    ],
    [
      "rows with one id",
      [section("a", [table("t", { rows: [options[0], options[0]] })])],
      {},
      'it.sections.a.fields.t.rows: the row id "one" is used more than once.',
    ],
    [
      "choices of a column with one id",
      [
        section("a", [
          table("t", {
            columns: [{ id: "c", text: "C", type: "choice", options: [options[0], options[0]] }],
          }),
        ]),
      ],
      {},
      'it.sections.a.fields.t.columns.c.options: the choice id "one" is used more than once.',
    ],
    [
      "papers with one id",
      [section("a", [text("x")])],
      {
        documents: [
          { id: "p", title: "P", text: "P" },
          { id: "p", title: "Q", text: "Q" },
        ],
      },
      'it.documents: the paper id "p" is used more than once.',
    ],
    [
      "more needed entries than fit",
      [section("a", [list("l", { least: 5, most: 2 })])],
      {},
      "it.sections.a.fields.l.least: 5 is more than there can be, 2.",
    ],
    [
      "more needed rows than are named",
      [section("a", [table("t", { rows: options, least: 3 })])],
      {},
      "it.sections.a.fields.t.least: 3 is more than there can be, 2.",
    ],
    [
      "a number without room",
      [section("a", [{ id: "n", text: "N", type: "number", min: 3, max: 3 }])],
      {},
      "it.sections.a.fields.n.max: make it larger than the smallest number, 3.",
    ],
    [
      "a section that follows one that stands once",
      [section("a", [text("x")]), section("b", [text("y")], { repeat: { with: "a" } })],
      {},
      'it.sections.b.repeat.with: "a" is not another section that may stand several times by itself.',
    ],
    [
      "a board of a text",
      [section("a", [text("x"), list("l")])],
      {
        compare: {
          type: "board",
          columns: [
            { id: "a", text: "A", field: "x" },
            { id: "b", text: "B", field: "l" },
          ],
        },
      },
      'it.compare.columns.a.field: "x" is not a table or a list of this worksheet.',
    ],
    [
      "an owner that no table has",
      [section("a", [table("t"), list("l")])],
      {
        compare: {
          type: "board",
          owner: "boss",
          columns: [
            { id: "a", text: "A", field: "t" },
            { id: "b", text: "B", field: "l" },
          ],
        },
      },
      'it.compare.owner: "boss" is not a column of the compared table.',
    ],
    [
      "a map without named rows",
      [section("a", [table("t")])],
      { compare: { type: "map", table: "t", agency: "owner" } },
      'it.compare.table: "t" is not a table with named rows of this worksheet.',
    ],
    [
      "a map of a column that is no agency",
      [section("a", [table("t", { rows: options })])],
      { compare: { type: "map", table: "t", agency: "what" } },
      'it.compare.agency: "what" is not a column for agencies of the compared table.',
    ],
    [
      "a service map whose columns are texts",
      [section("a", [table("t", { rows: options }), list("l")])],
      { compare: { type: "services", table: "t", dilemmas: "l" } },
      'it.compare.table: "t" is not a table with named rows and checklists as columns of this worksheet.',
    ],
    [
      "a worksheet compared with itself",
      [section("a", [list("l")])],
      { compare: { type: "difference", with: "it", here: "H", there: "T" } },
      "it.compare.with: a worksheet cannot be compared with itself.",
    ],
    [
      "a place that is a text",
      plan,
      { compare: { ...campaign, place: "audience" } },
      'it.compare.place: "audience" is not a choice or a checklist of this worksheet.',
    ],
    [
      "a doubt about a field that there is not",
      plan,
      { compare: { ...campaign, doubts: [{ id: "d", field: "gone", any: ["radio"], question: "Q" }] } },
      'it.compare.doubts.d.field: "gone" is not a field of this worksheet.',
    ],
    [
      "a doubt about a choice that there is not",
      plan,
      { compare: { ...campaign, doubts: [{ id: "d", field: "channel", any: ["radio"], question: "Q" }] } },
      'it.compare.doubts.d.any: "radio" is not a choice of the field "channel".',
    ],
  ])("refuses %s", (_what, sections, more, sentence) => {
    expect(found(sections, more)).toEqual([sentence]);
  });
});

describe("checkAmong", () => {
  const among = (sheets: Worksheet[]) => sheets.flatMap((s) => checkAmong(s, `activities.${s.id}`, sheets));
  const first = worksheet([section("a", [list("l")])], { id: "first" });
  const second = worksheet([section("a", [list("l")])], {
    id: "second",
    compare: { type: "difference", with: "first", here: "H", there: "T" },
  });

  it("lets a worksheet be compared with one before it", () => {
    expect(among([first, second])).toEqual([]);
  });

  it("refuses one that comes later", () => {
    expect(among([second, first])).toEqual([
      'activities.second.compare.with: "first" is not a worksheet that comes before this one.',
    ]);
  });
});

describe("what stands on a sheet before a group writes (G-163)", () => {
  const start = (more: object) => ({
    id: "a",
    groups: ["Aland"],
    cells: [{ place: "t", value: "Yes" }],
    ...more,
  });

  it("stands at places of the sheet, and fits there", () => {
    const starts = (cells: object[]) =>
      found([section("one", [text("t", { length: 20 })])], { starts: [start({ cells })] });
    expect(starts([{ place: "t", value: "Yes" }])).toEqual([]);
    expect(starts([{ place: "x", value: "Yes" }])).toEqual([
      'it.starts.a.cells: the sheet has no place "x".',
    ]);
    expect(starts([{ place: "t", value: "x".repeat(21) }])).toEqual([
      "it.starts.a.cells.t: 21 is more than there can be, 20.",
    ]);
  });

  it("has names that no other start has", () => {
    const starts = [start({}), start({ id: "b", groups: [" aland "] })];
    expect(found([section("one", [text("t")])], { starts })).toEqual([
      'it.starts: the group id "aland" is used more than once.',
    ]);
  });
});
