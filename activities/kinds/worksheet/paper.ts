/** A worksheet on paper: what a group is to do, and its fields as blanks. */
import type { Column, SheetField, SheetSection, Worksheet } from "@/activities/kinds/worksheet/content";
import { unreachable } from "@/model/unreachable";
import type { PaperBlock } from "@/model/activity/paper";

/** Letters that people write by hand on one line of paper. */
const LINE = 200;
const MAX_LINES = 2;
const LIST_LINES = 3;
/** Lines for what a group is to do where its fields are left out. */
const FREE_LINES = 3;

/** The whole sheet, `["question"]` with free lines, one of `sections`, or one of the `documents` that are dealt out. */
export function paperOf(sheet: Worksheet, [where, id]: readonly string[]): PaperBlock[] | null {
  const question: PaperBlock = { type: "question", text: sheet.question };
  switch (where) {
    case undefined:
      return [
        question,
        ...(sheet.text ? [{ type: "prose", text: sheet.text } as const] : []),
        ...sheet.sections.map(sectionOf),
      ];
    case "question":
      return [{ type: "heading", text: sheet.title }, question, { type: "lines", lines: FREE_LINES }];
    case "sections": {
      const section = sheet.sections.find((s) => s.id === id);
      return section ? [sectionOf(section)] : null;
    }
    case "documents": {
      const document = sheet.documents.find((d) => d.id === id);
      return document
        ? [
            { type: "heading", text: document.title },
            { type: "prose", text: document.text },
          ]
        : null;
    }
    default:
      return null;
  }
}

const sectionOf = ({ title, text, fields }: SheetSection): PaperBlock => ({
  type: "section",
  title,
  blocks: [...(text ? [{ type: "prose", text } as const] : []), ...fields.flatMap(fieldOf)],
});

function fieldOf(field: SheetField): PaperBlock[] {
  const { text, hint } = field;
  return [{ type: "question", text, ...(hint ? { hint } : {}) }, blankOf(field)];
}

const texts = (named: readonly { text: string }[]): string[] => named.map((one) => one.text);

function blankOf(field: SheetField | Column): PaperBlock {
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
        columns: texts(field.columns),
        rows: texts(field.rows),
        blank: field.rows.length > 0 ? 0 : field.start,
      };
    case "list":
      return { type: "lines", lines: Math.min(LIST_LINES, field.most) };
    case "text":
      return { type: "lines", lines: Math.min(MAX_LINES, Math.ceil(field.length / LINE)) };
    case "agency":
    case "date":
    case "number":
      return { type: "lines", lines: 1 };
    default:
      return unreachable(field);
  }
}
