import styles from "@/components/debrief/data-table.module.css";

/** Rows of a figure. The first cell of a row names it; numbers are set flush right. */
export interface Table {
  caption: string;
  head: string[];
  rows: (string | number)[][];
}

export function DataTable({ table: { caption, head, rows } }: { table: Table }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption dir="auto">{caption}</caption>
        <thead>
          <tr>
            {head.map((h, i) => (h ? <th key={i} scope="col">{h}</th> : <td key={i} />))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row" dir="auto">
                    {cell}
                  </th>
                ) : (
                  <td key={j} data-number={typeof cell === "number" || undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
