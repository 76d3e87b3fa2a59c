/** A ranking's results on the phone: items by mean place, with first places in words and all places as columns. */
import { rankingRows } from "@/activities/kinds/ranking/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";
import { AuthoredIn } from "@/components/ui/authored";

export function RankingResults({ asked, results, t }: PhoneResultsProps) {
  if (asked.form.kind !== "ranking") return null;
  return (
    <ResultsFrame results={results} t={t}>
      <ol className="ranked">
        {rankingRows(asked.form, results).map((row) => (
          <li key={row.id} className="block">
            <AuthoredIn as="h3" text={row.text} />
            <p className="state">
              {row.mean !== null && `${t("rankingMean", { mean: Math.round(row.mean * 10) / 10 })} · `}
              {t("rankingFirst", { first: row.first })}
              {row.unplaced > 0 && ` · ${t("rankingNone", { count: row.unplaced })}`}
            </p>
            <PhoneColumns columns={row.places.map((p) => ({ label: p.place, count: p.count }))} t={t} />
          </li>
        ))}
      </ol>
    </ResultsFrame>
  );
}
