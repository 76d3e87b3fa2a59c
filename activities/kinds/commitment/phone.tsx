import { COMMITMENT_LENGTH } from "@/activities/kinds/commitment/content";
import type { PhoneFaceProps } from "@/components/phone/face";
import { fieldValue, Question } from "@/components/phone/question";
import { Authored } from "@/components/ui/authored";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function CommitmentPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "commitment") return null;
  return (
    <Question
      asked={asked}
      now={now}
      mine={mine}
      t={t}
      written={asked.form.fields.map((field) => `promise.${field.id}`)}
      promise="promiseOwn"
    >
      {asked.form.fields.map((field) => (
        <label key={field.id} className="text">
          <Authored text={field.text} />
          <textarea
            name={`promise.${field.id}`}
            rows={2}
            maxLength={COMMITMENT_LENGTH}
            dir="auto"
            defaultValue={fieldValue(mine, `promise.${field.id}`)}
          />
          {field.hint && (
            <small>
              <Authored text={field.hint} />
            </small>
          )}
        </label>
      ))}
    </Question>
  );
}

export function CommitmentPhoneResults({ results, t }: PhoneResultsProps) {
  const promised = t("promised", { count: results.answered });
  return (
    <ResultsFrame results={results} t={t} told={promised}>
      <p>{promised}</p>
    </ResultsFrame>
  );
}
