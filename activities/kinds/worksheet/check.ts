/**
 * Rules of a worksheet that its schema cannot hold: equal ids, contradicting bounds, comparisons of nothing.
 */
import type { Column, Compare, SheetField, TableField, Worksheet } from "@/model/worksheets/content";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import type { ActivityBase } from "@/model/text/text-schemas";
import { asName } from "@/model/worksheets/starts";
import { cellAt } from "@/model/worksheets/cells";
import { type Relay, relayIn, type RelayPaper } from "@/model/worksheets/comparisons/relay";
import { unreachable } from "@/model/unreachable";

export function check(sheet: Worksheet, path: string): string[] {
  const fields = sheet.sections.flatMap((s) => s.fields);
  return [
    ...duplicateIdProblems(`${path}.agencies`, "agency", idsOf(sheet.agencies)),
    ...duplicateIdProblems(`${path}.documents`, "paper", idsOf(sheet.documents)),
    ...duplicateIdProblems(`${path}.sections`, "section", idsOf(sheet.sections)),
    ...duplicateIdProblems(`${path}.sections`, "field", idsOf(fields)),
    ...sheet.sections.flatMap((s) =>
      s.fields.flatMap((f) => checkField(`${path}.sections.${s.id}.fields.${f.id}`, f)),
    ),
    ...checkFollowing(path, sheet),
    ...checkStarts(`${path}.starts`, sheet),
    ...sheet.documents.flatMap((paper) => checkDealt(`${path}.documents.${paper.id}`, paper, relayIn(sheet))),
    ...(sheet.compare ? checkCompare(`${path}.compare`, sheet.compare, sheet) : []),
  ];
}

/** Each start has names of its own, and places that the sheet has, none of them too small for what stands there. */
function checkStarts(path: string, sheet: Worksheet): string[] {
  const { starts } = sheet;
  return [
    ...duplicateIdProblems(path, "start", idsOf(starts)),
    ...duplicateIdProblems(
      path,
      "group",
      starts.flatMap(({ groups }) => groups.map(asName)),
    ),
    ...starts.flatMap(({ id, cells }) => [
      ...duplicateIdProblems(
        `${path}.${id}.cells`,
        "place",
        cells.map(({ place }) => place),
      ),
      ...cells.flatMap(({ place, value }) => {
        const cell = cellAt(sheet, place);
        if (!cell) return [`${path}.${id}.cells: the sheet has no place "${place}".`];
        return atMost(`${path}.${id}.cells`, place, value.length, cell.most);
      }),
    ]),
  ];
}

function checkField(path: string, field: SheetField): string[] {
  if (field.type === "list") return atMost(path, "least", field.least, field.most);
  if (field.type !== "table") return checkCell(path, field);
  const { rows, columns } = field;
  return [
    ...duplicateIdProblems(`${path}.rows`, "row", idsOf(rows)),
    ...duplicateIdProblems(`${path}.columns`, "column", idsOf(columns)),
    ...columns.flatMap((c) => checkCell(`${path}.columns.${c.id}`, c)),
    ...atMost(path, "least", field.least, rows.length > 0 ? rows.length : field.most),
    ...(rows.length > 0 ? [] : atMost(path, "start", field.start, field.most)),
  ];
}

function checkCell(path: string, cell: Column | Exclude<SheetField, TableField>): string[] {
  if (cell.type === "choice" || cell.type === "checklist")
    return duplicateIdProblems(`${path}.options`, "choice", idsOf(cell.options));
  if (cell.type === "number" && cell.min >= cell.max)
    return [`${path}.max: make it larger than the smallest number, ${cell.min}.`];
  return [];
}

const atMost = (path: string, name: string, value: number, most: number): string[] =>
  value > most ? [`${path}.${name}: ${value} is more than there can be, ${most}.`] : [];

/** A section that repeats with another one follows one that repeats by itself. */
const checkFollowing = (path: string, sheet: Worksheet): string[] =>
  sheet.sections.flatMap((section) => {
    const leader = section.repeat?.with;
    if (leader === undefined) return [];
    const found = sheet.sections.find(
      (s) => s.id === leader && s.id !== section.id && s.repeat && s.repeat.with === undefined,
    );
    return found
      ? []
      : [
          `${path}.sections.${section.id}.repeat.with: "${leader}" is not another section` +
            " that may stand several times by itself.",
        ];
  });

/** Teams and hours of a paper are those of the relay; without one it has none. */
function checkDealt(path: string, paper: RelayPaper, relay: Relay | null): string[] {
  const { holders = [], needs = [], hour = 0 } = paper;
  if (!relay)
    return (paper.holders ?? paper.needs ?? paper.hour)
      ? [`${path}: teams and hours of papers are for worksheets that compare as a relay.`]
      : [];
  const strange = [...holders, ...needs].filter((team) => !idsOf(relay.teams).includes(team));
  return [
    ...strange.map((team) => `${path}: "${team}" is not a team of this relay.`),
    ...atMost(path, "hour", hour, relay.hours),
    ...(hour > 0 && holders.length === 0
      ? [`${path}.hour: a paper that comes needs a team that gets it.`]
      : []),
  ];
}

function checkCompare(path: string, compare: Compare, sheet: Worksheet): string[] {
  const fields = new Map(sheet.sections.flatMap((s) => s.fields).map((f) => [f.id, f]));
  /** The field, where it is there and of one of these types; else a problem. */
  const need = (name: string, id: string, what: string, fits: (f: SheetField) => boolean): string[] => {
    const field = fields.get(id);
    return field && fits(field) ? [] : [`${path}.${name}: "${id}" is not ${what} of this worksheet.`];
  };
  const is =
    (...types: SheetField["type"][]) =>
    (f: SheetField) =>
      types.includes(f.type);
  const single = (name: string, id: string) => need(name, id, "a field", (f) => f.type !== "table");
  const rowed = (f: SheetField): f is TableField => f.type === "table" && f.rows.length > 0;
  switch (compare.type) {
    case "board":
      return checkBoard(path, compare, fields, need);
    case "difference":
      return compare.with === sheet.id ? [`${path}.with: a worksheet cannot be compared with itself.`] : [];
    case "map":
      return [
        ...need("table", compare.table, "a table with named rows", rowed),
        ...columnOf(`${path}.agency`, compare.agency, [fields.get(compare.table)], ["agency"]),
      ];
    case "services":
      return [
        ...need(
          "table",
          compare.table,
          "a table with named rows and checklists as columns",
          (f) => rowed(f) && f.columns.every((c) => c.type === "checklist"),
        ),
        ...need("dilemmas", compare.dilemmas, "a list", is("list")),
      ];
    case "campaign":
      return [
        ...need("place", compare.place, "a choice or a checklist", is("choice", "checklist")),
        ...need("message", compare.message, "a text or a list", is("text", "list")),
        ...(
          ["audience", "barrierToChange", "barrierToReach", "channel", "messenger", "indicator"] as const
        ).flatMap((name) => single(name, compare[name])),
        ...duplicateIdProblems(`${path}.doubts`, "question", idsOf(compare.doubts)),
        ...compare.doubts.flatMap((doubt) => {
          const field = fields.get(doubt.field);
          const here = `doubts.${doubt.id}`;
          const choices = field && "options" in field ? idsOf(field.options) : null;
          const strange = choices ? doubt.any.filter((id) => !choices.includes(id)) : [];
          return [
            ...single(`${here}.field`, doubt.field),
            ...strange.map(
              (id) => `${path}.${here}.any: "${id}" is not a choice of the field "${doubt.field}".`,
            ),
          ];
        }),
      ];
    case "relay":
      return [
        ...duplicateIdProblems(`${path}.teams`, "team", idsOf(compare.teams)),
        ...need("decisions", compare.decisions, "a table", is("table")),
        ...columnOf(`${path}.asked`, compare.asked, [fields.get(compare.decisions)], ["choice"]),
      ];
    default:
      return unreachable(compare);
  }
}

function checkBoard(
  path: string,
  board: Extract<Compare, { type: "board" }>,
  fields: ReadonlyMap<string, SheetField>,
  need: (name: string, id: string, what: string, fits: (f: SheetField) => boolean) => string[],
): string[] {
  const shown = board.columns.map((c) => fields.get(c.field));
  return [
    ...duplicateIdProblems(`${path}.columns`, "column", idsOf(board.columns)),
    ...board.columns.flatMap((c) =>
      need(
        `columns.${c.id}.field`,
        c.field,
        "a table or a list",
        (f) => f.type === "table" || f.type === "list",
      ),
    ),
    ...(board.owner === undefined ? [] : columnOf(`${path}.owner`, board.owner, shown)),
    ...(board.when === undefined ? [] : columnOf(`${path}.when`, board.when, shown)),
  ];
}

const columnFor = ([type]: Column["type"][]): string =>
  type === undefined ? "" : type === "agency" ? " for agencies" : " with a choice";

/** A column of at least one of the tables, of one of these types where types are named. */
function columnOf(
  path: string,
  id: string,
  tables: readonly (SheetField | undefined)[],
  types: Column["type"][] = [],
): string[] {
  const columns = tables.flatMap((t) => (t?.type === "table" ? t.columns : []));
  const found = columns.some((c) => c.id === id && (types.length === 0 || types.includes(c.type)));
  return found ? [] : [`${path}: "${id}" is not a column${columnFor(types)} of the compared table.`];
}

export function checkAmong(sheet: Worksheet, path: string, all: readonly ActivityBase[]): string[] {
  if (sheet.compare?.type !== "difference") return [];
  const { with: wanted } = sheet.compare;
  const before = all.slice(0, all.indexOf(sheet)).filter((a): a is Worksheet => a.kind === sheet.kind);
  return wanted === sheet.id || before.some((s) => s.id === wanted)
    ? []
    : [`${path}.compare.with: "${wanted}" is not a worksheet that comes before this one.`];
}
