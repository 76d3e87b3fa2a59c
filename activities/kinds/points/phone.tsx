/** Points to share out on the phone: a number for each item. */
import type { PhoneFaceProps } from "@/components/phone/face";
import { Island } from "@/components/phone/island";
import { formId, heldIn, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";

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
      <p className="how">{t(exact ? "pointsHowExact" : "pointsHow", { total })}</p>
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
              defaultValue={heldIn(mine, `given.${item.id}`)}
            />
          </label>
        ))}
      </Island>
    </Question>
  );
}
