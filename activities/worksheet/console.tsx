"use client";
import type { ConsoleFaceProps } from "@/activities/console-face";
import { WorkDesk } from "@/components/console/work/work-desk";

/** A worksheet at the trainer's desk: the task, and the groups' work. */
export function WorksheetConsole({ face }: ConsoleFaceProps) {
  if (face.kind !== "worksheet") return null;
  return (
    <>
      <p>{face.question}</p>
      <WorkDesk />
    </>
  );
}

export const WorksheetConsoleResults = () => null;
