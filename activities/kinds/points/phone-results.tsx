/** Points to share out, as the room did: each item's share of all points, its median, and how points are spread. */
import { pointsRows, stepText } from "@/activities/kinds/points/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { AuthoredIn } from "@/components/ui/authored";

export function PointsResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "points") return null;
  const counts = Object.fromEntries(results.options.map((o) => [o.id, o.count]));
  return (
    <ResultsFrame results={results} t={t}>
      {pointsRows(asked.form, { marks: results.marks, counts }).map((row) => (
        <article key={row.id}>
          <AuthoredIn as="h3" text={row.text} />
          <p className="state">
            {t("pointsSum", { sum: row.sum, percent: Math.round(row.percent) })}
            {row.middle &&
              ` · ${t("middle", { median: row.middle.median, q1: row.middle.q1, q3: row.middle.q3 })}`}
          </p>
          <PhoneColumns columns={row.steps.map((s) => ({ label: stepText(s), count: s.count }))} t={t} />
        </article>
      ))}
    </ResultsFrame>
  );
}
