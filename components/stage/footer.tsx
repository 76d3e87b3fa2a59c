import { useTranslations } from "@/components/language/use-translations";
import { Countdown } from "@/components/ui/countdown";
import { saidBySource } from "@/model/activity/answer-sources";
import { useClock } from "@/components/ui/use-clock";
import type { StageFaces } from "@/components/stage/face";
import styles from "@/components/stage/footer.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** A question's progress, remaining time and promise. */
export function Footer({ view, offset, faces }: { view: StageView; offset: number; faces: StageFaces }) {
  const t = useTranslations("stage");
  const compare = useTranslations("compare");
  const question = view.asked;
  const now = useClock(offset, question?.phase === "open" && question.opensAt !== null);
  if (!question || faces[question.form.kind].countsNobody?.(question.form))
    return <footer className={styles.footer} />;
  const reading = question.phase === "open" && question.opensAt !== null && question.opensAt > now;
  return (
    <footer className={styles.footer}>
      {question.phase === "prepared" && <span>{t("prepared")}</span>}
      {reading && question.opensAt !== null && (
        <span className={styles.time}>
          {t.rich("readFirst", {
            time: () => (
              <Countdown until={question.opensAt ?? 0} offset={offset} say={() => t("opensSaid")} />
            ),
          })}
        </span>
      )}
      {question.phase !== "prepared" && !reading && (
        <span className={styles.answered} data-open={question.phase === "open" || undefined}>
          <i aria-hidden="true" />
          {t("answered", { answered: view.answered, here: Math.max(view.here, view.answered) })}
        </span>
      )}
      {question.phase === "open" && !reading && question.closesAt !== null && (
        <span className={styles.time}>
          {t.rich("closesIn", {
            time: () => (
              <Countdown
                until={question.closesAt ?? 0}
                offset={offset}
                say={(seconds) => t("secondsLeft", { seconds })}
              />
            ),
          })}
        </span>
      )}
      {view.results?.bySource && (
        <span>{saidBySource(view.results.bySource, (values) => compare("bySource", values))}</span>
      )}
      {view.results && view.results.passed > 0 && <span>{t("passed", { count: view.results.passed })}</span>}
      {question.phase === "closed" && <span>{t("closed")}</span>}
      <span className={styles.promise}>{t(question.finished ? "promiseFinished" : "promiseOpen")}</span>
    </footer>
  );
}
