/** The form of a group's sheet, posted by a page without script: saved cell by cell, beside what others wrote meanwhile. */
import { isWorksheet } from "@/activities/kinds/worksheet/content";
import type { LiveRoom } from "@/server/rooms/live-room";
import { cellAt, OWN } from "@/workshop/worksheets/cells";
import { rowOf } from "@/workshop/worksheets/document";
import { planOf } from "@/workshop/content/plan";
import { workshopInView } from "@/workshop/session/versions";
import { worksheetNow } from "@/workshop/views/group-view";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { SheetShape } from "@/activities/kinds/worksheet/view";

interface SavedSheet {
  ack: Ack;
  /** What somebody else had written in cells that both changed, by their paths; both texts stand on the sheet now. */
  theirs: Record<string, string>;
  /** What is written in the form and did not stand there before. */
  typed: string[];
}

const BEFORE = "before.";
const MAX_CELLS = 2_000;

/** Null where it is no form of a sheet. */
export async function saveSheet(
  room: LiveRoom,
  participant: string,
  form: URLSearchParams,
): Promise<SavedSheet | null> {
  const name = { activity: form.get("activity") ?? "", group: form.get("group") ?? "" };
  const fields = [...form];
  if (!name.activity || !name.group || fields.length > MAX_CELLS) return null;
  const sheet = planOf(workshopInView(room.state)).activity(name.activity);
  if (!isWorksheet(sheet)) return { ack: refusal("not-here"), theirs: {}, typed: [] };
  const typed = fields.flatMap(([path, text]) =>
    isText(sheet, path) && text !== form.get(BEFORE + path) ? [text] : [],
  );
  if (worksheetNow(room.state)?.sheet.id !== sheet.id) return { ack: refusal("not-here"), theirs: {}, typed };
  const { values, before } = cellsOf(fields, sheet);
  const stood = room.worksheets.contentOf(name.activity, name.group).cells;
  const { ack, conflicts } = await room.worksheets.pages.typed(participant, name, values, before);
  const theirs = Object.fromEntries(conflicts.map((path) => [path, stood[path] ?? ""]));
  const [add, remove] = [form.get("add"), form.get("remove")];
  if (!ack.ok || (add === null && remove === null)) return { ack, theirs, typed };
  if (remove !== null && !rowOf(remove)) return null;
  const rows = await room.worksheets.pages.row(
    participant,
    name,
    add !== null ? { add } : { remove: remove ?? "" },
  );
  return { ack: rows, theirs, typed };
}

/** What the form holds of the cells, and what stood in them when the page was made. */
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
  // A tick that is taken away is not in the form any more.
  for (const path of Object.keys(before)) if (!(path in values) && isTick(sheet, path)) values[path] = "";
  return { values, before };
}

const isCell = (sheet: SheetShape, path: string): boolean =>
  path.startsWith("!") || cellAt(sheet, path) !== null;

const isText = (sheet: SheetShape, path: string): boolean =>
  path.startsWith("!") ? !isTick(sheet, path) : cellAt(sheet, path)?.kind === "text";

const isTick = (sheet: SheetShape, path: string): boolean =>
  path === OWN.agreed || path === OWN.showMinority || cellAt(sheet, path)?.of.type === "checklist";
