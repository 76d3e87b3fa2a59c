import type { PhoneFaceProps } from "@/components/phone/face";
import { isPass } from "@/model/activity/pass";
import type { QuizAnswer } from "@/activities/kinds/quiz/content";
import type { QuizForm } from "@/activities/kinds/quiz/view";
import { Pages } from "@/components/phone/pages";
import { Choices, formId, Question } from "@/components/phone/question";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { SplitResult } from "@/components/phone/split-result";
import { Sureness } from "@/components/phone/sureness";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import type { Translate } from "@/components/phone/texts";
import { numberBefore, numberOf } from "@/model/text/wording";

/** Letters up to which choices stand side by side. */
const SHORT = 14;

export function QuizPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked, face } = view;
  if (asked?.form.kind !== "quiz" || face.kind !== "quiz") return null;
  const { form } = asked;
  const answers = mine && !isPass(mine.body) && "items" in mine.body ? mine.body.items : {};
  const alone = form.lead !== null;
  return (
    <>
      {face.item && <p className="place">{t("quizItem", face.item)}</p>}
      <Question
        asked={asked}
        now={now}
        mine={mine}
        t={t}
        needsAny="items."
        promise={form.code ? "promiseLinked" : undefined}
      >
        {form.code && (
          <div className="code-door">
            <a href="code">{t("codeDoor")}</a>
            <details id="code-why">
              <summary>{t("codeWhy")}</summary>
              <p>{t(form.code === "before" ? "codeBefore" : "codeAfter")}</p>
            </details>
          </div>
        )}
        <p className="hint">{form.lead === null ? t("quizForm") : <Authored text={form.lead} />}</p>
        <Pages
          id={formId(asked)}
          pages={form.items.map((item, i) => ({
            key: item.id,
            shown: (
              <Item
                item={item}
                number={alone ? null : i + 1}
                sureness={form.sureness}
                given={answers[item.id]}
                t={t}
              />
            ),
          }))}
          t={t}
        />
      </Question>
    </>
  );
}

function Item(props: {
  item: QuizForm["items"][number];
  /** Null where the item is the question itself. */
  number: number | null;
  sureness: boolean;
  given: QuizAnswer["items"][string] | undefined;
  t: Translate;
}) {
  const { item, number, sureness, given, t } = props;
  const short = item.options.length <= 3 && item.options.every((o) => o.text.length <= SHORT);
  return (
    <fieldset
      className="item"
      data-item={number === null ? undefined : numberOf(number, item.text)}
      aria-labelledby={number === null ? "question" : undefined}
    >
      {number !== null && (
        <AuthoredIn as="legend" text={item.text}>
          {numberBefore(number, item.text) !== null && <b>{number}</b>} {item.text}
        </AuthoredIn>
      )}
      <div className={short ? "side" : undefined}>
        <Choices
          type="radio"
          name={`items.${item.id}`}
          options={item.options}
          chosen={given?.choice === undefined ? [] : [given.choice]}
          letters={!short}
        />
      </div>
      {sureness && <Sureness name={`sureness.${item.id}`} given={given?.sureness} t={t} />}
    </fieldset>
  );
}

export function QuizPhoneResults({ asked, results, face, t }: PhoneResultsProps) {
  if (asked.form.kind !== "quiz") return null;
  const { items } = asked.form;
  const only = face.kind === "quiz" ? face.item?.id : undefined;
  return (
    <ResultsFrame results={results} t={t}>
      {items
        .filter((item) => !only || item.id === only)
        .map((item) => (
          <SplitResult
            key={item.id}
            text={items.length > 1 ? item.text : null}
            options={item.options}
            counts={results.marks[item.id] ?? {}}
            t={t}
          />
        ))}
    </ResultsFrame>
  );
}
