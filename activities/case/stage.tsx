import { useTranslations } from "use-intl";
import { Pages } from "@/components/ui/pages";
import styles from "@/activities/case/stage.module.css";
import { Question } from "@/components/stage/question";
import { heat, Story } from "@/activities/case/story";
import { Trail } from "@/activities/case/trail";
import { Authored } from "@/components/ui/authored";
import type { StageFaceProps } from "@/activities/stage-face";

const storySizes = [2.5, 2.35, 2.2, 2, 1.85, 1.7, 1.55, 1.5];
const questionSizes = [2, 1.85, 1.7, 1.6, 1.5];

/** One part of a case: the story on one side, the question and what the room thinks on the other. */
export function CaseStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { face } = view;
  if (face.kind !== "case") return null;
  const part = view.place?.part;
  const marks = view.results?.marks.clauses;
  const answered = view.results?.answered ?? 0;
  const moving = face.clauses.some((clause) => heat(marks?.[clause.id], answered) > 0);
  return (
    <div
      className={styles.case}
      data-asked={view.asked ? true : undefined}
      data-second={view.asked && view.second ? true : undefined}
      data-key={view.asked?.key ? true : undefined}
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
            <Authored text={face.recall} />
          </p>
        )}
        <Pages sizes={storySizes} className={styles.pages} mark={(page, pages) => t("page", { page, pages })}>
          <Story clauses={face.clauses} marks={marks} answered={answered} language={view.language} />
        </Pages>
        {moving && <p className={styles.legend}>{t("underlined")}</p>}
      </section>
      {view.asked && (
        <section className={styles.room}>
          <Pages
            key={`${view.asked.question}/${view.results ? "results" : "options"}/${view.asked.key ? "key" : ""}`}
            sizes={questionSizes}
            className={styles.pages}
            mark={(page, pages) => t("page", { page, pages })}
          >
            <Question
              asked={view.asked}
              results={view.results}
              language={view.language}
              whatIf={face.whatIf}
            />
          </Pages>
          {!face.whatIf && !view.asked.key && <Trail view={view} />}
        </section>
      )}
    </div>
  );
}
