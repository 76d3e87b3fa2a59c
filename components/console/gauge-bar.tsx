import styles from "@/components/console/time-card.module.css";
import type { Gauge } from "@/workshop/session/agenda/clock";

/** The share of the time that is used up; decoration beside the words, which say the same. */
export function GaugeBar({ gauge }: { gauge: Gauge }) {
  const used = Math.min(1, Math.max(0, 1 - gauge.left / gauge.minutes));
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ inlineSize: `${Math.round(used * 100)}%` }} />
    </span>
  );
}
