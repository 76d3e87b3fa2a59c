import type { ReactNode } from "react";
import styles from "@/activities/kinds/worksheet/figures/figures.module.css";
import type { Drawing } from "@/activities/kinds/worksheet/figures/comparison-words";

/** The title of a part of a drawing, one level below the heading over the drawing. */
export function Title({ level, children }: { level: Drawing["level"]; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return <Heading className={styles.title}>{children}</Heading>;
}
