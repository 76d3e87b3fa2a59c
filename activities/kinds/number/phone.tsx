import type { PhoneFaceProps } from "@/components/phone/face";
import { fieldValue, Question } from "@/components/phone/question";
import { AuthoredIn, PageWords } from "@/components/ui/authored";
import { binWords } from "@/activities/kinds/number/bin-words";
import { type PhoneResultsProps, ResultLine, ResultsFrame } from "@/components/phone/results";

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
            defaultValue={fieldValue(mine, "value")}
          />
          {unit && <AuthoredIn as="b" text={unit} />}
        </span>
        <small>{t("numberRange", { from: min, to: max })}</small>
      </label>
    </Question>
  );
}

/** A line for each bin, with the median and the middle half in words. */
export function NumberPhoneResults({ asked, results, t }: PhoneResultsProps) {
  const numbers = results.numbers;
  if (asked.form.kind !== "number" || !numbers) return null;
  const { bins, middle } = numbers;
  const middleSaid = middle && t("middle", { median: middle.median, q1: middle.q1, q3: middle.q3 });
  const write = (value: number) => t("keyValue", { value });
  const most = Math.max(1, ...bins.map((b) => b.count));
  return (
    <ResultsFrame results={results} t={t} told={middleSaid}>
      {middleSaid && <p className="state">{middleSaid}</p>}
      <PageWords>
        <ul className="bins">
          {bins.map((bin, i) => (
            <ResultLine
              key={i}
              text={binWords(bin, write, (side, value) =>
                t(side === "above" ? "numberAbove" : "numberBelow", { value }),
              )}
              much={t("people", { count: bin.count })}
              percent={(100 * bin.count) / most}
            />
          ))}
        </ul>
      </PageWords>
    </ResultsFrame>
  );
}
