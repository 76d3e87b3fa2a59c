import { ScaleColumns } from "@/activities/scale/columns";
import { Figure } from "@/components/debrief/figure";
import { roundCaption } from "@/components/debrief/round-caption";
import styles from "@/components/debrief/rows.module.css";
import type { Words } from "@/components/debrief/words";
import { Rows } from "@/components/ui/rows";
import type { ScaleDebrief } from "@/workshop/debrief/scale-debrief";

/** A scale's last round: the distribution of each statement, with its median and middle half; earlier rounds in the table. */
export function ScaleDebriefed({ debrief, words }: { debrief: ScaleDebrief; words: Words }) {
  const { t, number } = words;
  const { activity, rounds, last } = debrief;
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={reading(debrief, words)}
      how={t("scale.how")}
      tables={rounds.map((r) => ({
        caption: roundCaption(words, r),
        head: [t("scale.statement"), t("people"), t("scale.median"), t("scale.half"), ...r.rows[0]!.points.map((p) => p.point)],
        rows: r.rows.map((row) => [
          row.text,
          row.people,
          row.middle ? number(row.middle.median) : "–",
          row.middle ? `${number(row.middle.q1)} – ${number(row.middle.q3)}` : "–",
          ...row.points.map((p) => p.count),
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
            ? t("scale.middle", { median: number(row.middle.median), q1: number(row.middle.q1), q3: number(row.middle.q3), people: row.people })
            : t("scale.judged", { people: row.people }),
          drawing: <ScaleColumns row={row} ends={activity} say={(what, count) => t("columnSaid", { what, count })} />,
        }))}
      />
    </Figure>
  );
}

function reading({ activity, last, highest, lowest, widest }: ScaleDebrief, { t, number }: Words): string {
  const { answered, passed, missing } = last;
  const only = last.rows.length === 1 ? last.rows[0]!.middle : null;
  const said = last.few
    ? t("scale.few", { answered })
    : only
      ? t("scale.one", { median: number(only.median), points: activity.points, q1: number(only.q1), q3: number(only.q3) })
      : [
          highest && t("scale.highest", { statement: highest.text, median: number(highest.middle!.median), points: activity.points }),
          lowest && t("scale.lowest", { statement: lowest.text, median: number(lowest.middle!.median) }),
          widest && t("scale.widest", { statement: widest.text, q1: number(widest.middle!.q1), q3: number(widest.middle!.q3) }),
        ]
          .filter(Boolean)
          .join(" ") || t("scale.alike");
  return `${said} ${t("heads", { answered, passed, missing })}`;
}
