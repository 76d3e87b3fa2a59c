/** The room's choices for each item, the most frequent first; with the key, the expert's are marked. */
import { percent } from "@/model/activity/tally";
import { ResultsFrame } from "@/components/phone/results";
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { Key } from "@/model/activity/key";
import type { Results } from "@/model/room/results";

interface GridItem {
  id: string;
  text: string;
}

export function GridResults(props: {
  items: GridItem[];
  choices: GridItem[];
  results: Results;
  /** The base of an item's percentages: its answers, or all participants who answered. */
  of: "given" | "answered";
  asked: { key: Key | null };
  t: Translate;
}) {
  const { items, choices, results, of, asked, t } = props;
  return (
    <ResultsFrame results={results} t={t} grid>
      <ul>
        {items.map((item) => {
          const counts = results.marks[item.id] ?? {};
          const answers = results.options.find((o) => o.id === item.id)?.count ?? 0;
          const all = of === "given" ? answers : results.answered;
          const accepted = asked.key?.find((k) => k.id === item.id)?.accepted ?? [];
          const shown = choices
            .filter((c) => (counts[c.id] ?? 0) > 0 || accepted.includes(c.id))
            .sort((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0));
          return (
            <li key={item.id}>
              <AuthoredIn as="b" text={item.text} />
              {shown.length === 0 && <span className="row">{t("gridNobody")}</span>}
              {shown.map((c) => (
                <span key={c.id} className="row">
                  <span>
                    <AuthoredIn as="span" text={c.text} />
                    {accepted.includes(c.id) && <em> {t("gridExpert")}</em>}
                  </span>
                  <span className="much">
                    {t("optionResult", {
                      count: counts[c.id] ?? 0,
                      percent: percent(counts[c.id] ?? 0, all) ?? 0,
                    })}
                  </span>
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </ResultsFrame>
  );
}
