import { AuthoredIn } from "@/components/ui/authored";
import styles from "@/activities/kinds/form/points-table.module.css";

interface PointsRow {
  id: string;
  text: string;
  /** People at each point, from the lowest to the highest. */
  counts: number[];
  /** The middle answer; null where too few answered. */
  median: number | null;
}

/** The shade of a full cell: the number on it must keep a contrast of 4.5 to 1. */
const MAX_SHADE = 0.64;

interface Props {
  caption: string;
  ends: { low: string; high: string };
  /** Heading of a row's people, and the name of the middle answer. */
  words: { people: string; median: string };
  rows: PointsRow[];
  lang?: string;
}

/** Many statements on one scale: people in every cell, the more the darker, a frame around the middle. */
export function PointsTable({ caption, ends, words, rows, lang }: Props) {
  const points = rows[0]?.counts.length ?? 0;
  return (
    <table className={styles.table}>
      <caption className="quiet">{caption}</caption>
      <thead>
        <tr>
          <td />
          {Array.from({ length: points }, (_, i) => (
            <th key={i} scope="col">
              {i + 1}
              {(i === 0 || i === points - 1) && <small lang={lang}>{i === 0 ? ends.low : ends.high}</small>}
            </th>
          ))}
          <th scope="col" className={styles.people}>
            {words.people}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const people = row.counts.reduce((a, b) => a + b, 0);
          return (
            <tr key={row.id}>
              <AuthoredIn as="th" scope="row" lang={lang}>
                {row.text}
              </AuthoredIn>
              {row.counts.map((count, i) => {
                const middle =
                  row.median !== null &&
                  (row.median === i + 1 || row.median === i + 0.5 || row.median === i + 1.5);
                return (
                  <td key={i} data-middle={middle || undefined}>
                    <span
                      className={styles.ground}
                      aria-hidden="true"
                      style={{ opacity: people === 0 ? 0 : (MAX_SHADE * count) / people }}
                    />
                    <b>{count}</b>
                    {middle && <span className="quiet">{words.median}</span>}
                  </td>
                );
              })}
              <td className={styles.people}>{people}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
