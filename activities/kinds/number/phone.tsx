/** A numeric guess on the phone. */
import type { PhoneFaceProps } from "@/components/phone/face";
import { heldIn, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";

export function NumberPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "number") return null;
  const { unit, min, max, decimals } = asked.form;
  return (
    <Question asked={asked} now={now} mine={mine} t={t} written={["value"]}>
      <label className="text number">
        {t("numberYours")}
        <span>
          <input
            type="text"
            inputMode={min < 0 ? "text" : decimals > 0 ? "decimal" : "numeric"}
            name="value"
            maxLength={20}
            autoComplete="off"
            dir="ltr"
            defaultValue={heldIn(mine, "value")}
          />
          {unit && <AuthoredIn as="b" text={unit} />}
        </span>
        <small>{t("numberRange", { from: min, to: max })}</small>
      </label>
    </Question>
  );
}
