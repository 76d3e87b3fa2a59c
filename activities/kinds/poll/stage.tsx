import { acceptedWords } from "@/activities/shared/choices";
import { useTranslations } from "@/components/language/use-translations";
import { Pages } from "@/components/ui/paged-text";
import styles from "@/activities/kinds/poll/stage.module.css";
import { Explained } from "@/components/stage/explained";
import { Options } from "@/components/stage/options";
import { Outcome } from "@/components/stage/outcome";
import { Question } from "@/components/stage/question";
import type { StageFaceProps } from "@/components/stage/face";

/** Letters of a choice from which on its words stand over the bar, so that the bar has the width of the stage. */
const LONG_CHOICE = 28;
/** So many choices have room for words and bar one below the other. */
const MAX_STACKED = 6;

const sizes = [2.75, 2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

export function PollStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "poll") return null;
  const { form } = asked;
  const state = results ? "results" : "options";
  const { options, other, several, most } = form;
  const shown = results?.options ?? options;
  const long = shown.length <= MAX_STACKED && shown.some(({ text }) => text.length > LONG_CHOICE);
  const question = (
    <Question asked={asked} language={language}>
      {results ? (
        <Outcome
          results={results}
          language={language}
          letters={!form.aboutPeople}
          grouped={form.aboutPeople && shown.some((row) => !options.some(({ id }) => id === row.id))}
          over={asked.key === null && long}
          several={several}
        />
      ) : (
        <Options choices={options} other={other} several={several} most={most} language={language} />
      )}
    </Question>
  );
  if (asked.key)
    return (
      <Explained
        key={state}
        items={asked.key}
        words={(item) => acceptedWords(options, item)}
        language={language}
      >
        {question}
      </Explained>
    );
  return (
    <Pages key={state} sizes={sizes} mark={(page, pages) => t("page", { page, pages })}>
      <div className={styles.poll} data-many={options.length > 5 || undefined}>
        {question}
      </div>
    </Pages>
  );
}
