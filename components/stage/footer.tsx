import { useTranslations } from "@/components/language/use-translations";
import { Countdown } from "@/components/ui/countdown";
import { useClock } from "@/components/ui/use-clock";
import type { StageFaces } from "@/components/stage/face";
import styles from "@/components/stage/footer.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** How far the question is, how long it still takes, and what becomes of the answers. */
export function Footer({ view, offset, faces }: { view: StageView; offset: number; faces: StageFaces }) {
  const t = useTranslations("stage");
  const asked = view.asked;
  const now = useClock(offset, asked?.phase === "open" && asked.opensAt !== null);
  if (!asked || faces[asked.form.kind].countsNobody?.(asked.form))
    return <footer className={styles.footer} />;
  const reading = asked.phase === "open" && asked.opensAt !== null && asked.opensAt > now;
  return (
    <footer className={styles.footer}>
      {asked.phase === "prepared" && <span>{t("prepared")}</span>}
      {reading && asked.opensAt !== null && (
        <span className={styles.time}>
          {t.rich("readFirst", {
            time: () => <Countdown until={asked.opensAt ?? 0} offset={offset} say={() => t("opensSaid")} />,
          })}
        </span>
      )}
      {asked.phase !== "prepared" && !reading && (
        <span className={styles.answered} data-open={asked.phase === "open" || undefined}>
          <i aria-hidden="true" />
          {t("answered", { answered: view.answered, here: Math.max(view.here, view.answered) })}
        </span>
      )}
      {asked.phase === "open" && !reading && asked.closesAt !== null && (
        <span className={styles.time}>
          {t.rich("closesIn", {
            time: () => (
              <Countdown
                until={asked.closesAt ?? 0}
                offset={offset}
                say={(seconds) => t("secondsLeft", { seconds })}
              />
            ),
          })}
        </span>
      )}
      {view.results && view.results.passed > 0 && <span>{t("passed", { count: view.results.passed })}</span>}
      {asked.phase === "closed" && <span>{t("closed")}</span>}
      <span className={styles.promise}>{t(asked.finished ? "promiseFinished" : "promiseOpen")}</span>
    </footer>
  );
}
