import { Fragment } from "react";
import { clausesFigure } from "@/activities/kinds/case/figures/parts";
import { ModelFigure } from "@/components/debrief/model-figure";
import { heatLevel } from "@/components/ui/heat-level";
import styles from "@/components/ui/marked-text.module.css";
import type { ReportWords } from "@/model/figures/report-words";
import type { CaseDebrief, PartDebrief } from "@/activities/kinds/case/debrief-data";
import type { ClauseMark } from "@/activities/kinds/case/analysis/marks";

/** One part of the story as a map: ground and number tell how many tapped a clause. */
export function ClausesFigure({
  debrief,
  part,
  clauses,
  words,
}: {
  debrief: CaseDebrief;
  part: PartDebrief;
  clauses: ClauseMark[];
  words: ReportWords;
}) {
  const { t } = words;
  return (
    <ModelFigure model={clausesFigure(debrief, part, clauses, words)} words={words} how="">
      <p className={styles.text} dir="auto">
        {clauses.map(({ id, text, paragraph, share }, i) => (
          <Fragment key={id}>
            {paragraph && i > 0 && <span className={styles.break} />}
            <span className={styles.clause} data-level={heatLevel(share.count, share.of)}>
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
    </ModelFigure>
  );
}
