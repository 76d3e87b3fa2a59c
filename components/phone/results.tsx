/** Results as text and bars, so that nobody depends on seeing the wall. */
import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";
import { letter } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";

import type { Asked, Face } from "@/workshop/protocol/views";
import type { Results } from "@/model/room/results";

export interface PhoneResultsProps {
  asked: Asked;
  results: Results;
  face: Face;
  t: Translate;
}

/** The frame of results: their title above, how many answered below. */
export function ResultsFrame(props: { results: Results; t: Translate; grid?: boolean; children: ReactNode }) {
  const { results, t, grid, children } = props;
  return (
    <section className={grid ? "results grid" : "results"} aria-labelledby="results">
      <h2 id="results" data-told="">
        {t("results")}
      </h2>
      {children}
      <p className="state">
        {t("resultsOf", { answered: results.answered, round: results.round })}
        {results.passed > 0 && ` · ${t("resultsPassed", { passed: results.passed })}`}
      </p>
    </section>
  );
}

/** One line of results: what, how many in words, and a bar. */
export function ResultLine(props: {
  mark?: string;
  text: string;
  tone?: string;
  much: string;
  percent: number | null;
}) {
  return (
    <li className={props.tone ? `tone-${props.tone}` : undefined}>
      <span className="what">
        {props.mark && <b aria-hidden="true">{props.mark}</b>}
        <AuthoredIn as="span" text={props.text} />
      </span>
      <span className="much">{props.much}</span>
      <span className="track" aria-hidden="true">
        <i style={{ inlineSize: `${props.percent ?? 0}%` }} />
      </span>
    </li>
  );
}

export function PhoneResults({ results, t, letters = true }: PhoneResultsProps & { letters?: boolean }) {
  return (
    <ResultsFrame results={results} t={t}>
      <ul>
        {results.options.map((o, i) => (
          <ResultLine
            key={o.id}
            mark={letters ? letter(i) : undefined}
            text={o.text}
            tone={o.tone}
            much={t("optionResult", { count: o.count, percent: o.percent ?? 0 })}
            percent={o.percent}
          />
        ))}
      </ul>
    </ResultsFrame>
  );
}
