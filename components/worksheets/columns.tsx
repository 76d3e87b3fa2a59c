import type { ReactNode } from "react";
import styles from "@/components/worksheets/columns.module.css";

interface Column {
  id: string;
  head: ReactNode;
  /** Top to bottom, one to a row. */
  cards: { id: string; card: ReactNode }[];
  /** Stands in place of cards. */
  nothing?: ReactNode;
  /** An empty column, which is the finding. */
  blank?: boolean;
  foot?: ReactNode;
}

/** Cards in columns, as a table whose heads stand again on a further page. */
export function Columns({ columns }: { columns: Column[] }) {
  const rows = Math.max(1, ...columns.map((c) => c.cards.length));
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c.id} scope="col" data-blank={c.blank || undefined}>
              {c.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {columns.map((c) => (
              <td key={c.id}>{c.cards[row]?.card ?? (row === 0 ? c.nothing : null)}</td>
            ))}
          </tr>
        ))}
        {columns.some((c) => c.foot) && (
          <tr>
            {columns.map((c) => (
              <td key={c.id}>{c.foot}</td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
