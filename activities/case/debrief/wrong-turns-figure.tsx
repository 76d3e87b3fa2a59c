import { whereSaid, wrongTurnsFigure } from "@/activities/case/figures/story";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/workshop/report/figure";
import type { Words } from "@/workshop/report/words";
import styles from "@/activities/case/debrief/wrong-turns-figure.module.css";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";

/** The four wrong turns: how many, at which part, and what each may mean. */
export function WrongTurnsFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { t } = words;
  const { wrongTurns, activity, people } = debrief;
  const model = wrongTurnsFigure(debrief, words);
  if (!wrongTurns) return <ModelFigure model={model} words={words} />;
  const answer = (tone: string) => activity.answers.find((a) => a.tone === tone)?.text ?? "";
  const said = { yes: answer("yes"), no: answer("no"), unsure: answer("unsure") };
  return (
    <ModelFigure model={withoutSwitch(model)} words={words}>
      <ul className={styles.turns}>
        {wrongTurns.turns.map((turn) => (
          <li key={turn.kind}>
            <p className={styles.count}>
              {turn.people === null ? (
                <span>{t("wrong.notReached")}</span>
              ) : (
                <>
                  <strong>{turn.people}</strong> {t("ofPeople", { of: people })}
                </>
              )}
            </p>
            <h4>{t(`wrong.${turn.kind}`, said)}</h4>
            {turn.parts.length > 0 && <p className={styles.where}>{whereSaid(turn, words)}</p>}
            <p dir="auto">{activity.wrongTurns[turn.kind]}</p>
            {turn.kind === "never" && wrongTurns.unsureAtEnd > 0 && (
              <p className={styles.where}>
                {t("wrong.unsureAtEnd", { count: wrongTurns.unsureAtEnd, ...said })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </ModelFigure>
  );
}

/** What each wrong turn may mean stands with its number here. */
const withoutSwitch = ({ expert: _, ...model }: FigureModel): FigureModel => model;
