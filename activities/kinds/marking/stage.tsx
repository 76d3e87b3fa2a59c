import { Fragment } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { acceptedWords } from "@/activities/shared/choices";
import styles from "@/activities/kinds/marking/stage.module.css";
import type { MarkingForm } from "@/activities/kinds/marking/view";
import { paragraphsOf } from "@/activities/shared/paragraphs";
import type { StageFaceProps } from "@/components/stage/face";
import grid from "@/components/stage/grid.module.css";
import { Lettered } from "@/components/stage/options";
import { QuestionHead } from "@/components/stage/question-head";
import { SecondBlock, SecondParagraph } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Authored } from "@/components/ui/authored";
import { letter } from "@/model/text/wording";
import { Markdown } from "@/components/ui/markdown";
import marked from "@/components/ui/marked-text.module.css";
import { Pages } from "@/components/ui/paged-text";
import type { Key } from "@/model/activity/key";
import type { Results } from "@/model/room/results";

/**
 * The fewest people whose label is drawn: a single one would tell of a person, and eight of them hide the
 * text.
 */
const MIN_PEOPLE_PER_LABEL = 2;
/** The labels are read together with the text: rather smaller than on a second page. */
const sideSizes = [2, 1.8, 1.65, 1.5];
const sizes = [2.3, 2.15, 2, 1.85, 1.7, 1.6, 1.5];

/** A text to mark: the text on one side, the labels on the other; once revealed, what each clause was given. */
export function MarkingStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language, face } = view;
  if (asked?.form.kind !== "marking") return null;
  const { form } = asked;
  return (
    <div className={styles.marking}>
      <section className={styles.side}>
        <Pages
          key={results ? "results" : ""}
          sizes={sideSizes}
          className={styles.pages}
          mark={(page, pages) => t("page", { page, pages })}
        >
          <div className={styles.labels}>
            <QuestionHead asked={asked} language={language} />
            <Lettered
              choices={form.labels.map(({ id, text, hint }) => ({
                id,
                text,
                hint: results || view.second ? null : hint,
              }))}
              language={language}
            />
            {face.kind === "marking" && face.about && (
              <div className="hint" lang={language}>
                <Markdown text={face.about} top={3} word={stageWord} />
                <SecondBlock of={face.about} top={3} />
              </div>
            )}
            <p className="hint">
              {results?.answered === 0 ? t("nobody") : t(results ? "marking.legend" : "marking.how")}
            </p>
          </div>
        </Pages>
      </section>
      <Pages
        key={`${results ? "results" : ""}/${asked.key ? "key" : ""}`}
        sizes={sizes}
        className={styles.pages}
        mark={(page, pages) => t("page", { page, pages })}
      >
        <div className={styles.text} lang={language}>
          {paragraphsOf(form.clauses).map((clauses) => (
            <Fragment key={clauses[0]?.id}>
              <p>
                {clauses.map((clause) => (
                  <Marked
                    key={clause.id}
                    clause={clause}
                    answers={asked.key ?? []}
                    form={form}
                    results={results}
                  />
                ))}
              </p>
              <SecondParagraph of={clauses.map((c) => c.text)} />
            </Fragment>
          ))}
        </div>
        {asked.key && <Reasons answers={asked.key} form={form} language={language} />}
      </Pages>
    </div>
  );
}

type Clause = MarkingForm["clauses"][number];

/** One clause with what it was given: the letter of each label and its number; with the key, the expert's letters. */
function Marked({
  clause,
  answers,
  form,
  results,
}: {
  clause: Clause;
  answers: Key;
  form: MarkingForm;
  results: Results | null;
}) {
  const t = useTranslations("stage");
  const counts = form.labels.map((l) => results?.marks[clause.id]?.[l.id] ?? 0);
  const most = Math.max(0, ...counts);
  const level = results && results.answered > 0 ? Math.ceil((4 * most) / results.answered) : 0;
  const key = answers.find((k) => k.id === clause.id);
  const letters = (key?.accepted ?? []).map((id) => letter(form.labels.findIndex((l) => l.id === id)));
  return (
    <>
      <span className={marked.clause} data-level={level}>
        <Authored text={clause.text} />
        {form.labels.map((label, i) =>
          (counts[i] ?? 0) >= MIN_PEOPLE_PER_LABEL ? (
            <span key={label.id} className={styles.count}>
              <span aria-hidden="true">
                {letter(i)} {counts[i]}
              </span>
              <span className="quiet">
                {" "}
                ({t("marking.counted", { label: label.text, count: counts[i] ?? 0 })}){" "}
              </span>
            </span>
          ) : null,
        )}
        {letters.length > 0 && key && (
          <span className={styles.key} data-expert>
            <span aria-hidden="true">✓ {letters.join("/")}</span>
            <span className="quiet">
              {" "}
              ({t("marking.accepted", { labels: acceptedWords(form.labels, key).join(", ") })}){" "}
            </span>
          </span>
        )}
      </span>{" "}
    </>
  );
}

function Reasons({ answers, form, language }: { answers: Key; form: MarkingForm; language: string }) {
  const t = useTranslations("stage");
  const reasons = answers.filter((item) => item.reason);
  return (
    <dl className={`${grid.reasons} ${styles.reasons}`} lang={language}>
      {reasons.map((item) => (
        <div key={item.id}>
          <dt>{item.text}</dt>
          <dd>
            <b>✓ {acceptedWords(form.labels, item).join(" · ") || t("marking.noLabel")}</b> {item.reason}
          </dd>
        </div>
      ))}
    </dl>
  );
}
