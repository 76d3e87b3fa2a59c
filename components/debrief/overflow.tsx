import type { ReactNode } from "react";
import styles from "@/components/debrief/overflow.module.css";

/** What is wanted now and then, folded away behind one name; opens without a script too. */
export function Overflow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className={styles.overflow}>
      <summary className={styles.name}>{name}</summary>
      <div className={styles.list}>{children}</div>
    </details>
  );
}
