import type { ComponentProps, ReactNode } from "react";
import styles from "@/components/console/results/rows.module.css";
import { Rows } from "@/components/ui/rows";

interface Props {
  items: readonly { id: string; text: string }[];
  /** The scale of judgement, below the items. */
  children: ReactNode;
  /** Null until there are results. */
  rows: ComponentProps<typeof Rows>["rows"] | null;
  language: string;
}

/** Items that are judged alike: first the question, then the room's judgement. */
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
