import { answerOf } from "@/activities/kinds/case/sentences";
import { whereSaid, wrongTurnNamed, wrongTurnsFigure } from "@/activities/kinds/case/figures/story";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import styles from "@/activities/kinds/case/debrief/wrong-turns-figure.module.css";
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";

export function WrongTurnsFigure({ debrief, words }: { debrief: CaseDebrief; words: ReportWords }) {
  const { t } = words;
  const { wrongTurns, activity, followed } = debrief;
  const model = wrongTurnsFigure(debrief, words);
  if (!wrongTurns) return <ModelFigure model={model} words={words} />;
  return (
    <ModelFigure model={withoutSwitch(model)} words={words} how="">
      <ul className={styles.turns}>
        {wrongTurns.turns.map((turn) => (
          <li key={turn.kind}>
            <p className={styles.count}>
              {turn.people === null ? (
                <span>{t("wrong.notReached")}</span>
              ) : (
                <>
                  <strong>{turn.people}</strong> {t("ofPeople", { of: followed })}
                </>
              )}
            </p>
            <h4>{wrongTurnNamed(debrief, turn, words)}</h4>
            {turn.parts.length > 0 && <p className={styles.where}>{whereSaid(turn, words)}</p>}
            {activity.wrongTurns?.[turn.kind] && <p dir="auto">{activity.wrongTurns[turn.kind]}</p>}
            {turn.kind === "never" && wrongTurns.unsureAtEnd > 0 && (
              <p className={styles.where}>
                {t("wrong.unsureAtEnd", {
                  count: wrongTurns.unsureAtEnd,
                  unsure: answerOf(debrief, "unsure"),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </ModelFigure>
  );
}

/** Each meaning stands with its number here, in place of a switch. */
const withoutSwitch = ({ expert: _, ...model }: FigureModel): FigureModel => model;
