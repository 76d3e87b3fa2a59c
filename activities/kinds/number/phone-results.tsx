/** The guesses of a room on the phone: a line for each bin, with the median and the middle half in words. */
import { binWords } from "@/activities/kinds/number/bin-words";
import { PageWords } from "@/components/ui/authored";
import { type PhoneResultsProps, ResultLine, ResultsFrame } from "@/components/phone/results";

export function NumberResults({ asked, results, t }: PhoneResultsProps) {
  const numbers = results.numbers;
  if (asked.form.kind !== "number" || !numbers) return null;
  const { bins, middle } = numbers;
  const write = (value: number) => t("keyValue", { value });
  const most = Math.max(1, ...bins.map((b) => b.count));
  return (
    <ResultsFrame results={results} t={t}>
      {middle && (
        <p className="state">{t("middle", { median: middle.median, q1: middle.q1, q3: middle.q3 })}</p>
      )}
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
