import type { PhoneFaceProps } from "@/components/phone/face";
import { Island } from "@/components/phone/island";
import { formId, fieldValue, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import { pointsRows, stepText } from "@/activities/kinds/points/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function PointsPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "points") return null;
  const { items, total, exact } = asked.form;
  const words = {
    left: t("pointsLeft", { count: "{count}" }),
    over: t("pointsOver", { count: "{count}" }),
    less: t("pointsLess", { item: "{item}" }),
    more: t("pointsMore", { item: "{item}" }),
  };
  return (
    <Question asked={asked} now={now} mine={mine} t={t}>
      <p className="hint">{t(exact ? "pointsHowExact" : "pointsHow", { total })}</p>
      <Island name="points" id={`points-${formId(asked)}`} words={words} data={{ "data-total": total }}>
        {items.map((item) => (
          <label key={item.id} className="each row">
            <AuthoredIn as="span" text={item.text} />
            <input
              type="number"
              inputMode="numeric"
              name={`given.${item.id}`}
              min={0}
              max={total}
              step={1}
              placeholder="0"
              defaultValue={fieldValue(mine, `given.${item.id}`)}
            />
          </label>
        ))}
      </Island>
    </Question>
  );
}

export function PointsPhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "points") return null;
  const counts = Object.fromEntries(results.options.map((o) => [o.id, o.count]));
  return (
    <ResultsFrame results={results} t={t}>
      {pointsRows(asked.form, { marks: results.marks, counts }).map((row) => (
        <article key={row.id}>
          <AuthoredIn as="h3" text={row.text} />
          <p className="state">
            {t("pointsSum", { sum: row.sum, percent: Math.round(row.percent) })}
            {row.middle &&
              ` · ${t("middle", { median: row.middle.median, q1: row.middle.q1, q3: row.middle.q3 })}`}
          </p>
          <PhoneColumns columns={row.steps.map((s) => ({ label: stepText(s), count: s.count }))} t={t} />
        </article>
      ))}
    </ResultsFrame>
  );
}
