import type { CSSProperties, ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/columns.module.css";

interface Column {
  id: string;
  /** Empty where an axis names the column. */
  label: string;
  count: number;
  /** The column in words, for screen readers. */
  said: string;
  /** An open end of the scale. */
  open?: boolean;
}

/** The middle half and the median as positions along the columns, 0 at the start to 1 at the end. */
interface Middle {
  from: number;
  at: number;
  to: number;
}

interface Props {
  columns: Column[];
  /** The meaning of the first and the last column. */
  ends?: { low: ReactNode; high: ReactNode };
  middle?: Middle | null;
  /** Numbers at edges between columns, by position from 0 to 1. */
  axis?: { at: number; text: string }[];
  /** The highest count of all figures with the same scale. */
  most?: number;
  lang?: string;
  className?: string;
}

/** Counts as upright columns with their number on top, in the writing direction; read out as a list. */
export function Columns({ columns, ends, middle, axis, most = 1, lang, className }: Props) {
  const highest = Math.max(1, most, ...columns.map((c) => c.count));
  const place = (position: number): CSSProperties => ({ insetInlineStart: `${100 * position}%` });
  return (
    <div className={[styles.frame, className].filter(Boolean).join(" ")}>
      <ol className={styles.columns}>
        {columns.map((c) => (
          <li key={c.id} data-open={c.open || undefined}>
            <span className="quiet">{c.said}</span>
            <span className={styles.column} aria-hidden="true">
              <b data-none={c.count === 0 || undefined}>{c.count}</b>
              <i style={{ blockSize: `${(100 * c.count) / highest}%` }} />
            </span>
            {c.label && (
              <span className={styles.label} aria-hidden="true">
                {c.label}
              </span>
            )}
          </li>
        ))}
      </ol>
      {axis && (
        <p className={styles.axis} aria-hidden="true">
          {axis.map(({ at, text }) => (
            <span key={at} style={place(at)}>
              {text}
            </span>
          ))}
        </p>
      )}
      {middle && (
        <p className={styles.middle} aria-hidden="true">
          <i style={{ ...place(middle.from), inlineSize: `${100 * (middle.to - middle.from)}%` }} />
          <b style={place(middle.at)} />
        </p>
      )}
      {ends && (
        <p className={styles.ends} lang={lang}>
          <AuthoredIn as="span">{ends.low}</AuthoredIn>
          <AuthoredIn as="span">{ends.high}</AuthoredIn>
        </p>
      )}
    </div>
  );
}
