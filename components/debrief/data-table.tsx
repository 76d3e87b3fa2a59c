import styles from "@/components/debrief/data-table.module.css";
import type { Table } from "@/model/figures/figure";

/** True for a cell that is read rather than compared, as it begins with a letter. */
const isText = (cell: string | number | undefined): boolean =>
  typeof cell === "string" && /^[\u2066-\u2069\u200e\u200f“«"(]*\p{L}/u.test(cell);

/** Letters tell the direction of a text; a range of numbers has that of the page. */
const directionOf = (cell: string | number | undefined): "auto" | undefined =>
  /\p{L}/u.test(String(cell)) ? "auto" : undefined;

/** Columns of numbers are set flush right, columns of words where reading begins. */
export function DataTable({ table: { caption, head, rows } }: { table: Table }) {
  const texts = head.map((_, i) => rows.some((row) => isText(row[i])));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling areas must be reached by the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      <table className={styles.table}>
        <caption dir="auto">{caption}</caption>
        <thead>
          <tr>
            {head.map((h, i) =>
              h ? (
                <th key={i} scope="col" data-text={texts[i] || undefined}>
                  {h}
                </th>
              ) : (
                <td key={i} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row" dir={directionOf(cell)}>
                    {cell}
                  </th>
                ) : (
                  <td key={j} data-text={texts[j] || undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
