import { Fragment } from "react";
import styles from "@/activities/kinds/case/story.module.css";
import { SecondParagraph } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Clause } from "@/activities/kinds/case/view";
import { paragraphsOf } from "@/activities/shared/paragraphs";

/** The fewest people whose marks are drawn: a line under fewer people's words would tell of a person. */
const MIN_MARKERS = 3;

/** Strength of a clause's underline: 0 below a third of those who answered, 3 from two thirds on. */
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

export function Story({ clauses, marks, answered, language }: Props) {
  return (
    <div className={styles.story} lang={language}>
      {paragraphsOf(clauses).map((paragraph) => (
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
