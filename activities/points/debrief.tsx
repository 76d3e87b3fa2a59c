import { PointsColumns } from "@/activities/points/columns";
import { stepText } from "@/activities/points/rows";
import { Figure } from "@/components/debrief/figure";
import { roundCaption } from "@/components/debrief/round-caption";
import styles from "@/components/debrief/rows.module.css";
import type { Words } from "@/components/debrief/words";
import { Rows } from "@/components/ui/rows";
import type { PointsDebrief } from "@/workshop/debrief/points-debrief";

/** Points to share out, last round: each item's points and how they are spread; earlier rounds in the table. */
export function PointsDebriefed({ debrief, words }: { debrief: PointsDebrief; words: Words }) {
  const { t, number } = words;
  const { activity, rounds, last } = debrief;
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={reading(debrief, words)}
      how={t("points.how")}
      tables={rounds.map((r) => ({
        caption: roundCaption(words, r),
        head: [t("points.item"), t("points.sum"), "%", t("points.median"), t("points.half"), ...r.rows[0]!.steps.map(stepText)],
        rows: r.rows.map((row) => [
          row.text,
          row.sum,
          Math.round(row.percent),
          row.middle ? number(row.middle.median) : "–",
          row.middle ? `${number(row.middle.q1)} – ${number(row.middle.q3)}` : "–",
          ...row.steps.map((s) => s.count),
        ]),
      }))}
    >
      <p className={styles.question} dir="auto">
        {activity.question}
      </p>
      <Rows
        className={styles.rows}
        rows={last.rows.map((row) => ({
          id: row.id,
          text: row.text,
          note: row.middle
            ? t("points.both", { sum: row.sum, percent: Math.round(row.percent), median: number(row.middle.median), q1: number(row.middle.q1), q3: number(row.middle.q3) })
            : t("points.bare", { sum: row.sum }),
          drawing: <PointsColumns row={row} say={(what, count) => t("columnSaid", { what, count })} />,
        }))}
      />
    </Figure>
  );
}

function reading({ last }: PointsDebrief, { t, number }: Words): string {
  const { answered, passed, missing, rows, few } = last;
  const [most] = rows;
  const said =
    few || !most?.middle
      ? t("points.few", { answered })
      : t("points.most", { item: most.text, percent: Math.round(most.percent), median: number(most.middle.median), none: most.none });
  return `${said} ${t("heads", { answered, passed, missing })}`;
}
