import { ClausesFigure } from "@/activities/kinds/case/debrief/clauses-figure";
import { ElementsFigure } from "@/activities/kinds/case/debrief/elements-figure";
import { WrongTurnsFigure } from "@/activities/kinds/case/debrief/wrong-turns-figure";
import { roundsFigure, whatIfsFigure } from "@/activities/kinds/case/figures/parts";
import {
  secondFigure,
  stripFigure,
  surenessFigure,
  tippingFigure,
} from "@/activities/kinds/case/figures/story";
import styles from "@/components/debrief/debrief-page.module.css";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";
import { halfSentences } from "@/activities/kinds/case/sentences";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";

export function CaseDebriefed({ debrief, words }: { debrief: CaseDebrief; words: ReportWords }) {
  const { activity, parts } = debrief;
  const { t } = words;
  const asked = parts.filter((p) => p.whatIfs.length > 0);
  const unmarked = parts.filter((p) => p.clauses === null).map((p) => p.number);
  const rounds = roundsFigure(debrief, words);
  const second = secondFigure(debrief, words);
  const draw = (model: FigureModel) => <ModelFigure key={model.id} model={model} words={words} />;
  // The question stands above all figures of the case.
  const drawStrip = ({ question: _, ...model }: FigureModel) => draw(model);
  return (
    <>
      <h2 dir="auto">{activity.title}</h2>
      <p className={styles.lead}>
        <span dir="auto">“{activity.question}”</span> {halfSentences(debrief).map(words.say).join(" ")}
      </p>
      {drawStrip(stripFigure(debrief, words))}
      {draw(tippingFigure(debrief, words))}
      {debrief.band && <WrongTurnsFigure debrief={debrief} words={words} />}
      {activity.elements.length > 0 && <ElementsFigure debrief={debrief} words={words} />}
      {second && draw(second)}
      {activity.sureness && draw(surenessFigure(debrief, words))}
      {rounds && draw(rounds)}
      {asked.length > 0 && <h3 className={styles.group}>{t("figures.whatIfs")}</h3>}
      {asked.map((part) => draw(whatIfsFigure(debrief, part, words)))}
      {activity.marking && (
        <>
          <h3 className={styles.group}>{t("figures.clauses")}</h3>
          <p className={styles.lead}>{t("figures.clausesHow")}</p>
          {parts.map(
            (part) =>
              part.clauses && (
                <ClausesFigure
                  key={part.id}
                  debrief={debrief}
                  part={part}
                  clauses={part.clauses}
                  words={words}
                />
              ),
          )}
          {unmarked.length > 0 && (
            <p className={styles.lead}>
              {t("fewParts", {
                count: unmarked.length,
                parts: listed(unmarked, words.locale),
                few: MIN_REPORTABLE,
              })}
            </p>
          )}
        </>
      )}
    </>
  );
}
