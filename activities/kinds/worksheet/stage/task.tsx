import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import type { WorksheetFace } from "@/model/worksheets/content";
import { BothLanguages } from "@/components/stage/both-languages";
import type { WorkShown } from "@/model/worksheets/shown";

export interface StopProps {
  face: WorksheetFace;
  /** Null before the room knows of any work. */
  work: WorkShown | null;
  language: string;
}

/** The task as the heading of a stop that is about something else: small above it. */
export function SmallTask({ face, language }: { face: WorksheetFace; language: string }) {
  return (
    <h1 className={styles.smallTask} lang={language}>
      <BothLanguages text={face.question} />
    </h1>
  );
}
