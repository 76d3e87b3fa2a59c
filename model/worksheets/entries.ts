/** The entries of a sheet: rows of its lists and of its tables, each with a name of its own. Pure. */
import type { Column, SheetField, TableField, Worksheet } from "@/model/worksheets/content";
import {
  cellText,
  entryTexts,
  inSection,
  rowsOfSection,
  rowsOfTable,
  type SheetContent,
} from "@/model/worksheets/cells";
import type { GroupId } from "@/model/room/groups";
import { textId } from "@/model/text/text-id";

export interface Entry {
  id: string;
  group: GroupId;
  /** Path of the list or table, with its section's row. */
  field: string;
  text: string;
  /** Further columns of a row that hold something, by their labels. */
  more: { label: string; text: string }[];
}

/** An entry, and what of it never leaves the server by itself. */
export interface FoundEntry extends Entry {
  sheet: string;
  /** The field without its section's row. */
  fieldId: string;
  /** The row of a table. */
  row: string | null;
  /** The author named the row. */
  named: boolean;
  /** Cells of the row, by the columns' ids. */
  values: Readonly<Record<string, string>>;
}

/** Names an entry by its text. @param field path of its list or table, with its section's row */
export const entryIdOf = (group: GroupId, field: string, text: string): string =>
  textId(`${group} ${field} ${text}`);

/** The entries of a sheet, in its order. @param sheet in the language of the labels */
export const entriesOf = (sheet: Worksheet, group: GroupId, content: SheetContent): Entry[] =>
  findEntries(sheet, group, content).map(asEntry);

/** An entry as it may be sent. */
export const asEntry = ({ id, group, field, text, more }: FoundEntry): Entry => ({
  id,
  group,
  field,
  text,
  more,
});

/** Kept while sheet and worksheet are the same: views are made several times a second. */
const cache = new WeakMap<SheetContent, WeakMap<Worksheet, Map<GroupId, readonly FoundEntry[]>>>();

/** As `entriesOf`, with what comparisons need. */
export function findEntries(sheet: Worksheet, group: GroupId, content: SheetContent): readonly FoundEntry[] {
  const bySheet = cache.get(content) ?? new WeakMap<Worksheet, Map<GroupId, readonly FoundEntry[]>>();
  cache.set(content, bySheet);
  const byGroup = bySheet.get(sheet) ?? new Map<GroupId, readonly FoundEntry[]>();
  bySheet.set(sheet, byGroup);
  const found = byGroup.get(group) ?? readEntries(sheet, group, content);
  byGroup.set(group, found);
  return found;
}

function readEntries(sheet: Worksheet, group: GroupId, content: SheetContent): FoundEntry[] {
  const seen = new Set<string>();
  return sheet.sections.flatMap((section) =>
    rowsOfSection(section, content).flatMap((row) =>
      section.fields.flatMap((field) =>
        fieldEntries(sheet.id, field, inSection(section, row), group, content, seen),
      ),
    ),
  );
}

/** The entries of one field. @param seen ids that are taken: the same text twice is two entries */
export function fieldEntries(
  sheet: string,
  field: SheetField,
  prefix: string,
  group: GroupId,
  content: SheetContent,
  seen = new Set<string>(),
): FoundEntry[] {
  const path = `${prefix}${field.id}`;
  const base = { sheet, group, field: path, fieldId: field.id };
  if (field.type === "list") {
    return entryTexts(content, path).map((text) => ({
      ...base,
      id: uniqueEntryId(seen, group, path, text),
      text,
      more: [],
      row: null,
      named: false,
      values: {},
    }));
  }
  if (field.type !== "table") return [];
  const main = mainColumn(field);
  if (!main) return [];
  const named = field.rows.length > 0;
  return rowsOfTable(field, prefix, content).flatMap((row) => {
    const values = Object.fromEntries(
      field.columns.map((c) => [c.id, cellText(c, `${path}/${row}/${c.id}`, content)]),
    );
    const text = values[main.id]!;
    if (text === "") return [];
    const more = field.columns.flatMap((c) =>
      c !== main && values[c.id] !== "" ? [{ label: c.text, text: values[c.id]! }] : [],
    );
    return [
      {
        ...base,
        id: uniqueEntryId(seen, group, named ? `${path}/${row}` : path, text),
        text,
        more,
        row,
        named,
        values,
      },
    ];
  });
}

/** The column whose text is the entry: the first text, or agency where there is none or rows are named. */
function mainColumn(field: TableField): Column | undefined {
  const open = field.columns.filter((c) => c.type === "text" || c.type === "agency");
  return field.rows.length > 0 ? open[0] : (open.find((c) => c.type === "text") ?? open[0]);
}

function uniqueEntryId(seen: Set<string>, group: GroupId, path: string, text: string): string {
  for (let copy = 1; ; copy++) {
    const id = entryIdOf(group, path, copy === 1 ? text : `${text} ${copy}`);
    if (seen.has(id)) continue;
    seen.add(id);
    return id;
  }
}
