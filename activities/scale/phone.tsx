/** A scale on the phone: a row of points for each statement, both ends named. */
import type { PhoneFaceProps } from "@/activities/phone-face";
import { pointsOf } from "@/activities/scale/rules";
import type { ScaleForm } from "@/activities/scale/view";
import { heldIn, type MyAnswer, Question } from "@/components/phone/question";
import { Authored } from "@/components/ui/authored";

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
      <legend dir="auto">
        <Authored text={statement.text} />
      </legend>
      <div className="points">
        {pointsOf(form.points).map((point) => (
          <label key={point}>
            <input type="radio" name={name} value={point} defaultChecked={heldIn(mine, name) === point} />
            <span>{point}</span>
          </label>
        ))}
      </div>
      <p className="ends" id={`${name}-ends`}>
        <span dir="auto">
          1: <Authored text={form.low} />
        </span>
        <span dir="auto">
          {form.points}: <Authored text={form.high} />
        </span>
      </p>
    </fieldset>
  );
}
