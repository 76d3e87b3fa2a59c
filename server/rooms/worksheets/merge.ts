/**
 * Merges several sheets into one: texts below each other, rows behind each other, a tick where any sheet has
 * one. What does not fit, and values of which only one can stay, go to the group's notes. Nothing is lost and
 * nothing appears twice.
 */
import * as Y from "yjs";
import { textId } from "@/model/text/text-id";
import type { Column, SheetField, SheetSection, TableField, SheetShape } from "@/model/worksheets/content";
import {
  cellAt,
  entryRow,
  entryTexts,
  inSection,
  mostRows,
  OWN,
  ownsRows,
  type SheetContent,
  sectionRows,
} from "@/model/worksheets/cells";
import { documentOf } from "@/workshop/worksheets/stored-document";
import { type GroupId, sheetKey } from "@/model/room/groups";
import {
  contentOf,
  nextPosition,
  placesOf,
  putEntry,
  rowKey,
  rowsIn,
  textAt,
  valuesOf,
  cellValueIn,
} from "@/workshop/worksheets/document";

/** A place on one of the sheets. */
interface Source {
  content: SheetContent;
  path: string;
}
type Cell = Exclude<SheetField, TableField> | Column;

const anythingAt = (content: SheetContent, prefix: string): boolean =>
  Object.keys(content.cells).some((p) => p.startsWith(prefix));

/** Texts in their order, each once. */
const each = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.map((t) => (t ?? "").trim()).filter((t) => t !== "")),
];

class SheetMerge {
  private readonly left: string[] = [];
  /** The rows into which those of sections went, which several sections may share. */
  private readonly sections = new Map<string, { source: number; from: string; to: string }[]>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly sheet: SheetShape,
    private readonly from: readonly SheetContent[],
  ) {}

  run(): void {
    for (const section of this.sheet.sections)
      for (const { path, sources } of this.placesOf(section))
        for (const field of section.fields) this.field(field, path, sources);
    const texts = (path: string) => this.from.map((content) => content.cells[path]);
    this.below(OWN.minority, each(texts(OWN.minority)), "\n\n", Number.POSITIVE_INFINITY);
    this.below(OWN.notes, each([...texts(OWN.notes), ...this.left]), "\n\n", Number.POSITIVE_INFINITY);
  }

  /** The places of a section's fields and their sources: a row of a repeated section comes from one sheet. */
  private placesOf(section: SheetSection): { path: string; sources: Source[] }[] {
    if (!section.repeat) return [{ path: "", sources: this.from.map((content) => ({ content, path: "" })) }];
    const list = sectionRows(section);
    const moved = this.sections.get(list) ?? this.moveSections(list);
    this.sections.set(list, moved);
    return moved.map(({ source, from, to }) => ({
      path: inSection(section, to),
      sources: [{ content: this.from[source]!, path: inSection(section, from) }],
    }));
  }

  private moveSections(list: string): { source: number; from: string; to: string }[] {
    const together = this.sheet.sections.filter((s) => s.repeat && sectionRows(s) === list);
    const filled = this.from.flatMap((content, source) =>
      (content.rows[list] ?? [])
        .filter((row) => together.some((s) => anythingAt(content, inSection(s, row))))
        .map((from) => ({ source, from })),
    );
    const owner = together.find(ownsRows);
    const ids = owner
      ? this.freeRows(list, filled.length, (row) => together.map((s) => inSection(s, row)))
      : [];
    for (const { source, from } of filled.slice(ids.length)) {
      const content = this.from[source]!;
      this.left.push(
        ...Object.entries(content.cells)
          .filter(([p]) => together.some((s) => p.startsWith(inSection(s, from))))
          .map(([p, text]) => `${this.label(p)}: ${text}`),
      );
    }
    return filled.slice(0, ids.length).map((row, i) => ({ ...row, to: ids[i]! }));
  }

  private field(field: SheetField, prefix: string, sources: readonly Source[]): void {
    const path = `${prefix}${field.id}`;
    const within = (s: Source, rest: string): Source => ({
      content: s.content,
      path: `${s.path}${field.id}${rest}`,
    });
    if (field.type !== "table") {
      this.cell(
        field,
        path,
        sources.map((s) => within(s, "")),
      );
      return;
    }
    if (field.rows.length > 0) {
      for (const row of field.rows)
        for (const c of field.columns)
          this.cell(
            c,
            `${path}/${row.id}/${c.id}`,
            sources.map((s) => within(s, `/${row.id}/${c.id}`)),
          );
      return;
    }
    const filled = sources.flatMap((s) =>
      (s.content.rows[within(s, "").path] ?? [])
        .map((row) => within(s, `/${row}`))
        .filter((r) => anythingAt(r.content, `${r.path}/`)),
    );
    const ids = this.freeRows(path, filled.length, (row) => [`${path}/${row}/`]);
    filled.forEach((row, i) => {
      const to = ids[i];
      const cells = field.columns.map((c) => ({
        c,
        source: { content: row.content, path: `${row.path}/${c.id}` },
      }));
      if (to !== undefined)
        for (const { c, source } of cells) this.cell(c, `${path}/${to}/${c.id}`, [source]);
      else
        this.left.push(
          `${field.text}: ${cells
            .map(({ c, source }) => this.inWords(c, source))
            .filter((t) => t !== "")
            .join(" · ")}`,
        );
    });
  }

  /** Up to `count` empty rows, new ones where there is room. */
  private freeRows(list: string, count: number, prefixes: (row: string) => string[]): string[] {
    const now = contentOf(this.doc, this.sheet);
    const all = rowsIn(this.doc, this.sheet, list);
    const free = all.filter((row) => !prefixes(row).some((p) => anythingAt(now, p))).slice(0, count);
    for (
      let n = 1;
      free.length < count && rowsIn(this.doc, this.sheet, list).length < mostRows(this.sheet, list);
      n++
    ) {
      const row = `m${n}`;
      if (placesOf(this.doc).has(rowKey(list, row))) continue;
      placesOf(this.doc).set(rowKey(list, row), nextPosition(this.doc, this.sheet, list));
      free.push(row);
    }
    return free;
  }

  private cell(cell: Cell, path: string, sources: readonly Source[]): void {
    if (cell.type === "checklist") {
      for (const { id } of cell.options)
        if (sources.some((s) => s.content.cells[`${s.path}/${id}`]))
          valuesOf(this.doc).set(`${path}/${id}`, "1");
      return;
    }
    if (cell.type === "list") {
      this.entries(cell, path, sources);
      return;
    }
    const texts = each(sources.map((s) => s.content.cells[s.path]));
    const place = cellAt(this.sheet, path);
    if (!place || texts.length === 0) return;
    if (place.kind === "value") {
      const [kept, ...others] = each([cellValueIn(this.doc, path, "value"), ...texts]);
      valuesOf(this.doc).set(path, kept!);
      for (const text of others) this.left.push(`${cell.text}: ${nameOf(cell, text)}`);
    } else this.below(path, texts, cell.type === "agency" ? ", " : "\n\n", place.most, cell.text);
  }

  /** Adds entries as rows, each text once, as many as the list takes. */
  private entries(list: Cell, path: string, sources: readonly Source[]): void {
    const there = entryTexts(contentOf(this.doc, this.sheet), path);
    const texts = each(sources.flatMap((s) => entryTexts(s.content, s.path))).filter(
      (t) => !there.includes(t),
    );
    const fit = Math.max(0, mostRows(this.sheet, path) - there.length);
    for (const text of texts.slice(0, fit)) {
      const row = entryRow(path, text, (id) => placesOf(this.doc).has(rowKey(path, id)));
      putEntry(this.doc, this.sheet, path, row, text);
    }
    for (const text of texts.slice(fit)) this.left.push(`${list.text}: ${text}`);
  }

  /** Puts texts in front of what stands there, as far as they fit. */
  private below(path: string, texts: readonly string[], between: string, most: number, label = ""): void {
    const there = cellValueIn(this.doc, path, "text");
    const kept: string[] = [];
    for (const text of texts.filter((t) => t !== there.trim())) {
      const length = [...kept, text, ...(there ? [there] : [])].join(between).length;
      if (length <= most) kept.push(text);
      else this.left.push(label ? `${label}: ${text}` : text);
    }
    if (kept.length > 0) textAt(this.doc, path).insert(0, kept.join(between) + (there ? between : ""));
  }

  private inWords(c: Column, { content, path }: Source): string {
    if (c.type !== "checklist") return nameOf(c, content.cells[path] ?? "");
    return c.options
      .filter((o) => content.cells[`${path}/${o.id}`])
      .map((o) => o.text)
      .join(", ");
  }

  private label(path: string): string {
    return cellAt(this.sheet, path)?.of.text ?? path;
  }
}

/** The text that people read for a value. */
const nameOf = (cell: Cell, text: string): string =>
  cell.type === "choice" ? (cell.options.find((o) => o.id === text)?.text ?? text) : text;

/** Puts the sheets `from` on the document, in front of what stands there already. */
function mergeInto(doc: Y.Doc, sheet: SheetShape, from: readonly SheetContent[]): void {
  doc.transact(() => new SheetMerge(doc, sheet, from).run());
}

/**
 * The update that puts the sheets `from` on the sheet `into`, written under a number of its own.
 * @returns null where that number has written there: then it is done
 */
export function mergedUpdate(
  sheet: SheetShape,
  number: number,
  into: Uint8Array[],
  from: readonly Uint8Array[][],
): Uint8Array | null {
  const sources = () => from.map((updates) => contentOf(documentOf(updates), sheet));
  return writtenOnce(sheet, number, documentOf(into), sources);
}

/** The update that puts a start on a sheet on which nothing stands yet; null where something does. */
export function startedUpdate(
  sheet: SheetShape,
  number: number,
  stored: Uint8Array[],
  start: SheetContent,
): Uint8Array | null {
  const doc = documentOf(stored);
  if (Object.keys(contentOf(doc, sheet).cells).length > 0) return null;
  return writtenOnce(sheet, number, doc, () => [start]);
}

function writtenOnce(
  sheet: SheetShape,
  number: number,
  copy: Y.Doc,
  from: () => SheetContent[],
): Uint8Array | null {
  copy.clientID = number;
  const vector = Y.encodeStateVector(copy);
  if (Y.decodeStateVector(vector).has(number)) return null;
  mergeInto(copy, sheet, from());
  const update = Y.encodeStateAsUpdate(copy, vector);
  return Y.decodeStateVector(Y.encodeStateVector(copy)).has(number) ? update : null;
}

/** The Yjs client number under which sheets are merged into one. */
export const mergerOf = (activity: string, into: GroupId): number =>
  numberOf(`merge ${sheetKey(activity, into)}`);

/** The one under which a start is put on a sheet. */
export const starterOf = (activity: string, group: GroupId): number =>
  numberOf(`start ${sheetKey(activity, group)}`);

const numberOf = (name: string): number => Number.parseInt(textId(name).slice(-6), 36) >>> 0;
