import { Fragment } from "react";
import styles from "@/components/stage/story.module.css";
import type { Clause } from "@/workshop/protocol/down";

interface Props {
  clauses: Clause[];
  /** Clause id to the people who marked it; only after the results are revealed. */
  marks: Record<string, number> | undefined;
  answered: number;
  language: string;
}

/** The fewest people whose marks are drawn: below, a line under the words would be somebody's. */
const LEAST = 3;

/** The clauses of one part as running text; once revealed, the words that moved many people are underlined. */
export function Story({ clauses, marks, answered, language }: Props) {
  const paragraphs: Clause[][] = [];
  for (const clause of clauses) {
    if (clause.paragraph || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(clause);
  }
  const heat = (clause: Clause): number | undefined => {
    const people = marks?.[clause.id] ?? 0;
    if (people < LEAST || answered === 0) return undefined;
    return Math.min(3, Math.ceil((3 * people) / answered));
  };
  return (
    <div className={styles.story} lang={language}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph[0]?.id}>
          {paragraph.map((clause, i) => {
            const level = heat(clause);
            return (
              <Fragment key={clause.id}>
                {i > 0 && " "}
                {level ? (
                  <mark className={styles.mark} data-level={level}>
                    {clause.text}
                  </mark>
                ) : (
                  clause.text
                )}
              </Fragment>
            );
          })}
        </p>
      ))}
    </div>
  );
}
