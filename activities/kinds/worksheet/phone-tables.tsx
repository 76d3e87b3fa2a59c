import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { MapComparison, ServicesComparison } from "@/model/worksheets/comparisons/comparison";

export function StepTable({ comparison: { steps }, t }: { comparison: MapComparison; t: Translate }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("compareStep")}</th>
          <th scope="col">{t("compareWhoDoes")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <AuthoredIn as="th" scope="row" text={step.text} />
            <td>
              {step.state === "nobody" && <strong className="lacks">{t("compareStepNobody")}</strong>}
              {step.state === "several" && (
                <strong className="lacks">{t("compareStepSeveral", { count: step.owners.length })}</strong>
              )}
              {step.owners.map(({ agency, groups }) => (
                <span key={agency} className="line" dir="auto">
                  {t("compareBy", { text: agency, count: groups.length })}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ServiceList({
  comparison: { rows, columns, empty, dilemmas },
  t,
}: {
  comparison: ServicesComparison;
  t: Translate;
}) {
  return (
    <>
      <p>
        <strong>
          {empty > 0 ? t("compareEmpty", { empty, all: rows.length * columns.length }) : t("compareFull")}
        </strong>
      </p>
      {rows.map((row) => (
        <section key={row.id}>
          <AuthoredIn as="h2" text={row.text} />
          <dl>
            {columns.map((column) => {
              const ticks =
                row.cells.find((c) => c.column === column.id)?.ticks.filter((tick) => tick.times > 0) ?? [];
              return (
                <div key={column.id}>
                  <AuthoredIn as="dt" text={column.text} />
                  {ticks.length === 0 && <dd className="lacks">{t("compareNobody")}</dd>}
                  {ticks.map((tick) => (
                    <dd key={tick.id} dir="auto">
                      {t("compareBy", { text: tick.text, count: tick.times })}
                    </dd>
                  ))}
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      {dilemmas.length > 0 && (
        <section>
          <h2>{t("compareDilemmas")}</h2>
          <ul>
            {dilemmas.map(({ id, text, times, dots }) => (
              <li key={id}>
                <span dir="auto">{text}</span>
                {(times > 1 || dots > 0) && (
                  <small>
                    {[
                      times > 1 && t("compareTimes", { count: times }),
                      dots > 0 && t("compareDots", { count: dots }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
