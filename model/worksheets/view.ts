/** What surfaces see of a worksheet: what is to be done, and how entries are marked. What groups wrote is in `work`. */
import type { Worksheet } from "@/model/worksheets/content";

/** The stops of a worksheet. */
export type SheetStop = "work" | "present" | "gallery" | "board";

export interface WorksheetFace {
  kind: "worksheet";
  title: string;
  at: SheetStop;
  /** The task, at every stop. */
  question: string;
  text: string | null;
}

export interface WorksheetForm {
  kind: "worksheet";
  /** "too": what others said applies to us as well. "dots": what is worth most. */
  marks: "too" | "dots";
  /** The most entries that one person may mark. */
  most: number;
}

/** What is needed to draw an empty sheet. */
export type SheetShape = Pick<Worksheet, "id" | "agencies" | "sections">;

/** "Us too" of fewer people than these is not counted where others see it. */
export const MIN_TOO = 3;

/** The stops that a worksheet has; the first has the id of the activity. */
export function stopsOf(sheet: Worksheet): { id: string; at: SheetStop }[] {
  return [
    { id: sheet.id, at: "work" },
    ...(sheet.speaking > 0 ? [{ id: `${sheet.id}/present`, at: "present" as const }] : []),
    ...(sheet.dots > 0 ? [{ id: `${sheet.id}/gallery`, at: "gallery" as const }] : []),
    ...(sheet.compare ? [{ id: `${sheet.id}/board`, at: "board" as const }] : []),
  ];
}

/** Which stop a step is. */
export const stopOf = (sheet: Worksheet, step: string): SheetStop =>
  stopsOf(sheet).find((s) => s.id === step)?.at ?? "work";
