import type { Column, SheetField, SheetSection, Worksheet } from "@/model/worksheets/content";
import { blankSheet, cellText, rowsOfTable, type SheetContent } from "@/model/worksheets/cells";
import { contentOfStart } from "@/model/worksheets/starts";
import { escaped } from "@/model/text/markdown";
import { unreachable } from "@/model/unreachable";
import type { PaperBlock, PaperColumn } from "@/model/activity/paper";

/** Handwriting takes about a sixth of a field's letters. */
const BY_HAND = 6;
const MOST_LETTERS = 120;
const LIST_LINES = 3;
/** Stands for what is open on a filled sheet. */
const OPEN = "……";
/** Lines for a group's notes where its fields are left out. */
const FREE_LINES = 3;
/** A plan has one audience to a row, named in a few words, and its message as long as it may be. */
const AUDIENCES = 4;
const AUDIENCE_LETTERS = 60;

/** The whole sheet, or a part: `text`, `question`, `compare`, one of `sections` or of `documents`; one of `starts` fills it. */
export function paperOf(sheet: Worksheet, [where, id]: readonly string[]): PaperBlock[] | null {
  const question: PaperBlock = { type: "question", text: sheet.question };
  const task = [question, ...(sheet.text ? [{ type: "prose", text: sheet.text } as const] : [])];
  const compared = comparedIn(sheet);
  switch (where) {
    case undefined:
      return [
        ...task,
        ...sheet.sections.flatMap((section) => sectionOf(section, compared?.fields)),
        ...(compared ? [compared.table] : []),
      ];
    case "text":
      return task;
    case "question":
      return [
        { type: "heading", text: sheet.title },
        question,
        { type: "lines", least: FREE_LINES, letters: 0 },
      ];
    case "compare":
      return (
        compared && [
          ...task,
          ...(compared.asked.length > 0 ? [{ type: "paragraph", texts: compared.asked } as const] : []),
          compared.table,
        ]
      );
    case "sections": {
      const section = sheet.sections.find((s) => s.id === id);
      const blocks = section ? sectionOf(section, compared?.fields) : [];
      return blocks.length > 0 ? blocks : null;
    }
    case "documents": {
      const document = sheet.documents.find((d) => d.id === id);
      return document
        ? [
            { type: "side", title: document.title },
            { type: "prose", text: document.text },
          ]
        : null;
    }
    case "starts": {
      const start = sheet.starts.find((one) => one.id === id);
      if (sheet.starts.length === 0) return null;
      return filled(sheet, start ? contentOfStart(start) : blankSheet);
    }
    default:
      return null;
  }
}

/** The sheet with what stands on it; an open place has dots. Not for sections that repeat. */
const filled = ({ sections }: Worksheet, content: SheetContent): PaperBlock[] =>
  sections
    .filter((section) => !section.repeat)
    .map(({ title, fields }) => ({
      type: "section",
      title,
      blocks: fields.map((field) => ({ type: "prose", text: filledField(field, content) })),
    }));

function filledField(field: SheetField, content: SheetContent): string {
  const said = (text: string) => escaped(text.replace(/\s+/g, " ").trim()) || OPEN;
  if (field.type !== "table")
    return `**${escaped(field.text)}**\n\n${said(cellText(field, field.id, content))}`;
  const named = new Map(field.rows.map((row) => [row.id, row.text]));
  const rows = rowsOfTable(field, "", content).map((row) => [
    ...(named.size > 0 ? [`**${escaped(named.get(row) ?? "")}**`] : []),
    ...field.columns.map((column) => said(cellText(column, `${field.id}/${row}/${column.id}`, content))),
  ]);
  const head = [...(named.size > 0 ? [" "] : []), ...field.columns.map(({ text }) => escaped(text))];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

interface Compared {
  table: PaperBlock;
  /** The fields that stand in it. */
  fields: ReadonlySet<string>;
  /** Further questions of each row. */
  asked: readonly string[];
}

/** The table that lays things side by side; null where there is none. */
function comparedIn({ compare, sections }: Worksheet): Compared | null {
  if (compare?.type === "campaign") {
    const { audience, message } = compare;
    const fields = new Set([audience, message]);
    const both = sections.filter((section) => section.fields.some(({ id }) => fields.has(id)));
    const columns = both.flatMap(({ title, fields: sectionFields }) =>
      sectionFields.flatMap((field): PaperColumn[] =>
        field.type === "text" && fields.has(field.id)
          ? [{ title, ...headOf(field), letters: field.id === audience ? AUDIENCE_LETTERS : field.length }]
          : [],
      ),
    );
    const others = both.flatMap((section) => section.fields.filter(({ id }) => !fields.has(id)));
    return {
      table: { type: "table", columns, rows: [], blank: AUDIENCES },
      fields,
      asked: texts(others.filter(({ type }) => type === "text")),
    };
  }
  if (compare?.type !== "board") return null;
  const tables = compare.columns.map(({ field }) =>
    sections.flatMap((section) => section.fields).find(({ id }) => id === field),
  );
  const [first] = tables;
  if (first?.type !== "table" || tables.some((table) => table?.type !== "table")) return null;
  const columns = first.columns.map((column) => ({
    text: column.text,
    letters: lettersOf(column) * first.start,
  }));
  return {
    table: { type: "table", columns, rows: texts(compare.columns), blank: 0 },
    fields: new Set(compare.columns.map(({ field }) => field)),
    asked: [],
  };
}

/** A section without the fields that stand elsewhere; nothing where none is left. */
function sectionOf(
  { title, text, fields }: SheetSection,
  elsewhere: ReadonlySet<string> = new Set(),
): PaperBlock[] {
  const shown = fields.filter((field) => !elsewhere.has(field.id));
  if (shown.length === 0) return [];
  return [
    {
      type: "section",
      title,
      blocks: [...(text ? [{ type: "prose", text } as const] : []), ...shown.flatMap(blocksOf)],
    },
  ];
}

const headOf = ({ text, hint }: SheetField) => ({ text, ...(hint ? { hint } : {}) });

const blocksOf = (field: SheetField): PaperBlock[] => [
  { type: "question", ...headOf(field) },
  blankOf(field),
];

const texts = (named: readonly { text: string }[]): string[] => named.map((one) => one.text);

function blankOf(field: SheetField): PaperBlock {
  switch (field.type) {
    case "choice":
    case "checklist":
      return { type: "boxes", options: texts(field.options) };
    case "rating": {
      const between = Array.from({ length: field.points - 2 }, (_, i) => String(i + 2));
      return { type: "boxes", options: [field.low, ...between, field.high] };
    }
    case "table":
      return {
        type: "table",
        columns: field.columns.map((c): PaperColumn => ({ text: c.text, letters: lettersOf(c) })),
        rows: texts(field.rows),
        blank: field.rows.length > 0 ? 0 : field.start,
      };
    case "list":
      return { type: "lines", least: Math.min(LIST_LINES, field.most), letters: 0 };
    case "text":
    case "agency":
    case "date":
    case "number":
      return { type: "lines", least: 1, letters: lettersOf(field) };
    default:
      return unreachable(field);
  }
}

/** Letters for which a blank has room. */
function lettersOf(field: Column | Extract<SheetField, { type: Column["type"] }>): number {
  switch (field.type) {
    case "text":
      return Math.min(MOST_LETTERS, Math.ceil(field.length / BY_HAND));
    case "choice":
    case "checklist":
      return 20;
    case "agency":
      return 15;
    case "date":
      return 10;
    case "number":
    case "rating":
      return 8;
    default:
      return unreachable(field);
  }
}
