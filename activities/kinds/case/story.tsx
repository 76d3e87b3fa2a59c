import { Fragment } from "react";
import styles from "@/activities/kinds/case/story.module.css";
import { SecondParagraph } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Clause } from "@/activities/kinds/case/view";

/** The fewest people whose marks are drawn: below, a line under the words would be somebody's. */
const MIN_MARKERS = 3;

/** How strongly a clause is underlined: 0 below a third of those who answered, 3 from two thirds on. */
export function heat(people: number | undefined, answered: number): 0 | 1 | 2 | 3 {
  if (!people || people < MIN_MARKERS || answered === 0) return 0;
  const share = people / answered;
  return share < 1 / 3 ? 0 : share < 1 / 2 ? 1 : share < 2 / 3 ? 2 : 3;
}

interface Props {
  clauses: Clause[];
  /** Clause id to the people who marked it; only after the results are revealed. */
  marks: Record<string, number> | undefined;
  answered: number;
  language: string;
}

/** The clauses of one part as running text; once revealed, the words that moved many people are underlined. */
export function Story({ clauses, marks, answered, language }: Props) {
  const paragraphs: Clause[][] = [];
  for (const clause of clauses) {
    if (clause.paragraph || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)?.push(clause);
  }
  return (
    <div className={styles.story} lang={language}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph[0]?.id}>
          {paragraph.map((clause, i) => {
            const level = heat(marks?.[clause.id], answered);
            return (
              <Fragment key={clause.id}>
                {i > 0 && " "}
                {level ? (
                  <mark className={styles.mark} data-level={level}>
                    <Authored text={clause.text} />
                  </mark>
                ) : (
                  <Authored text={clause.text} />
                )}
              </Fragment>
            );
          })}
        </p>
      ))}
      <SecondParagraph of={clauses.map((clause) => clause.text)} />
    </div>
  );
}
