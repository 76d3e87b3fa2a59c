import type { CSSProperties, ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/columns.module.css";

interface Column {
  id: string;
  /** Under the column; empty where an axis names it. */
  label: string;
  count: number;
  /** The column in words, for those who do not see it. */
  said: string;
  /** An open end of the scale: everything beyond. */
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
  /** What the first and the last column mean. */
  ends?: { low: ReactNode; high: ReactNode };
  middle?: Middle | null;
  /** Numbers at edges between columns, by position from 0 to 1. */
  axis?: { at: number; text: string }[];
  /** The highest count of all columns that are compared; of these by default. */
  most?: number;
  lang?: string;
  className?: string;
}

/**
 * How many people stand where, as upright columns with their number on top. Read out as a list; follows the
 * writing direction.
 */
export function Columns({ columns, ends, middle, axis, most: given, lang, className }: Props) {
  const most = Math.max(1, given ?? 0, ...columns.map((c) => c.count));
  const place = (at: number): CSSProperties => ({ insetInlineStart: `${100 * at}%` });
  return (
    <div className={[styles.frame, className].filter(Boolean).join(" ")}>
      <ol className={styles.columns}>
        {columns.map((c) => (
          <li key={c.id} data-open={c.open || undefined}>
            <span className="quiet">{c.said}</span>
            <span className={styles.column} aria-hidden="true">
              <b data-none={c.count === 0 || undefined}>{c.count}</b>
              <i style={{ blockSize: `${(100 * c.count) / most}%` }} />
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
