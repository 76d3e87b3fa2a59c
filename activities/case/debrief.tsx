import { ClausesFigure } from "@/activities/case/debrief/clauses-figure";
import { ElementsFigure } from "@/activities/case/debrief/elements-figure";
import { RoundsFigure } from "@/activities/case/debrief/rounds-figure";
import { StripFigure } from "@/activities/case/debrief/strip-figure";
import styles from "@/components/debrief/debrief-page.module.css";
import { SurenessFigure } from "@/activities/case/debrief/sureness-figure";
import { TippingFigure } from "@/activities/case/debrief/tipping-figure";
import { WhatIfsFigure } from "@/activities/case/debrief/what-ifs-figure";
import type { Words } from "@/components/debrief/words";
import { WrongTurnsFigure } from "@/activities/case/debrief/wrong-turns-figure";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import { halfSentence } from "@/workshop/debrief/sentences";
import { FEW } from "@/workshop/debrief/share";

/** Everything about one case, from the whole story to its single clauses. */
export function CaseDebriefed({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { activity, parts } = debrief;
  const { t } = words;
  const asked = parts.filter((p) => p.whatIfs.length > 0);
  const unmarked = parts.filter((p) => p.clauses === null).map((p) => p.number);
  return (
    <>
      <h2 dir="auto">{activity.title}</h2>
      <p className={styles.lead}>
        <span dir="auto">“{activity.question}”</span> {words.say(halfSentence(debrief))}
      </p>
      <StripFigure debrief={debrief} words={words} />
      <TippingFigure debrief={debrief} words={words} />
      <WrongTurnsFigure debrief={debrief} words={words} />
      {activity.elements.length > 0 && <ElementsFigure debrief={debrief} words={words} />}
      {activity.sureness && <SurenessFigure debrief={debrief} words={words} />}
      <RoundsFigure debrief={debrief} words={words} />
      {asked.length > 0 && <h3 className={styles.group}>{t("figures.whatIfs")}</h3>}
      {asked.map((part) => (
        <WhatIfsFigure key={part.id} debrief={debrief} part={part} words={words} />
      ))}
      {activity.marking && (
        <>
          <h3 className={styles.group}>{t("figures.clauses")}</h3>
          <p className={styles.lead}>{t("figures.clausesHow")}</p>
          {parts.map(
            (part) =>
              part.clauses && (
                <ClausesFigure key={part.id} part={part} clauses={part.clauses} words={words} />
              ),
          )}
          {unmarked.length > 0 && (
            <p className={styles.lead}>
              {t("fewParts", { count: unmarked.length, parts: unmarked.join(", "), few: FEW })}
            </p>
          )}
        </>
      )}
    </>
  );
}
