import { binWords } from "@/activities/number/bin-words";
import styles from "@/activities/number/debrief.module.css";
import { Histogram } from "@/activities/number/histogram";
import { Figure } from "@/components/debrief/figure";
import { roundCaption } from "@/components/debrief/round-caption";
import type { Words } from "@/components/debrief/words";
import type { NumberDebrief } from "@/workshop/debrief/number-debrief";

/** The guesses of a room as a histogram, beside the true value with its date and the newer one. */
export function NumberDebriefed({ debrief, words }: { debrief: NumberDebrief; words: Words }) {
  const { t, number: write } = words;
  const { activity, rounds, last } = debrief;
  const beyond = (side: "above" | "below", value: string) => t(`guess.${side}`, { value });
  const truths = [
    ...(activity.truth ? [{ ...activity.truth, dated: activity.newer !== undefined }] : []),
    ...(activity.newer ? [{ ...activity.newer, dated: false }] : []),
  ];
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={reading(debrief, words)}
      how={t("guess.how")}
      expert={truths.length > 0}
      tables={rounds.map((r) => ({
        caption: roundCaption(words, r),
        head: [t("guess.guess"), t("people")],
        rows: r.numbers.bins.map((bin) => [binWords(bin, write, beyond), bin.count]),
      }))}
      after={
        truths.length > 0 && (
          <dl className={styles.truths} data-expert>
            {truths.map((v) => (
              <div key={v.date}>
                <dt>
                  {write(v.value)} {activity.unit}
                </dt>
                <dd>
                  {v.date}, {v.source} {v.dated && <span className={styles.dated}>{t("guess.dated")}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )
      }
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      <div className={styles.histogram}>
        <Histogram
          numbers={last.numbers}
          write={write}
          say={(what, count) => t("columnSaid", { what, count })}
          beyond={beyond}
        />
      </div>
    </Figure>
  );
}

function reading({ activity, last }: NumberDebrief, { t, number }: Words): string {
  const { answered, passed, missing, against, numbers } = last;
  const { middle } = numbers;
  const said = middle
    ? t("guess.median", { median: number(middle.median), q1: number(middle.q1), q3: number(middle.q3), unit: activity.unit ?? "" })
    : t("guess.few", { answered });
  const beside = against && activity.truth ? t("guess.against", { ...against, value: number(activity.truth.value), date: activity.truth.date }) : "";
  return [said, beside, t("heads", { answered, passed, missing })].filter(Boolean).join(" ");
}
