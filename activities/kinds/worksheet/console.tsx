"use client";
import type { ConsoleFaceProps } from "@/components/console/face";
import type { SheetStop } from "@/model/worksheets/content";
import styles from "@/components/console/screens/live-card.module.css";
import { WorkDesk } from "@/components/console/worksheets/work-panel";
import type { Step } from "@/model/activity/question";

export function WorksheetConsole({ face }: ConsoleFaceProps) {
  if (face.kind !== "worksheet") return null;
  return (
    <>
      <h2 className={styles.question}>{face.question}</h2>
      <WorkDesk />
    </>
  );
}

/** The task stands above already; here is what people mark. */
export const askedOfSheet = (face: ConsoleFaceProps["face"]): string | null =>
  face.kind === "worksheet" && (face.at === "present" || face.at === "gallery")
    ? `sheet.asks.${face.at}`
    : null;

const laterStops: readonly SheetStop[] = ["present", "gallery", "board"];

/** The stop of a worksheet at a step; null at its notice. */
export function sheetStopOf(step: Pick<Step, "id" | "activityId" | "notice">): SheetStop | null {
  if (step.notice) return null;
  return laterStops.find((stop) => step.id === `${step.activityId}/${stop}`) ?? "work";
}
