import { Fragment } from "react";
import styles from "@/activities/case/debrief/clauses-figure.module.css";
import { Figure } from "@/components/debrief/figure";
import { levelOf } from "@/components/debrief/level";
import type { Words } from "@/components/debrief/words";
import type { PartDebrief } from "@/workshop/debrief/case-debrief";
import type { ClauseMark } from "@/workshop/debrief/marks";
import { clausesSentence } from "@/workshop/debrief/sentences";

/** One part of the story as a map of what moved people: ground and number tell how many tapped a clause. */
export function ClausesFigure({
  part,
  clauses,
  words,
}: {
  part: PartDebrief;
  clauses: ClauseMark[];
  words: Words;
}) {
  const { t } = words;
  const title = `${t("partNumber", { number: part.number })} · ${part.title}`;
  return (
    <Figure
      words={words}
      title={title}
      reading={words.say(clausesSentence(part))}
      tables={[
        {
          caption: title,
          head: [t("clauses.clause"), t("people")],
          rows: clauses.map((c) => [c.text, words.share(c.share)]),
        },
      ]}
    >
      <p className={styles.story} dir="auto">
        {clauses.map(({ id, text, paragraph, share }, i) => (
          <Fragment key={id}>
            {paragraph && i > 0 && <span className={styles.break} />}
            <span className={styles.clause} data-level={levelOf(share.count, share.of)}>
              {text}
              <span className={styles.count}>
                <span className="quiet"> (</span>
                {share.count}
                <span className="quiet"> {t("ofPeople", { of: share.of })}) </span>
              </span>
            </span>{" "}
          </Fragment>
        ))}
      </p>
    </Figure>
  );
}
