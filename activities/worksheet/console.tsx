"use client";
import type { ConsoleFaceProps } from "@/activities/console-face";
import styles from "@/components/console/live-card.module.css";
import { WorkDesk } from "@/components/console/work/work-desk";

/** A worksheet at the trainer's desk: the task, and the groups' work. */
export function WorksheetConsole({ face }: ConsoleFaceProps) {
  if (face.kind !== "worksheet") return null;
  return (
    <>
      <h2 className={styles.question}>{face.question}</h2>
      <WorkDesk />
    </>
  );
}

export const WorksheetConsoleResults = () => null;
