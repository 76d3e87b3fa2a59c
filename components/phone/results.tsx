/** Results as text and bars, so that nobody depends on seeing the wall. */
import type { Translate } from "@/components/phone/texts";
import { letter } from "@/components/phone/question";
import type { Asked, Results } from "@/workshop/protocol/down";

export interface PhoneResultsProps {
  asked: Asked;
  results: Results;
  t: Translate;
}

export function PhoneResults({ results, t }: PhoneResultsProps) {
  return (
    <section className="results" aria-labelledby="results">
      <h2 id="results">{t("results")}</h2>
      <ul>
        {results.options.map((o, i) => (
          <li key={o.id} className={o.tone ? `tone-${o.tone}` : undefined}>
            <span className="what">
              <b aria-hidden="true">{letter(i)}</b>
              <span dir="auto">{o.text}</span>
            </span>
            <span className="much">{t("optionResult", { count: o.count, percent: o.percent ?? 0 })}</span>
            <span className="track" aria-hidden="true">
              <i style={{ inlineSize: `${o.percent ?? 0}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <p className="state">
        {t("resultsOf", { answered: results.answered, round: results.round })}
        {results.passed > 0 && ` · ${t("resultsPassed", { passed: results.passed })}`}
      </p>
    </section>
  );
}
