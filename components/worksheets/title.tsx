import type { ReactNode } from "react";
import styles from "@/components/worksheets/figures.module.css";
import type { CompareText } from "@/model/worksheets/wording";

/** The surroundings of a comparison's drawing. */
export interface Drawing {
  /** The words of the interface. */
  t: CompareText;
  /** Draws a text of the author: on the stage with its second language below. */
  says: (text: string) => ReactNode;
  /** The level of its parts' headings. */
  level: 2 | 3 | 4;
  /** For trainers: also shows flags that are not confirmed yet. */
  asking?: boolean;
}

/** The title of a part of a drawing. */
export function Title({ level, children }: { level: Drawing["level"]; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return <Heading className={styles.title}>{children}</Heading>;
}
