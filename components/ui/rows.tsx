import type { ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/rows.module.css";

interface Row {
  id: string;
  text: ReactNode;
  /** What the drawing says, in words. */
  note: ReactNode;
  drawing: ReactNode;
}

/**
 * Things that are judged in the same way, one below the other: what it is, its figures in words, and a
 * drawing beside.
 */
export function Rows({ rows, lang, className }: { rows: Row[]; lang?: string; className?: string }) {
  return (
    <ul
      className={[styles.rows, className].filter(Boolean).join(" ")}
      data-alone={rows.length === 1 || undefined}
    >
      {rows.map((row) => (
        <li key={row.id}>
          <div className={styles.said}>
            <AuthoredIn as="p" lang={lang}>
              {row.text}
            </AuthoredIn>
            <p className={styles.note}>{row.note}</p>
          </div>
          {row.drawing}
        </li>
      ))}
    </ul>
  );
}
