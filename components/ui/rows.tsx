import type { ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/rows.module.css";

interface Row {
  id: string;
  text: ReactNode;
  /** The drawing in words. */
  note: ReactNode;
  drawing: ReactNode;
}

/** Items that are judged alike, one below the other, each with its figures in words and a drawing. */
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
