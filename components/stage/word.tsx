import type { ReactNode } from "react";
import styles from "@/components/stage/sources.module.css";

/** A word that phones explain: underlined. */
export const stageWord = (_id: string, inside: ReactNode): ReactNode => (
  <span className={styles.word}>{inside}</span>
);
