import { choicesOf } from "@/activities/choices";
import { useTranslations } from "use-intl";
import { Pages } from "@/components/ui/pages";
import styles from "@/activities/poll/stage.module.css";
import { Question } from "@/components/stage/question";
import type { StageFaceProps } from "@/activities/stage-face";

const sizes = [2.75, 2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

/** A poll by itself: the whole screen for the question and its choices. */
export function PollStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  if (!view.asked) return null;
  return (
    <Pages
      key={`${view.results ? "results" : "options"}/${view.asked.key ? "key" : ""}`}
      sizes={sizes}
      mark={(page, pages) => t("page", { page, pages })}
    >
      <div className={styles.poll} data-many={choicesOf(view.asked.form).length > 5 || undefined}>
        <Question asked={view.asked} results={view.results} language={view.language} whatIf={null} />
      </div>
    </Pages>
  );
}
