import type { ReactNode } from "react";
import { DataTable } from "@/components/debrief/data-table";
import styles from "@/components/debrief/figure.module.css";
import { Unbroken } from "@/components/ui/unbroken";
import type { Table } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  words: ReportWords;
  /** An anchor in the page. */
  id?: string;
  title: string;
  /** The finding in one sentence. */
  reading: string;
  /** Explains the drawing. */
  how?: ReactNode;
  tables: Table[];
  /** Offers a switch, without a script, that hides everything marked `data-expert` inside. */
  expert?: boolean;
  /** Stands after the drawing. */
  after?: ReactNode;
  children: ReactNode;
}

/** One figure of the debrief: title, reading, drawing, and its numbers in a table. It prints on one page. */
export function Figure({ words, id, title, reading, how, tables, expert, after, children }: Props) {
  return (
    <section className={styles.figure} id={id}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h3 dir="auto">
            <Unbroken text={title} />
          </h3>
          {expert && (
            <label className="row hint">
              <input type="checkbox" defaultChecked data-switch="expert" />
              {words.t("expert")}
            </label>
          )}
        </header>
        <p className={styles.reading} dir="auto">
          <Unbroken text={reading} />
        </p>
        <div className={styles.drawing}>{children}</div>
        {after}
        {how && <div className="hint">{how}</div>}
      </div>
      {tables.length > 0 && (
        <details className={styles.numbers}>
          <summary>{words.t("table")}</summary>
          {tables.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </details>
      )}
    </section>
  );
}
