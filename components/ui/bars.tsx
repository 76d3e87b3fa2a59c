import type { ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/bars.module.css";
import { letter } from "@/model/text/wording";

/** The fill of a bar: colour and pattern. */
export type BarTone = "yes" | "unsure" | "no" | "plain";

interface Bar {
  id: string;
  label: ReactNode;
  tone: BarTone;
  /** 0 to 100; null: nothing to show. */
  percent: number | null;
  /** Counts and percentages in words. */
  value: ReactNode;
}

interface Props {
  bars: Bar[];
  className?: string;
  lang?: string;
  letters?: boolean;
  /** Label above the bar rather than beside it. */
  over?: boolean;
}

/** Horizontal bars; screen readers get label and figures alone. */
export function Bars({ bars, className, lang, letters = true, over = false }: Props) {
  return (
    <ul
      className={[styles.bars, className].filter(Boolean).join(" ")}
      data-over={over || undefined}
      data-plain={!letters || undefined}
    >
      {bars.map((bar, i) => (
        <li key={bar.id} className={styles.row}>
          {letters && (
            <span className={styles.letter} data-tone={bar.tone} aria-hidden="true">
              {letter(i)}
            </span>
          )}
          <AuthoredIn as="span" className={styles.label} lang={lang}>
            {bar.label}
          </AuthoredIn>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.fill}
              data-tone={bar.tone}
              style={{ inlineSize: `${bar.percent ?? 0}%` }}
            />
          </span>
          <span className={styles.value}>{bar.value}</span>
        </li>
      ))}
    </ul>
  );
}
