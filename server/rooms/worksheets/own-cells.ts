/** The cells of a group's presentation. Its rapporteur may write there even when the sheet is frozen. */
import type { Sheet } from "@/server/rooms/worksheets/sheet";

/** Whether an update touches nothing else. */
export function touchesOwn(sheet: Sheet, update: Uint8Array): boolean {
  try {
    const { texts, values, rows } = sheet.touches(update);
    return rows.length === 0 && [...texts, ...values].every((path) => path.startsWith("!"));
  } catch {
    return false;
  }
}
