import type { ReactNode } from "react";
import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/activities/kinds/checklist/marks-table.module.css";

interface MarkRow {
  id: string;
  label: ReactNode;
  /** People, in the order of the columns; null while they may not be shown. */
  counts: number[] | null;
  /** The columns that the key accepts; none where it is not shown. */
  keys: readonly number[];
  /** Something more to say of the item. */
  note?: ReactNode;
}

interface Props {
  caption: string;
  /** Headings of the items, and of the columns. */
  head: { item: string; columns: string[] };
  rows: MarkRow[];
  /** Read out beside the sign of the key. */
  keySaid: string;
  lang?: string;
}

const tones = ["yes", "no", "unsure"] as const;

/** Items against marks: people in every cell, the larger the darker its bar, and a sign where the key stands. */
export function MarksTable({ caption, head, rows, keySaid, lang }: Props) {
  return (
    <table className={styles.table}>
      <caption className="quiet">{caption}</caption>
      <thead>
        <tr>
          {head.item ? <th scope="col">{head.item}</th> : <td />}
          {head.columns.map((column, i) => (
            <th key={column} scope="col" data-tone={tones[i]}>
              <i aria-hidden="true" />
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const people = row.counts?.reduce((a, b) => a + b, 0) ?? 0;
          return (
            <tr key={row.id}>
              <th scope="row">
                <AuthoredIn as="span" lang={lang}>
                  {row.label}
                </AuthoredIn>
                {row.note && <small>{row.note}</small>}
              </th>
              {head.columns.map((column, i) => {
                const count = row.counts?.[i] ?? null;
                return (
                  <td key={column} data-tone={tones[i]} data-key={row.keys.includes(i) || undefined}>
                    <span
                      className={styles.bar}
                      aria-hidden="true"
                      style={{ inlineSize: `${people === 0 ? 0 : (100 * (count ?? 0)) / people}%` }}
                    />
                    <b>{count}</b>
                    {row.keys.includes(i) && (
                      <span>
                        <span aria-hidden="true">✓</span>
                        <span className="quiet">{keySaid}</span>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
