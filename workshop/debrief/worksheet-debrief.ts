/** What groups wrote on a worksheet, and how it compares; the same figures as on the stage. */
import type { Worksheet } from "@/activities/worksheet/content";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface WorksheetDebrief {
  kind: "worksheet";
  activity: Worksheet;
}

/** Null where no group worked on it. */
export function worksheetDebrief(_activity: Worksheet, _input: DebriefInput): WorksheetDebrief | null {
  return null;
}
