import styles from "@/components/worksheets/figures.module.css";
import map from "@/components/worksheets/map.module.css";
import { Written } from "@/components/worksheets/written";
import type { Drawing } from "@/components/worksheets/title";
import { type CompareText, inWords } from "@/model/worksheets/wording";
import { letter } from "@/model/text/wording";
import type { MapComparison } from "@/model/worksheets/comparisons/comparison";

/** Agencies head the columns in words up to this number and length; beyond, letters with a list. */
const MAX_NAMED_COLUMNS = 6;
const MAX_NAME_LENGTH = 14;

/** Steps by agencies, with steps that none owns or several claim. */
export function MapFigure({ comparison, t, says }: { comparison: MapComparison } & Drawing) {
  const { agencies, steps } = comparison;
  const short = agencies.length <= MAX_NAMED_COLUMNS && agencies.every((a) => a.length <= MAX_NAME_LENGTH);
  return (
    <>
      {agencies.length === 0 && <p className={styles.muted}>{t("map.empty")}</p>}
      {!short && (
        <ol className={styles.keys}>
          {agencies.map((agency, i) => (
            <li key={agency}>
              <b>{letter(i)}</b>
              <Written text={agency} black={t("black")} />
            </li>
          ))}
        </ol>
      )}
      <table className={`${styles.table} ${map.map}`}>
        <caption className="quiet">{t("map.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={map.step}>
              {t("map.step")}
            </th>
            {agencies.map((agency, i) => (
              <th key={agency} scope="col" className={map.agency}>
                {short ? (
                  <Written text={agency} black={t("black")} />
                ) : (
                  <>
                    <span aria-hidden="true">{letter(i)}</span>
                    <span className="quiet">{inWords(agency, t)}</span>
                  </>
                )}
              </th>
            ))}
            <th scope="col" className={map.state}>
              {t("map.state")}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id} data-state={step.state}>
              <th scope="row">{says(step.text)}</th>
              {agencies.map((agency) => (
                <Cell
                  key={agency}
                  times={step.owners.find((o) => o.agency === agency)?.groups.length ?? 0}
                  t={t}
                />
              ))}
              <td className={step.state === "one" ? styles.muted : styles.word}>
                {t(`map.${step.state}`, { count: step.owners.length })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.muted} data-legend="">
        {t("map.legend")}
      </p>
    </>
  );
}

function Cell({ times, t }: { times: number; t: CompareText }) {
  return (
    <td className={map.cell} data-filled={times > 0 || undefined}>
      {times > 0 ? times : <span className="quiet">{t("map.none")}</span>}
    </td>
  );
}
