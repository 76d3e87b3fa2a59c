/** The sheets whose document this page has: the one that is shown, and those with unsent edits. */
import type { PlenarySocket } from "@/phone/bridge";
import { localSheets, SHEET_PREFIX } from "@/phone/storage";
import { keeperOf } from "./unsent-store";
import { SheetSync } from "./sync";

/** By activity and group: a document outlives the forms that show it. */
const openSheets = new Map<string, SheetSync>();

/** The document of a sheet, as it is on this phone; what was refused is tried again. */
export function sheetOf(activity: string, group: string, socket: PlenarySocket): SheetSync {
  const key = `${activity} ${group}`;
  const sheet = openSheets.get(key);
  if (sheet) {
    sheet.retry();
    return sheet;
  }
  const sync = new SheetSync(activity, group, socket, keeperOf(key));
  openSheets.set(key, sync);
  void sync.start();
  return sync;
}

/** Lets go of sheets that are not shown any more and have nothing that waits. */
export function closeIdleSheets(shown: string): void {
  for (const [key, sync] of Array.from(openSheets)) {
    if (key === shown || !sync.ready || sync.hasPending || Object.keys(sync.guarded).length > 0) continue;
    closeSheet(key);
  }
}

/** Forgets the document; what is stored of it comes again. */
export function closeSheet(key: string): void {
  openSheets.get(key)?.stop();
  openSheets.delete(key);
}

/** Sends what an earlier page kept of sheets, as of a group that this person was in before. */
export function sendUnsentSheets(): void {
  for (const name of localSheets()) {
    const [activity = "", group = ""] = name.slice(SHEET_PREFIX.length).split(" ");
    if (window.plenarySocket && activity && group) sheetOf(activity, group, window.plenarySocket);
  }
}
