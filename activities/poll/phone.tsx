/** A poll on the phone. */
import { isPass } from "@/activities/content";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { OTHER_LENGTH } from "@/activities/poll/content";
import { Choice, letter, Question } from "@/components/phone/question";
import { Reason } from "@/components/phone/reason";

export function PollPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "poll") return null;
  const { form } = asked;
  const body = mine && !isPass(mine.body) && "choice" in mine.body ? mine.body : undefined;
  return (
    <Question
      asked={asked}
      now={now}
      mine={mine}
      t={t}
      needs={form.reason ? ["choice"] : undefined}
      promise={form.reason ? "promiseReason" : undefined}
    >
      <p className="how">{t(form.several ? "chooseSeveral" : "chooseOne")}</p>
      {form.options.map((o, i) => (
        <Choice
          key={o.id}
          type={form.several ? "checkbox" : "radio"}
          name="choice"
          id={o.id}
          letter={letter(i)}
          text={o.text}
          checked={body?.choice.includes(o.id) ?? false}
        />
      ))}
      {form.other && (
        <label className="text">
          {t("other")}
          <textarea name="other" rows={2} maxLength={OTHER_LENGTH} dir="auto" defaultValue={body?.other} />
          <small>{t("otherHint")}</small>
        </label>
      )}
      {form.reason && <Reason given={body?.reason} t={t} />}
    </Question>
  );
}
