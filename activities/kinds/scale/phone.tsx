/** A scale on the phone: a row of points for each statement, both ends named. */
import { type ScaleForm, pointsOf } from "@/activities/kinds/scale/view";
import { Ends } from "@/components/phone/ends";
import type { PhoneFaceProps } from "@/components/phone/face";
import { type MyAnswer, Question, heldIn } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";

export function ScalePhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <Question asked={asked} now={now} mine={mine} t={t}>
      <p className="how">{t(form.statements.length > 1 ? "scaleHow" : "scaleHowOne")}</p>
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
            <input type="radio" name={name} value={point} defaultChecked={heldIn(mine, name) === point} />
            <span>{point}</span>
          </label>
        ))}
      </div>
      <Ends id={`${name}-ends`} of={form} />
    </fieldset>
  );
}
