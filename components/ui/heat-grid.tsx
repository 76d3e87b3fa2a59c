import { heatLevel } from "@/components/ui/heat-level";
import type { ReactNode } from "react";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import styles from "@/components/ui/heat-grid.module.css";

export interface HeatRow {
  id: string;
  head: ReactNode;
  /** A number for each column; null: none yet. */
  counts: readonly number[] | null;
  /** The total; larger shares have darker grounds. */
  of: number;
  /** Columns that an expert accepts. */
  accepted?: readonly string[];
  /** The text of the last column. */
  note?: ReactNode;
}

interface Props {
  /** For screen readers. */
  caption: string;
  /** Stands over the heads of the rows. */
  corner?: string;
  /** `short` false: the letter alone is drawn; screen readers get the text. */
  columns: { id: string; letter?: string; text: string; second?: ReactNode; short?: boolean }[];
  rows: HeatRow[];
  /** Head of the last column; without it there is none. */
  noteHead?: string;
  /** Words for a cell that an expert accepts. */
  expert: string;
  /** The language of authored texts. */
  lang?: string;
  className?: string;
}

/** Longer words do not fit over a column among several. */
const MAX_WORD_LENGTH = 10;

/** Counts of rows by columns as a table whose cells are shaded; accepted cells have a tick and a frame. */
export function HeatGrid({ caption, corner, columns, rows, noteHead, expert, lang, className }: Props) {
  const longWord = columns.some(
    (c) => c.short !== false && c.text.split(/\s/).some((word) => word.length > MAX_WORD_LENGTH),
  );
  return (
    <table
      data-long-word={longWord || undefined}
      className={[styles.grid, className].filter(Boolean).join(" ")}
    >
      <caption className="quiet">{caption}</caption>
      <thead>
        <tr>
          {corner ? <th scope="col">{corner}</th> : <td />}
          {columns.map((c) => (
            <AuthoredIn as="th" key={c.id} scope="col" lang={lang}>
              {c.letter && (
                <b aria-hidden="true">
                  <bdi>{c.letter}</bdi>
                </b>
              )}{" "}
              <span className={c.short === false ? "quiet" : undefined}>
                <Authored text={c.text} />
                {c.second}
              </span>
            </AuthoredIn>
          ))}
          {noteHead && (
            <th scope="col" className={styles.noteHead}>
              {noteHead}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <AuthoredIn as="th" scope="row" lang={lang}>
              {row.head}
            </AuthoredIn>
            {columns.map((c, i) => {
              const count = row.counts ? (row.counts[i] ?? 0) : null;
              return (
                <td key={c.id} data-level={count === null ? 0 : heatLevel(count, row.of)}>
                  {row.accepted?.includes(c.id) && (
                    <span className={styles.key} data-expert>
                      <span aria-hidden="true">✓</span>
                      <span className="quiet">{expert}: </span>
                    </span>
                  )}
                  {count}
                </td>
              );
            })}
            {noteHead && <td className={styles.note}>{row.note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
