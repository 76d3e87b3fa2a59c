import styles from "@/components/ui/stairs.module.css";

export interface StairColumn {
  id: string;
  label: string;
  now?: boolean;
  /** Items found; null: nothing to show. */
  found: number | null;
  /** What the key has; null: not shown. */
  key: number | null;
  /** The column in words. */
  said: string;
}

/** Columns that grow with the items found; a dashed line at the height of the key. Read out column by column. */
export function Stairs({ columns, of, className }: { columns: StairColumn[]; of: number; className?: string }) {
  const height = (n: number) => `${of === 0 ? 0 : (100 * n) / of}%`;
  return (
    <ol className={[styles.stairs, className].filter(Boolean).join(" ")}>
      {columns.map((column) => (
        <li key={column.id} data-now={column.now || undefined}>
          <span className="quiet">{column.said}</span>
          <span className={styles.column} data-empty={column.found === null || undefined} aria-hidden="true">
            {column.found !== null && (
              <i style={{ blockSize: height(column.found) }}>
                <b>{column.found}</b>
              </i>
            )}
            {column.key !== null && (
              <em style={{ insetBlockEnd: height(column.key) }}>
                <b>✓ {column.key}</b>
              </em>
            )}
          </span>
          <span className={styles.label} aria-hidden="true">
            {column.label}
          </span>
        </li>
      ))}
    </ol>
  );
}
