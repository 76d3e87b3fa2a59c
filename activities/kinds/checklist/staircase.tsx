import styles from "@/activities/kinds/checklist/staircase.module.css";

interface StairColumn {
  id: string;
  label: string;
  now?: boolean;
  /** Items found; null: nothing to show. */
  found: number | null;
  /** Items in the key; null: not shown. */
  key: number | null;
  /** The column in words. */
  said: string;
}

/** Columns that grow with the items found, each with the key's own beside it. Read out column by column. */
export function Stairs({
  columns,
  of,
  className,
}: {
  columns: StairColumn[];
  of: number;
  className?: string;
}) {
  const height = (n: number) => `${of === 0 ? 0 : (100 * n) / of}%`;
  const keyed = columns.some((c) => c.key !== null);
  return (
    <ol className={[styles.stairs, className].filter(Boolean).join(" ")}>
      {columns.map((column) => (
        <li key={column.id} data-now={column.now || undefined}>
          <span className="quiet">{column.said}</span>
          <span className={styles.column} data-empty={column.found === null || undefined} aria-hidden="true">
            <i>
              {column.found !== null && (
                <>
                  <b>{column.found}</b>
                  <span style={{ blockSize: height(column.found) }} />
                </>
              )}
            </i>
            {keyed && (
              <i data-key>
                {column.key !== null && (
                  <>
                    <b>{column.key}</b>
                    <span style={{ blockSize: height(column.key) }} />
                  </>
                )}
              </i>
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

export function StairsLegend({ found, inKey }: { found: string; inKey: string }) {
  return (
    <p className={styles.legend}>
      <span>
        <i aria-hidden="true" /> {found}
      </span>
      <span>
        <i aria-hidden="true" data-key /> {inKey}
      </span>
    </p>
  );
}
