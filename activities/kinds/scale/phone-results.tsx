/** A scale's results on the phone: for each statement its distribution, with the median and the middle half in words. */
import { scaleRows } from "@/activities/kinds/scale/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { AuthoredIn } from "@/components/ui/authored";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function ScaleResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <ResultsFrame results={results} t={t}>
      {scaleRows(form, results.marks).map((row) => (
        <article key={row.id}>
          <AuthoredIn as="h3" text={row.text} />
          <PhoneColumns
            columns={row.points.map((p) => ({ label: p.point, count: p.count }))}
            ends={form}
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
