import styles from "@/components/debrief/headline.module.css";
import type { Stat } from "@/workshop/debrief/report/report";

/** The numbers that open a report. */
export function StatsRow({ stats }: { stats: Stat[] }) {
  return (
    <dl className={styles.stats}>
      {stats.map(({ value, text }) => (
        <div key={text}>
          <dt>{text}</dt>
          <dd>
            <bdi dir="auto">{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
