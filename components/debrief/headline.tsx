import styles from "@/components/debrief/headline.module.css";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import type { Debrief } from "@/workshop/debrief/debrief";

/** The figures that open the debrief: who was here, and how the first case went. */
export function Headline({ debrief, words }: { debrief: Debrief; words: Words }) {
  const { t } = words;
  const story = debrief.sessions.flatMap((s) => s.activities).find((a) => a.kind === "case");
  return (
    <dl className={styles.stats}>
      <Stat value={String(debrief.people)} text={t("stats.people")} />
      <Stat value={String(debrief.answeredOnce)} text={t("stats.once", { people: debrief.people })} />
      {story && <StoryStats story={story} words={words} />}
    </dl>
  );
}

function StoryStats({
  story: { activity, parts, half, band, largest, tipping, people },
  words: { t },
}: {
  story: CaseDebrief;
  words: Words;
}) {
  const yes = activity.answers.find((a) => a.tone === "yes")?.text ?? "";
  const expert = { ...band, same: band.from === band.to ? "yes" : "no", yes };
  return (
    <>
      {parts.some((p) => !p.counts.few) && (
        <Stat
          value={half ? t("partNumber", { number: half.number }) : "–"}
          text={t(half ? "stats.half" : "stats.halfNone", expert)}
        />
      )}
      {largest && (
        <Stat
          value={String(largest.changed)}
          text={t("stats.jump", { from: largest.from, to: largest.to, both: largest.both })}
        />
      )}
      {tipping && (
        <Stat
          value={String(tipping.reversals.people)}
          text={t("stats.reversals", { count: tipping.reversals.people, people, yes })}
        />
      )}
    </>
  );
}

function Stat({ value, text }: { value: string; text: string }) {
  return (
    <div>
      <dt>{text}</dt>
      <dd>{value}</dd>
    </div>
  );
}
