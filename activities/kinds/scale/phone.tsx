import { pointsOf, type ScaleForm } from "@/activities/kinds/scale/view";
import { Ends } from "@/components/phone/scale-end-labels";
import type { PhoneFaceProps } from "@/components/phone/face";
import { fieldValue, type MyAnswer, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import { scaleRows } from "@/activities/kinds/scale/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function ScalePhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <Question asked={asked} now={now} mine={mine} t={t}>
      <p className="hint">{t(form.statements.length > 1 ? "scaleHow" : "scaleHowOne")}</p>
      {form.statements.map((s) => (
        <Statement key={s.id} form={form} statement={s} mine={mine} />
      ))}
    </Question>
  );
}

function Statement({
  form,
  statement,
  mine,
}: {
  form: ScaleForm;
  statement: { id: string; text: string };
  mine: MyAnswer;
}) {
  const name = `values.${statement.id}`;
  return (
    <fieldset className="each scale" aria-describedby={`${name}-ends`}>
      <AuthoredIn as="legend" text={statement.text} />
      <div className="points">
        {pointsOf(form.points).map((point) => (
          <label key={point}>
            <input type="radio" name={name} value={point} defaultChecked={fieldValue(mine, name) === point} />
            <span>{point}</span>
          </label>
        ))}
      </div>
      <Ends id={`${name}-ends`} scale={form} />
    </fieldset>
  );
}

export function ScalePhoneResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <ResultsFrame results={results} t={t}>
      {scaleRows(form, results.marks).map((row) => (
        <article key={row.id}>
          <AuthoredIn as="h3" text={row.text} />
          <PhoneColumns
            columns={row.points.map((p) => ({ label: p.point, count: p.count }))}
            ends={form}
            t={t}
          />
          {row.middle && (
            <p className="state">
              {t("middle", { median: row.middle.median, q1: row.middle.q1, q3: row.middle.q3 })}
            </p>
          )}
        </article>
      ))}
    </ResultsFrame>
  );
}
