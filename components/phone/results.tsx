/** Results as text and bars, to be read without seeing the wall. */
import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";
import { letter, type MyAnswer } from "@/components/phone/question";
import { AuthoredIn } from "@/components/ui/authored";
import type { Asked, Face } from "@/workshop/protocol/views";
import { saidBySource } from "@/model/activity/answer-sources";
import type { Results } from "@/model/room/results";

export interface PhoneResultsProps {
  asked: Asked;
  results: Results;
  face: Face;
  /** The person's answer, on a page made for one person. */
  mine?: MyAnswer;
  t: Translate;
}

/** From this number of options on, results are folded. */
const MANY = 6;

export const areLong = (results: Results): boolean => results.options.length >= MANY;

interface FrameProps {
  results: Results;
  t: Translate;
  grid?: boolean;
  /** The result in one sentence, for screen readers. */
  told?: string | null;
  children: ReactNode;
}

/** The most frequent answer as a sentence; null where nothing was chosen. */
export function mostOften(
  options: readonly { text: string; count: number; percent: number | null }[],
  t: Translate,
): string | null {
  const count = Math.max(0, ...options.map((option) => option.count));
  const most = options.filter((option) => count > 0 && option.count === count);
  if (!most[0]) return null;
  const much = t("optionResult", { count, percent: most[0].percent ?? 0 });
  return t("resultsMost", { what: most.map(({ text }) => text).join(" · "), much });
}

/** The frame of results: their title above, the number of answers below. */
export function ResultsFrame({ results, t, grid, told, children }: FrameProps) {
  return (
    <section className={grid ? "results grid" : "results"} aria-labelledby="results">
      <h2 id="results" data-told={told ? `${t("results")}. ${told}` : ""}>
        {t("results")}
      </h2>
      {children}
      <p className="state">
        {t("resultsOf", { answered: results.answered, round: results.round })}
        {results.bySource && ` · ${saidBySource(results.bySource, (values) => t("bySource", values))}`}
        {results.passed > 0 && ` · ${t("resultsPassed", { passed: results.passed })}`}
      </p>
    </section>
  );
}

/** One line of results: text, count and bar. */
export function ResultLine(props: {
  mark?: string;
  text: string;
  tone?: string;
  much: string;
  percent: number | null;
  /** Stands beside the text. */
  own?: ReactNode;
}) {
  return (
    <li className={props.tone ? `tone-${props.tone}` : undefined}>
      <span className="what">
        {props.mark && <b aria-hidden="true">{props.mark}</b>}
        <AuthoredIn as="span" text={props.text} />
        {props.own}
      </span>
      <span className="much">{props.much}</span>
      <span className="track" aria-hidden="true">
        <i style={{ inlineSize: `${props.percent ?? 0}%` }} />
      </span>
    </li>
  );
}

/** Marks one's own answer. The script fills it in where the page is for all. */
function You(props: { round: string; field: string; choice: string; mine: MyAnswer; t: Translate }) {
  const { round, field, choice, mine, t } = props;
  const chosen = mine && `${mine.question}#${mine.round}` === round && mine.fields[field]?.includes(choice);
  return (
    <span
      className="you"
      data-key={round}
      data-own={field}
      data-words={JSON.stringify({ [choice]: t("groupYou") })}
      data-text="{answer}"
      hidden={!chosen}
    >
      {chosen && t("groupYou")}
    </span>
  );
}

/** @param props `children` stand below */
export function PhoneResults(props: LinesProps & { children?: ReactNode }) {
  const { results, t, children } = props;
  return (
    <ResultsFrame results={results} t={t} told={mostOften(results.options, t)}>
      <ResultLines {...props} />
      {children}
    </ResultsFrame>
  );
}

type LinesProps = Omit<PhoneResultsProps, "face"> & { field: string; letters?: boolean };

/** @param props `field`: the name of the control that holds one's own answer */
export function ResultLines({ asked, results, field, mine, t, letters = true }: LinesProps) {
  const round = `${asked.question}#${results.round}`;
  return (
    <ul>
      {results.options.map((o, i) => (
        <ResultLine
          key={o.id}
          mark={letters ? letter(i) : undefined}
          text={o.text}
          tone={o.tone}
          much={t("optionResult", { count: o.count, percent: o.percent ?? 0 })}
          percent={o.percent}
          own={<You round={round} field={field} choice={o.id} mine={mine} t={t} />}
        />
      ))}
    </ul>
  );
}
