import type { PhoneFaceProps } from "@/components/phone/face";
import { Island } from "@/components/phone/island";
import { formId, fieldValue, Question } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import { rankingRows } from "@/activities/kinds/ranking/rows";
import { PhoneColumns } from "@/components/phone/columns";
import { type PhoneResultsProps, ResultsFrame } from "@/components/phone/results";

export function RankingPhone({ view, now, mine, t }: PhoneFaceProps) {
  const { asked } = view;
  if (asked?.form.kind !== "ranking") return null;
  const { items, top } = asked.form;
  const places = Array.from({ length: top }, (_, i) => String(i + 1));
  const words = {
    give: t("rankingGive", { place: "{place}" }),
    giveOf: t("rankingGiveOf", { place: "{place}", item: "{item}" }),
    given: t("rankingGiven", { place: "{place}", item: "{item}" }),
    up: t("rankingUp", { item: "{item}" }),
    down: t("rankingDown", { item: "{item}" }),
    out: t("rankingOut", { item: "{item}" }),
  };
  return (
    <Question asked={asked} now={now} mine={mine} t={t}>
      <p className="hint">{t(top < items.length ? "rankingHowTop" : "rankingHow", { top })}</p>
      <Island name="ranking" id={`ranking-${formId(asked)}`} words={words} data={{ "data-top": top }}>
        {items.map((item) => (
          <label key={item.id} className="each row">
            <AuthoredIn as="span" text={item.text} />
            <select name={`place.${item.id}`} defaultValue={fieldValue(mine, `place.${item.id}`)}>
              <option value="">–</option>
              {places.map((place) => (
                <option key={place}>{place}</option>
              ))}
            </select>
          </label>
        ))}
      </Island>
    </Question>
  );
}

export function RankingPhoneResults({ asked, results, t }: PhoneResultsProps) {
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
