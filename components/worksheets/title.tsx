import type { ReactNode } from "react";
import styles from "@/components/worksheets/figures.module.css";
import type { CompareText } from "@/model/worksheets/wording";

/** What drawings of a comparison are given. */
export interface Drawing {
  /** The words of the interface. */
  t: CompareText;
  /** Draws a text of the author: on the stage with its second language below. */
  says: (text: string) => ReactNode;
  /** Of the headings of its parts. */
  level: 2 | 3 | 4;
  /** Also shows what a trainer has not confirmed yet. For trainers alone. */
  asking?: boolean;
}

/** The title of a part of a drawing, one level below the heading over the drawing. */
export function Title({ level, children }: { level: Drawing["level"]; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return <Heading className={styles.title}>{children}</Heading>;
}
