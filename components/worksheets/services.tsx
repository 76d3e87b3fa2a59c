import { Fragment } from "react";
import styles from "@/components/worksheets/figures.module.css";
import { type Drawing, Title } from "@/components/worksheets/title";
import { Times } from "@/components/worksheets/measure";
import services from "@/components/worksheets/services.module.css";
import { Written } from "@/components/worksheets/written";
import { letter } from "@/model/text/wording";
import type { ServicesComparison } from "@/model/worksheets/comparisons/comparison";

type Props = { comparison: ServicesComparison } & Drawing;

/** Services by points in time, and the dilemmas that groups meet. */
export function ServicesFigure(props: Props) {
  return (
    <>
      <ServicesTable {...props} />
      {props.comparison.dilemmas.length > 0 && <Dilemmas {...props} />}
    </>
  );
}

/** Services by points in time: offers by letter and number; blank cells are named. */
function ServicesTable({ comparison, t, says }: Props) {
  const { columns, rows, empty } = comparison;
  const kinds = [...new Set(rows.flatMap((r) => r.cells.flatMap((c) => c.ticks.map((tick) => tick.text))))];
  const all = rows.length * columns.length;
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <p className={empty > 0 ? styles.word : undefined}>
          {empty > 0 ? t("services.empty", { empty, all }) : t("services.full")}
        </p>
        {kinds.length > 0 && (
          <ul className={styles.keys}>
            {kinds.map((kind, i) => (
              <li key={kind}>
                <b>{letter(i)}</b>
                {says(kind)}
              </li>
            ))}
          </ul>
        )}
        {kinds.length > 0 && (
          <p className={styles.muted} data-legend="">
            {t("services.legend")}
          </p>
        )}
      </div>
      <table className={`${styles.table} ${services.services}`}>
        <caption className="quiet">{t("services.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={services.head}>
              {t("services.service")}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {says(column.text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{says(row.text)}</th>
              {columns.map((column) => {
                const ticks =
                  row.cells.find((c) => c.column === column.id)?.ticks.filter((tick) => tick.times > 0) ?? [];
                return (
                  <td key={column.id} className={services.cell} data-level={ticks.length}>
                    {ticks.length === 0
                      ? t("services.nobody")
                      : ticks.map((tick, i) => (
                          <Fragment key={tick.id}>
                            {i > 0 && " · "}
                            <span className={services.tick}>
                              <b aria-hidden="true">{letter(kinds.indexOf(tick.text))}</b>
                              <span className="quiet">{tick.text}</span> {tick.times}
                            </span>
                          </Fragment>
                        ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The dilemmas, those with most dots first. */
function Dilemmas({ comparison, t, level }: Props) {
  const dilemmas = comparison.dilemmas.toSorted((a, b) => b.dots - a.dots);
  const most = Math.max(1, ...dilemmas.map((d) => d.dots));
  return (
    <section className={`${styles.part} ${services.second}`}>
      <Title level={level}>{t("services.dilemmas")}</Title>
      <ul className={services.dilemmas}>
        {dilemmas.map((dilemma) => (
          <li key={dilemma.id}>
            <span>
              <Written text={dilemma.text} black={t("black")} />
              <Times times={dilemma.times} t={t} />
            </span>
            {dilemma.dots > 0 && <b>{t("services.dots", { count: dilemma.dots })}</b>}
            <i aria-hidden="true" style={{ inlineSize: `${(100 * dilemma.dots) / most}%` }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
