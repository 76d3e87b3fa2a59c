import { Figure } from "@/components/debrief/figure";
import styles from "@/activities/poll/debrief.module.css";
import type { Words } from "@/components/debrief/words";
import { OTHER } from "@/activities/poll/content";
import type { Bar } from "@/workshop/debrief/counts";
import type { PollDebrief } from "@/workshop/debrief/poll-debrief";
import { pollSentence } from "@/workshop/debrief/sentences";

/** A poll's last round as bars with their intervals; earlier rounds as a line above each, and in the table. */
export function PollDebriefed({ debrief, words }: { debrief: PollDebrief; words: Words }) {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  const text = (bar: Bar) => (bar.id === OTHER ? t("other") : bar.text);
  const sentence = pollSentence(debrief);
  const named = sentence.values.optionId === OTHER ? t("other") : sentence.values.option;
  const how = [activity.several && t("polls.several"), !last.few && t("polls.whisker")]
    .filter(Boolean)
    .join(" ");
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={words.say({
        ...sentence,
        values: named === undefined ? sentence.values : { ...sentence.values, option: named },
      })}
      how={how}
      tables={rounds.map((r) => ({
        caption: `${t("roundNumber", { number: r.round })} · ${t("answered")} ${r.answered} · ${t("passed")} ${r.passed} · ${t("missing")} ${r.missing}`,
        head: [t("polls.option"), t("people"), t("polls.percent"), t("polls.interval")],
        rows: r.bars.map((b) => [
          text(b),
          b.share.count,
          b.share.percent === null ? "–" : words.number(b.share.percent),
          b.share.low === null || b.share.high === null
            ? "–"
            : `${words.number(b.share.low)} – ${words.number(b.share.high)}`,
        ]),
      }))}
      after={
        last.others.length > 0 && (
          <div className={styles.others}>
            <h4>{t("polls.others")}</h4>
            <ul>
              {last.others.map((other, i) => (
                <li key={i} dir="auto">
                  {other}
                </li>
              ))}
            </ul>
          </div>
        )
      }
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      <ul className={styles.bars}>
        {last.bars.map((bar, i) => (
          <li key={bar.id}>
            <span dir="auto">{text(bar)}</span>
            <Drawn bar={bar} of={last.answered} before={rounds.slice(0, -1).map((r) => r.bars[i]!)} />
            <span className={styles.value}>{words.share(bar.share)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** The bar itself; its numbers stand beside it in words, so it is hidden from ears. */
function Drawn({ bar: { share }, of, before }: { bar: Bar; of: number; before: Bar[] }) {
  const { low, high } = share;
  const long = (count: number, n: number) => (n === 0 ? 0 : (100 * count) / n);
  return (
    <svg className={styles.svg} viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="24" className={styles.track} />
      <rect y="3" width={long(share.count, of)} height="18" className={styles.bar} />
      {before.map((b, i) => (
        <path key={i} d={`M0,1.5 H${long(b.share.count, b.share.of)}`} className={styles.before} />
      ))}
      {low !== null && high !== null && (
        <path d={`M${low},12 H${high} M${low},8 V16 M${high},8 V16`} className={styles.halo} />
      )}
      {low !== null && high !== null && (
        <path d={`M${low},12 H${high} M${low},8 V16 M${high},8 V16`} className={styles.whisker} />
      )}
    </svg>
  );
}
