import type { PhoneFaceProps } from "@/components/phone/face";
import { OTHER_LENGTH } from "@/activities/kinds/poll/content";
import { fieldValues, Choices, fieldValue, Question } from "@/components/phone/question";
import { Reason } from "@/components/phone/reason";
import { PhoneResults, type PhoneResultsProps } from "@/components/phone/results";

export function PollPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "poll") return null;
  const { form } = asked;
  const chosen = fieldValues(mine, "choice");
  const several = form.most === null ? t("chooseSeveral") : t("chooseUpTo", { most: form.most });
  const how = form.several ? several : t("chooseOne");
  return (
    <Question
      asked={asked}
      now={now}
      mine={mine}
      t={t}
      needs={form.reason ? ["choice"] : undefined}
      written={[...(form.other ? ["other"] : []), ...(form.reason ? ["reason"] : [])]}
      choice={{ name: "choice", options: form.options }}
      promise={form.aboutPeople ? "promiseAboutPeople" : form.reason ? "promiseReason" : undefined}
    >
      <p className="hint">{how}</p>
      <Choices
        type={form.several ? "checkbox" : "radio"}
        name="choice"
        options={form.options}
        chosen={chosen}
      />
      {form.other && (
        <label className="text">
          {t("other")}
          <textarea
            name="other"
            rows={2}
            maxLength={OTHER_LENGTH}
            dir="auto"
            defaultValue={fieldValue(mine, "other")}
          />
          <small>{t("otherHint")}</small>
        </label>
      )}
      {form.reason && <Reason given={fieldValue(mine, "reason")} t={t} />}
    </Question>
  );
}

/** Results of a poll; without letters where they leave out small groups of people. */
export function PollPhoneResults(props: PhoneResultsProps) {
  const { form } = props.asked;
  return <PhoneResults {...props} field="choice" letters={form.kind === "poll" && !form.aboutPeople} />;
}
