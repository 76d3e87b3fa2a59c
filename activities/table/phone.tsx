/** A table on the phone, row by row: boxes to tick, or one choice for each row. No script is needed for either. */
import { isPass } from "@/activities/content";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { GridResults } from "@/components/phone/grid-results";
import { Question } from "@/components/phone/question";
import type { PhoneResultsProps } from "@/components/phone/results";
import { Authored } from "@/components/ui/authored";

export function TablePhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "table") return null;
  const { rows, columns, one } = asked.form;
  const cells = mine && !isPass(mine.body) && "cells" in mine.body ? mine.body.cells : {};
  return (
    <Question asked={asked} now={now} mine={mine} t={t} needsAny="cells.">
      <p className="how">{t(one ? "tableHowOne" : "tableHow")}</p>
      {rows.map((row) =>
        one ? (
          <label key={row.id} className="text" data-item={`${row.text}:`}>
            <span dir="auto">
              <Authored text={row.text} />
            </span>
            <select name={`cells.${row.id}`} defaultValue={cells[row.id]?.[0] ?? ""}>
              <option value="">{t("tableNone")}</option>
              {columns.map((c) => (
                <option key={c.id} value={c.id}>
                  {c.text}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <fieldset key={row.id} className="item row-of" data-item={`${row.text}:`}>
            <legend dir="auto">
              <Authored text={row.text} />
            </legend>
            <div className="chips">
              {columns.map((c) => (
                <label key={c.id} className="chip">
                  <input
                    type="checkbox"
                    name={`cells.${row.id}`}
                    value={c.id}
                    defaultChecked={cells[row.id]?.includes(c.id) ?? false}
                  />
                  <span dir="auto">
                    <Authored text={c.text} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ),
      )}
    </Question>
  );
}

/** What each row was given. */
export function TablePhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "table") return null;
  const { rows, columns, one } = asked.form;
  return (
    <GridResults
      items={rows}
      choices={columns}
      results={results}
      of={one ? "given" : "answered"}
      asked={asked}
      t={t}
    />
  );
}
