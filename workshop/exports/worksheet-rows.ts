import type { Column, SheetField, Worksheet } from "@/model/worksheets/content";
import type { DebriefInput } from "@/workshop/debrief/input";
import {
  entryTexts,
  inSection,
  OWN,
  rowsOfSection,
  rowsOfTable,
  type SheetContent,
} from "@/model/worksheets/cells";
import type { Group } from "@/model/room/groups";
import { sheetsOf } from "@/model/worksheets/groups";
import { redacted } from "@/model/worksheets/redaction";
import { planOf } from "@/workshop/content/plan";

export const workHead = [
  "group",
  "group_name",
  "section",
  "entry",
  "field",
  "row",
  "column",
  "type",
  "value",
  "text",
] as const;

/** `entry` numbers the rows of a section that repeats. `value` is an id, a number or a day. */
type WorkRow = Record<(typeof workHead)[number], string | number | null>;

interface SheetRows {
  worksheet: Worksheet;
  rows: WorkRow[];
}

/** Worksheets with work on them, in the workshop's order, with black words black. */
export function workOf({ workshop, made }: Pick<DebriefInput, "workshop" | "made">): SheetRows[] {
  if (!made) return [];
  const plan = planOf(workshop);
  return plan.activities.flatMap(({ id }) => {
    const worksheet = plan.worksheet(id);
    if (!worksheet) return [];
    const black = made.work[id]?.black ?? [];
    const shown = (row: WorkRow): WorkRow =>
      typeof row.text === "string" ? { ...row, text: redacted(row.text, id, black) } : row;
    const rows = sheetsOf(made, worksheet).flatMap(({ group, content }) =>
      rowsOf(worksheet, group, content).map(shown),
    );
    return rows.length > 0 ? [{ worksheet, rows }] : [];
  });
}

function rowsOf(sheet: Worksheet, group: Group, content: SheetContent): WorkRow[] {
  const named = { group: group.number, group_name: group.name };
  const rows = sheet.sections.flatMap((section) =>
    rowsOfSection(section, content).flatMap((entry, i) => {
      const prefix = inSection(section, entry);
      const place = { ...named, section: section.title, entry: section.repeat ? i + 1 : null };
      return section.fields.flatMap((field) =>
        fieldRows(field, prefix, content).map((row) => ({ ...place, ...row })),
      );
    }),
  );
  const minority = content.cells[OWN.minority];
  return minority
    ? [
        ...rows,
        {
          ...named,
          section: null,
          entry: null,
          field: "minority",
          row: null,
          column: null,
          type: "text",
          value: null,
          text: minority,
        },
      ]
    : rows;
}

type Cells = Omit<WorkRow, "group" | "group_name" | "section" | "entry">;

function fieldRows(field: SheetField, prefix: string, content: SheetContent): Cells[] {
  const path = `${prefix}${field.id}`;
  if (field.type === "list")
    return entryTexts(content, path).map((text, i) => ({
      field: field.text,
      row: String(i + 1),
      column: null,
      type: field.type,
      value: null,
      text,
    }));
  if (field.type !== "table")
    return cellRows(field, path, content, { field: field.text, row: null, column: null });
  return rowsOfTable(field, prefix, content).flatMap((row, i) => {
    const label = field.rows.find((r) => r.id === row)?.text ?? String(i + 1);
    return field.columns.flatMap((column) =>
      cellRows(column, `${path}/${row}/${column.id}`, content, {
        field: field.text,
        row: label,
        column: column.text,
      }),
    );
  });
}

function cellRows(
  shape: Exclude<SheetField, { type: "table" }> | Column,
  path: string,
  { cells }: SheetContent,
  place: Pick<Cells, "field" | "row" | "column">,
): Cells[] {
  if (shape.type === "checklist") {
    return shape.options
      .filter((o) => cells[`${path}/${o.id}`])
      .map((o) => ({ ...place, type: shape.type, value: o.id, text: o.text }));
  }
  const written = cells[path];
  if (!written) return [];
  if (shape.type === "choice")
    return [
      {
        ...place,
        type: shape.type,
        value: written,
        text: shape.options.find((o) => o.id === written)?.text ?? null,
      },
    ];
  const closed = shape.type === "date" || shape.type === "number" || shape.type === "rating";
  return [{ ...place, type: shape.type, value: closed ? written : null, text: closed ? null : written }];
}
