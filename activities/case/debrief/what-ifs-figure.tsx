import { Figure } from "@/components/debrief/figure";
import { StackedBar } from "@/components/debrief/stacked-bar";
import styles from "@/components/debrief/stacked-bar.module.css";
import { Legend } from "@/components/debrief/tones";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief, PartDebrief } from "@/workshop/debrief/case-debrief";
import { whatIfSentence } from "@/workshop/debrief/sentences";

/** The what-ifs of one part, each beside the part as it was told. */
export function WhatIfsFigure({
  debrief,
  part,
  words,
}: {
  debrief: CaseDebrief;
  part: PartDebrief;
  words: Words;
}) {
  const { t } = words;
  const { activity } = debrief;
  const id = `if-${activity.id}-${part.id}`;
  const itself = t("whatIf.itself", { number: part.number });
  return (
    <Figure
      words={words}
      title={`${t("partNumber", { number: part.number })} · ${part.title}`}
      reading={words.say(whatIfSentence(activity, part, part.whatIfs[0]!))}
      how={t("figures.whatIfsHow")}
      expert
      tables={[
        {
          caption: t("figures.whatIfs"),
          head: [
            t("polls.option"),
            ...activity.answers.map((a) => a.text),
            t("answered"),
            t("passed"),
            t("missing"),
          ],
          rows: [{ title: itself, counts: part.counts }, ...part.whatIfs].map(({ title, counts }) => [
            title,
            ...counts.bars.map((b) => words.share(b.share)),
            counts.answered,
            counts.passed,
            counts.missing,
          ]),
        },
      ]}
    >
      <Legend id={id} items={activity.answers.map((a) => ({ look: a.tone, text: a.text }))} />
      {part.whatIfs.map((w, i) => (
        <div key={w.id} className={styles.block}>
          <h4 dir="auto">{w.title}</h4>
          <p className={styles.fact} dir="auto">
            {w.fact}
          </p>
          <div className={styles.rows}>
            <p>
              {itself}{" "}
              <small>
                {t("answered")}: {part.counts.answered}
              </small>
            </p>
            <StackedBar id={`${id}-${i}-told`} title={itself} counts={part.counts} />
            <p dir="auto">
              {w.title}{" "}
              <small>
                {t("answered")}: {w.counts.answered}
              </small>
            </p>
            <StackedBar id={`${id}-${i}-if`} title={w.title} counts={w.counts} />
          </div>
          {i > 0 && <p className={styles.says}>{words.say(whatIfSentence(activity, part, w))}</p>}
          <p className={styles.reason} data-expert dir="auto">
            {t("whatIf.key", { reason: w.reason })}
          </p>
        </div>
      ))}
    </Figure>
  );
}
