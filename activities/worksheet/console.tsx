"use client";
import type { ConsoleFaceProps } from "@/activities/console-face";

/** A worksheet at the trainer's desk. */
export function WorksheetConsole({ face }: ConsoleFaceProps) {
  return face.kind === "worksheet" ? <p>{face.question}</p> : null;
}

export const WorksheetConsoleResults = () => null;
