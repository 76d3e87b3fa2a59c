/** A scale's results on the phone: for each statement its distribution, with the median and the middle half in words. */
import { scaleRows } from "@/activities/scale/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { Authored } from "@/components/ui/authored";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function ScaleResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <ResultsFrame results={results} t={t}>
      {scaleRows(form, results.marks).map((row) => (
        <article key={row.id}>
          <h3 dir="auto">
            <Authored text={row.text} />
          </h3>
          <PhoneColumns
            columns={row.points.map((p) => ({ label: p.point, count: p.count }))}
            ends={{ low: <Authored text={form.low} />, high: <Authored text={form.high} /> }}
            t={t}
          />
          {row.middle && (
            <p className="state">
              {t("middle", { median: row.middle.median, q1: row.middle.q1, q3: row.middle.q3 })}
            </p>
          )}
        </article>
      ))}
    </ResultsFrame>
  );
}
