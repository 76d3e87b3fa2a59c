import type { ComponentProps, ReactNode } from "react";
import styles from "@/components/console/results/rows.module.css";
import { Rows } from "@/components/ui/rows";

interface Props {
  items: readonly { id: string; text: string }[];
  /** How the items are judged, below them. */
  children: ReactNode;
  /** Null until there are results. */
  rows: ComponentProps<typeof Rows>["rows"] | null;
  language: string;
}

/** Things that are judged in the same way, at the trainer's desk: as they are asked, then with what the room said. */
export function ResultRows({ items, children, rows, language }: Props) {
  if (rows) return <Rows className={styles.rows} lang={language} rows={rows} />;
  return (
    <div className={styles.asked}>
      <ul lang={language}>
        {items.map((item) => (
          <li key={item.id}>{item.text}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}
