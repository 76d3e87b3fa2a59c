/** A sheet as the cards of its group's presentation, with redacted words already black. Pure. */
import type { SheetField, Worksheet } from "@/model/worksheets/content";
import { redacted } from "@/model/worksheets/redaction";
import { cellText, inSection, linesOf, OWN, rowsOfTable, type SheetContent } from "@/model/worksheets/cells";
import { heldRows } from "@/model/worksheets/completeness";
import { fieldEntries } from "@/model/worksheets/entries";
import type { Card, CardLine } from "@/model/worksheets/shown";
import type { GroupId } from "@/model/room/groups";

/** Names the card of those who saw it otherwise. It has no title of its own: surfaces say what it is. */
export const MINORITY_CARD = "!minority";
/** "Us too" of fewer people than these is not counted where others see it. */
export const MIN_TOO = 3;
/** The most cards that one group turns on the stage. */
export const MAX_CARDS = 61;
/** Cards shown while the group has not chosen. */
const DEFAULT_CARDS = 5;
const MAX_LINES = 7;

/** Marks of the room on entries. */
export interface Marks {
  black: readonly string[];
  greyed: readonly string[];
  /** People who said "us too", by entry. */
  too: Readonly<Record<string, number>>;
}
export const noMarks: Marks = { black: [], greyed: [], too: {} };

/** All cards of a sheet: one for each section, or row of one that repeats, that is not blank. */
export function cardsOf(
  sheet: Worksheet,
  group: GroupId,
  content: SheetContent,
  marks: Marks = noMarks,
): Card[] {
  const seen = new Set<string>();
  const cards = sheet.sections.flatMap((section) => {
    const rows = heldRows(sheet, section, content);
    return rows.flatMap((row, i) => {
      const prefix = inSection(section, row);
      const blocks = section.fields.flatMap((field) => {
        const lines = linesIn(sheet.id, field, prefix, group, content, seen);
        return lines.length > 0 ? [{ label: field.text, lines }] : [];
      });
      const id = row === null ? section.id : `${section.id}@${row}`;
      return blocks.length > 0
        ? cut({ id, title: rows.length > 1 ? `${section.title} (${i + 1})` : section.title, blocks })
        : [];
    });
  });
  const minority = minorityOf(content);
  if (minority.length > 0)
    cards.push(...cut({ id: MINORITY_CARD, title: "", blocks: [{ label: "", lines: minority.map(plain) }] }));
  return cards.map((card) => marked(card, sheet.id, marks));
}

export const shownCards = (cards: readonly Card[], content: SheetContent): Card[] =>
  cards.filter((card, i) => isShown(card, i, content)).slice(0, MAX_CARDS);

/** The group's choice, or its first five cards. @param index among all cards */
export function isShown(card: Card, index: number, content: SheetContent): boolean {
  const chosen = content.cells[`${OWN.off}${card.id}`];
  return chosen === undefined ? index < DEFAULT_CARDS || isMinority(card) : chosen !== "1";
}

export const isChosen = (card: Card, content: SheetContent): boolean =>
  content.cells[`${OWN.off}${card.id}`] !== undefined;

export const isMinority = (card: Pick<Card, "id">): boolean =>
  card.id === MINORITY_CARD || card.id.startsWith(`${MINORITY_CARD}/`);

/** Lines of the view of those who saw it otherwise; none where the group keeps it to itself. */
export const minorityOf = (content: SheetContent): string[] =>
  content.cells[OWN.showMinority] === "1" ? linesOf(content.cells[OWN.minority] ?? "") : [];

const plain = (text: string): CardLine => ({ text, entry: null, more: [], grey: false, too: 0 });

function linesIn(
  sheet: string,
  field: SheetField,
  prefix: string,
  group: GroupId,
  content: SheetContent,
  seen: Set<string>,
): CardLine[] {
  const path = `${prefix}${field.id}`;
  if (field.type === "list")
    return fieldEntries(sheet, field, prefix, group, content, seen).map((f) => ({
      ...plain(f.text),
      entry: f.id,
    }));
  if (field.type !== "table") return linesOf(cellText(field, path, content)).map(plain);
  const entries = new Map(fieldEntries(sheet, field, prefix, group, content, seen).map((f) => [f.row, f]));
  return rowsOfTable(field, prefix, content).flatMap((row) => {
    const cells = field.columns.flatMap((c) => {
      const text = cellText(c, `${path}/${row}/${c.id}`, content);
      return text === "" ? [] : [{ label: c.text, text }];
    });
    const name = field.rows.find((r) => r.id === row)?.text;
    const entry = entries.get(row);
    if (cells.length === 0) return [];
    if (name !== undefined) return [{ ...plain(name), entry: entry?.id ?? null, more: cells }];
    return [
      entry
        ? { ...plain(entry.text), entry: entry.id, more: entry.more }
        : { ...plain(cells[0]!.text), more: cells.slice(1) },
    ];
  });
}

/** A long card as two, or as many as it needs, each about as long as the others. */
function cut(card: Card): Card[] {
  const lines = card.blocks.flatMap((b) => b.lines.map((line) => ({ label: b.label, line })));
  const pieces = Math.ceil(lines.length / MAX_LINES);
  if (pieces <= 1) return [card];
  const each = Math.ceil(lines.length / pieces);
  return Array.from({ length: pieces }, (_, i) => {
    const blocks: Card["blocks"] = [];
    for (const { label, line } of lines.slice(i * each, (i + 1) * each)) {
      const last = blocks.at(-1);
      if (last?.label === label) last.lines.push(line);
      else blocks.push({ label, lines: [line] });
    }
    return { id: i === 0 ? card.id : `${card.id}/${i + 1}`, title: card.title, blocks };
  }).filter((c) => c.blocks.length > 0);
}

function marked(card: Card, activity: string, { black, greyed, too }: Marks): Card {
  const dark = (text: string) => redacted(text, activity, black);
  return {
    ...card,
    title: dark(card.title),
    blocks: card.blocks.map(({ label, lines }) => ({
      label,
      lines: lines.map((line) => {
        const people = line.entry === null ? 0 : (too[line.entry] ?? 0);
        return {
          text: dark(line.text),
          entry: line.entry,
          more: line.more.map((m) => ({ label: m.label, text: dark(m.text) })),
          grey: line.entry !== null && greyed.includes(line.entry),
          too: people < MIN_TOO ? 0 : people,
        };
      }),
    })),
  };
}
