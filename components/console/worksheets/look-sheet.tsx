"use client";
import { useTranslations } from "@/components/language/use-translations";
import {
  writersElsewhere,
  isBlank,
  type ReadField,
  readSheet,
  type CellContent,
} from "@/components/console/worksheets/look-read";
import styles from "@/components/console/worksheets/look.module.css";
import type { SheetShape } from "@/model/worksheets/content";
import type { LookMessage } from "@/workshop/protocol/worksheets";

/** The sheet with its present writers, to be read. */
export function LookSheet({ shape, look }: { shape: SheetShape; look: LookMessage }) {
  const t = useTranslations("console.work");
  const sections = readSheet(shape, look.content, look.writers);
  const others = writersElsewhere(sections, look.writers);
  return (
    <>
      {others.length > 0 && (
        <p className={styles.others}>
          <Writers writers={others} /> {t("elsewhere")}
        </p>
      )}
      {sections.map((section) => (
        <section key={section.key}>
          <h3 dir="auto">
            {section.nth === null ? section.title : t("nth", { title: section.title, number: section.nth })}
          </h3>
          <dl>
            {section.fields.map((field) => (
              <Field key={field.path} field={field} />
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Field({ field }: { field: ReadField }) {
  return (
    <div className={styles.field} data-writing={field.writers.length > 0 || undefined}>
      <dt dir="auto">
        {field.label} <Writers writers={field.writers} />
      </dt>
      <dd>{field.table ? <Table field={field} /> : <Text said={field.said} />}</dd>
    </div>
  );
}

function Text({ said }: { said: CellContent }) {
  const t = useTranslations("console.work");
  if (isBlank(said)) return <span className={styles.blank}>{t("blank")}</span>;
  if (said.points) return <span>{t("points", { value: said.points.value, of: said.points.of })}</span>;
  return (
    <>
      {said.lines.map((line, i) => (
        <p key={i} dir="auto">
          {line}
        </p>
      ))}
    </>
  );
}

function Table({ field }: { field: ReadField }) {
  const { columns, rows } = field.table!;
  const named = rows.some((r) => r.label !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard too.
    <section className={styles.wide} tabIndex={0} aria-label={field.label}>
      <table>
        <thead>
          <tr>
            {named && <td />}
            {columns.map((column, i) => (
              <th key={i} scope="col" dir="auto">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {named && (
                <th scope="row" dir="auto">
                  {row.label}
                </th>
              )}
              {row.cells.map((cell, i) => (
                <td key={i} data-writing={cell.writers.length > 0 || undefined}>
                  <Writers writers={cell.writers} />
                  {isBlank(cell) ? <span className={styles.blank}>–</span> : <Text said={cell} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Writers({ writers }: Pick<LookMessage, "writers">) {
  const t = useTranslations("console");
  if (writers.length === 0) return null;
  return (
    <span className={styles.writers}>
      {writers.map((w) => (
        <span key={w.id}>
          <i aria-hidden="true">✎</i>{" "}
          {t.rich("work.writes", { name: () => <bdi>{w.name || t("people.nameless")}</bdi> })}
        </span>
      ))}
    </span>
  );
}
