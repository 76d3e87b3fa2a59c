import type { Words } from "@/components/debrief/words";
import type { WorksheetDebrief } from "@/workshop/debrief/worksheet-debrief";

/** What the groups made. */
export function WorksheetDebriefed(_props: { debrief: WorksheetDebrief; words: Words }) {
  return null;
}
