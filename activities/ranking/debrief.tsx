import { RankingColumns } from "@/activities/ranking/columns";
import { Figure } from "@/components/debrief/figure";
import { roundCaption } from "@/components/debrief/round-caption";
import styles from "@/components/debrief/rows.module.css";
import type { Words } from "@/components/debrief/words";
import { Rows } from "@/components/ui/rows";
import type { RankingDebrief } from "@/workshop/debrief/ranking-debrief";

/** A ranking's last round: items by mean place, each with its places; earlier rounds in the table. */
export function RankingDebriefed({ debrief, words }: { debrief: RankingDebrief; words: Words }) {
  const { t, number } = words;
  const { activity, rounds, last } = debrief;
  return (
    <Figure
      words={words}
      title={activity.title}
      reading={reading(debrief, words)}
      how={t("ranking.how")}
      tables={rounds.map((r) => ({
        caption: roundCaption(words, r),
        head: [t("ranking.item"), t("ranking.mean"), ...r.rows[0]!.places.map((p) => t("ranking.place", { place: p.place })), t("ranking.none")],
        rows: r.rows.map((row) => [row.text, row.mean === null ? "–" : number(row.mean), ...row.places.map((p) => p.count), row.unplaced]),
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
          note: row.mean === null ? t("ranking.first", { first: row.first }) : t("ranking.both", { mean: number(row.mean), first: row.first }),
          drawing: <RankingColumns row={row} none={t("ranking.none")} say={(what, count) => t("columnSaid", { what, count })} />,
        }))}
      />
    </Figure>
  );
}

function reading({ last }: RankingDebrief, { t, number }: Words): string {
  const { answered, passed, missing, rows } = last;
  const heads = t("heads", { answered, passed, missing });
  const [best, next] = rows;
  const most = rows.reduce((a, b) => (b.first > a.first ? b : a));
  if (!best || best.mean === null) return `${t("ranking.few", { answered })} ${heads}`;
  const tie = next?.mean === best.mean;
  const said = tie
    ? t("ranking.tie", { mean: number(best.mean), item: best.text, other: next.text })
    : t("ranking.best", { item: best.text, mean: number(best.mean), of: rows.length });
  const others = rows.filter((r) => r.first === most.first).length;
  const first = others === 1 ? t(most === best ? "ranking.alsoFirst" : "ranking.mostFirst", { item: most.text, first: most.first }) : "";
  return [said, first, heads].filter(Boolean).join(" ");
}
