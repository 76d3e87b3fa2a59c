import { isPass } from "@/model/activity/pass";
import type { PhoneFaceProps } from "@/components/phone/face";
import { GridResults } from "@/components/phone/grid-results";
import { Question } from "@/components/phone/question";
import type { PhoneResultsProps } from "@/components/phone/results";
import { AuthoredIn } from "@/components/ui/authored";

export function TablePhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "table") return null;
  const { rows, columns, one } = asked.form;
  const cells = mine && !isPass(mine.body) && "cells" in mine.body ? mine.body.cells : {};
  return (
    <Question asked={asked} now={now} mine={mine} t={t} needsAny="cells.">
      <p className="hint">{t(one ? "tableHowOne" : "tableHow")}</p>
      {rows.map((row) =>
        one ? (
          <label key={row.id} className="text" data-item={`${row.text}:`}>
            <AuthoredIn as="span" text={row.text} />
            <select name={`cells.${row.id}`} defaultValue={cells[row.id]?.[0] ?? ""}>
              <option value="">{t("tableNone")}</option>
              {columns.map((c) => (
                <AuthoredIn as="option" key={c.id} value={c.id} text={c.text} />
              ))}
            </select>
          </label>
        ) : (
          <fieldset key={row.id} className="item row-of" data-item={`${row.text}:`}>
            <AuthoredIn as="legend" text={row.text} />
            <div className="chips">
              {columns.map((c) => (
                <label key={c.id} className="chip">
                  <input
                    type="checkbox"
                    name={`cells.${row.id}`}
                    value={c.id}
                    defaultChecked={cells[row.id]?.includes(c.id) ?? false}
                  />
                  <AuthoredIn as="span" text={c.text} />
                </label>
              ))}
            </div>
          </fieldset>
        ),
      )}
    </Question>
  );
}

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
