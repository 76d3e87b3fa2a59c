import { useTranslations } from "@/components/language/use-translations";
import { Pages } from "@/components/ui/paged-text";
import { acceptedWords, choicesFor } from "@/activities/shared/choices";
import styles from "@/activities/kinds/case/stage.module.css";
import { BothLanguages } from "@/components/stage/both-languages";
import { Explained } from "@/components/stage/explained";
import { Lettered, Options } from "@/components/stage/options";
import { Outcome } from "@/components/stage/outcome";
import { Question } from "@/components/stage/question";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import { caseReader, secondResults } from "@/activities/kinds/case/view";
import { heat, Story } from "@/activities/kinds/case/story";
import { Trail } from "@/activities/kinds/case/trail";
import type { StageFaceProps } from "@/components/stage/face";

const storySizes = [2.5, 2.35, 2.2, 2, 1.85, 1.7, 1.55, 1.5];
/** A new fact is the largest text on the stage; the story stands below it, smaller. */
export const factSizes = [3.6, 3.3, 3, 2.8, 2.6];
export const questionSizes = [2, 1.85, 1.7, 1.6, 1.5];

/** One part of a case: the story on one side, the question and what the room thinks on the other. */
export function CaseStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { face } = view;
  if (face.kind !== "case") return null;
  const part = view.place?.part;
  const marks = view.results?.marks.clauses;
  const answered = view.results?.answered ?? 0;
  const mark = (page: number, pages: number) => t("page", { page, pages });
  const { asked, results } = view;
  const form = asked?.form.kind === "case" ? asked.form : null;
  const second = form && results && secondResults(form, results);
  const whatIf = face.whatIf && <WhatIf fact={face.whatIf.fact} language={view.language} />;
  const question = asked && form && (
    <Question asked={asked} language={view.language}>
      {results ? (
        <Outcome
          results={results}
          language={view.language}
          over
          elements={form.elements}
          marking={form.marking || Boolean(form.second)}
        />
      ) : form.second ? (
        <Lettered choices={form.options} language={view.language} />
      ) : (
        <Options choices={form.options} language={view.language} />
      )}
      {form.second && (
        <h2 lang={view.language}>
          <Authored text={form.second.question} />
          <Second of={form.second.question} />
        </h2>
      )}
      {form.second && !results && <Lettered choices={form.second.answers} language={view.language} />}
      {second && <Outcome results={second} language={view.language} over />}
    </Question>
  );
  if (asked?.key && form)
    return (
      <Explained
        key={`${asked.question}/${results ? "results" : "options"}`}
        items={asked.key}
        words={(item) => acceptedWords(choicesFor(caseReader, form, item.id, String), item)}
        language={view.language}
      >
        {whatIf}
        {question}
      </Explained>
    );
  const moving = face.clauses.some((clause) => heat(marks?.[clause.id], answered) > 0);
  return (
    <div
      className={styles.case}
      data-asked={asked ? true : undefined}
      data-results={results ? true : undefined}
      data-second={asked && view.second ? true : undefined}
      data-what-if={whatIf ? true : undefined}
    >
      <section className={styles.story} aria-label={t("story")}>
        {part && (
          <div className={styles.steps} aria-hidden="true">
            {Array.from({ length: part.total }, (_, i) => (
              <i key={i} data-is={i + 1 < part.index ? "done" : i + 1 === part.index ? "now" : "to-come"} />
            ))}
          </div>
        )}
        {face.recall && (
          <p className={styles.recall} lang={view.language}>
            <BothLanguages text={face.recall} />
          </p>
        )}
        <Pages
          key={asked?.question}
          sizes={whatIf ? factSizes : storySizes}
          className={styles.pages}
          mark={mark}
        >
          {whatIf}
          <Story clauses={face.clauses} marks={marks} answered={answered} language={view.language} />
        </Pages>
        {moving && <p className={styles.legend}>{t("underlined")}</p>}
      </section>
      {asked && (
        <section className={styles.room}>
          <Pages
            key={`${asked.question}/${results ? "results" : "options"}`}
            sizes={questionSizes}
            className={styles.pages}
            mark={mark}
          >
            {question}
          </Pages>
          {!face.whatIf && !second && <Trail view={view} />}
        </section>
      )}
    </div>
  );
}

function WhatIf({ fact, language }: { fact: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <div className={styles.whatIf}>
      <p className={styles.kicker}>{t("whatIf")}</p>
      <p lang={language}>
        <BothLanguages text={fact} />
      </p>
    </div>
  );
}
