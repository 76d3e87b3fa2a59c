import { LINE_LENGTH } from "@/activities/kinds/agreement/kind";
import type { PhoneFaceProps } from "@/components/phone/face";
import { fieldValue, formId, Question } from "@/components/phone/question";
import { ToQuestion } from "@/components/phone/to-question";
import { AuthoredIn } from "@/components/ui/authored";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function AgreementPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "agreement") return null;
  const { rules, add } = asked.form;
  return (
    <>
      <div>
        <ol className="rules">
          {rules.map((rule) => (
            <li key={rule.id}>
              <AuthoredIn as="span" text={rule.text} />
            </li>
          ))}
        </ol>
        {asked.phase === "open" && (
          <ToQuestion id={`to-${formId(asked)}`} texts={rules.map((rule) => rule.text)} t={t} />
        )}
      </div>
      <Question asked={asked} now={now} mine={mine} t={t} needs={["agree"]} written={add ? ["add"] : []}>
        <label className="opt">
          <input
            type="checkbox"
            name="agree"
            value="yes"
            defaultChecked={fieldValue(mine, "agree") === "yes"}
          />
          <span>{t("agree")}</span>
        </label>
        {add && (
          <label className="text">
            {t("agreeAdd")}
            <textarea
              name="add"
              rows={2}
              maxLength={LINE_LENGTH}
              dir="auto"
              defaultValue={fieldValue(mine, "add")}
            />
            <small>{t("agreeAddHint")}</small>
          </label>
        )}
      </Question>
    </>
  );
}

export function AgreementPhoneResults({ results, t }: PhoneResultsProps) {
  const agreed = t("agreed", { count: results.answered });
  return (
    <ResultsFrame results={results} t={t} told={agreed}>
      <p>{agreed}</p>
    </ResultsFrame>
  );
}
