import type { BarTone } from "@/components/ui/bars";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/activities/kinds/quiz/split-bar.module.css";

export interface BarSegment {
  id: string;
  label: string;
  tone: BarTone;
  count: number;
  /** An expert accepts it. */
  accepted?: boolean;
}

/** Tones of choices that are no yes and no: first and last stand apart, what lies between is in the middle. */
export const toneAt = (index: number, total: number): BarTone =>
  total > 3 ? "plain" : index === 0 ? "yes" : index === total - 1 ? "no" : "unsure";

/** One item's answers as a bar cut into its choices, each named with its number of people below it. */
export function SplitBar({ pieces, lang }: { pieces: BarSegment[]; lang?: string }) {
  const total = pieces.reduce((sum, p) => sum + p.count, 0);
  return (
    <div className={styles.split}>
      <span className={styles.bar} data-empty={total === 0 || undefined} aria-hidden="true">
        {pieces.map((p) =>
          p.count ? <i key={p.id} data-tone={p.tone} style={{ flexGrow: p.count }} /> : null,
        )}
      </span>
      <ul className={styles.names}>
        {pieces.map((p) => (
          <li key={p.id} data-accepted={p.accepted || undefined}>
            <i data-tone={p.tone} aria-hidden="true" />
            {p.accepted && <span aria-hidden="true">✓ </span>}
            <AuthoredIn as="span" lang={lang}>
              {p.label}
            </AuthoredIn>{" "}
            <b>{p.count}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
