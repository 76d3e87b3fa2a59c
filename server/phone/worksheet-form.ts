/**
 * The form of a group's sheet, posted by a page without script: saved cell by cell, beside what others wrote
 * meanwhile.
 */
import { randomUUID } from "node:crypto";
import { cellAt, OWN } from "@/model/worksheets/cells";
import type { RoomState } from "@/workshop/room/state";
import { planOf } from "@/workshop/content/plan";
import { workshopInView } from "@/workshop/room/versions";
import { worksheetNow } from "@/workshop/views/worksheets/group";
import type { SheetShape } from "@/model/worksheets/content";

const BEFORE = "before.";

/** The worksheet that a form names, if there is one. */
export const sheetOfForm = (state: RoomState, form: URLSearchParams): SheetShape | null =>
  planOf(workshopInView(state)).worksheet(form.get("activity") ?? "");

export const isAtWork = (state: RoomState, { id }: SheetShape): boolean =>
  worksheetNow(state)?.sheet.id === id;

/** @param sheet the one at work; null: the command writes nothing */
export function sheetCommand(form: URLSearchParams, sheet: SheetShape | null): Record<string, unknown> {
  const [add, remove] = [form.get("add"), form.get("remove")];
  return {
    type: "sheet-form",
    id: randomUUID(),
    sheet: { activity: form.get("activity"), group: form.get("group") },
    ...(sheet ? cellsOf([...form], sheet) : { values: {}, before: {} }),
    row: sheet && add !== null ? { add } : sheet && remove !== null ? { remove } : null,
  };
}

/** Texts in the form that were not on the page before. */
export const typedOn = (form: URLSearchParams, sheet: SheetShape | null): string[] =>
  [...form].flatMap(([path, text]) =>
    sheet && isText(sheet, path) && text !== form.get(BEFORE + path) ? [text] : [],
  );

/** Cells of the form now, and as they were when the page was made. */
function cellsOf(
  fields: readonly [string, string][],
  sheet: SheetShape,
): { values: Record<string, string>; before: Record<string, string> } {
  const values: Record<string, string> = {};
  const before: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (name.startsWith(BEFORE)) before[name.slice(BEFORE.length)] = value;
    else if (isCell(sheet, name)) values[name] = value;
  }
  // A tick that was taken away is missing in the form.
  for (const path of Object.keys(before)) if (!(path in values) && isTick(sheet, path)) values[path] = "";
  return { values, before };
}

const isCell = (sheet: SheetShape, path: string): boolean =>
  path.startsWith("!") || cellAt(sheet, path) !== null;

const isText = (sheet: SheetShape, path: string): boolean =>
  path.startsWith("!") ? !isTick(sheet, path) : cellAt(sheet, path)?.kind === "text";

const isTick = (sheet: SheetShape, path: string): boolean =>
  path === OWN.agreed || path === OWN.showMinority || cellAt(sheet, path)?.of.type === "checklist";
