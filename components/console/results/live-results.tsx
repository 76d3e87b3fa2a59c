"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/results/live-results.module.css";
import { Marks } from "@/components/console/results/marks";
import { MovedSince } from "@/components/console/results/opinion-shift";
import { Button } from "@/components/ui/button";
import type { Asked } from "@/workshop/protocol/views";
import { chosenByAll } from "@/workshop/views/chosen-by-all";

/** How many have answered, and what they answered as far as the trainer may see it now. */
export function LiveResults({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { faces, plan, verbs, view } = useConsoleContext();
  const { results } = view;
  const { Results } = faces[asked.form.kind];
  const here = Math.max(view.presence.here, view.answered);
  return (
    <div className={styles.results}>
      {Results && <Results asked={asked} results={results} language={plan.language} />}
      {view.withheld && <p role="status">{t(`live.withheld.${view.withheld}`)}</p>}
      {results?.live && <p className={styles.muted}>{t("live.held")}</p>}
      <OneMind asked={asked} />
      {asked.phase !== "prepared" && (
        <p className={styles.meter}>
          <span className={styles.gauge} aria-hidden="true">
            <i style={{ inlineSize: `${here ? (100 * view.answered) / here : 0}%` }} />
          </span>
          <b>{t("live.answered", { answered: view.answered, here })}</b>
          {results && results.passed > 0 && <span>{t("live.passed", { count: results.passed })}</span>}
          <MovedSince asked={asked} />
        </p>
      )}
      <Look asked={asked} />
      {results && <Marks asked={asked} results={results} />}
      {verbs.reveal?.can === false && verbs.reveal.why === "testRuns" && (
        <p className={styles.muted}>{t("why.testRuns")}</p>
      )}
      {asked.finished && <p className={styles.muted}>{t("live.finished")}</p>}
    </div>
  );
}

/** Said before it is shown: what everybody chose is known of each of them (B-151). */
function OneMind({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  const chosen =
    asked.phase === "closed" && view.results && !view.results.live ? chosenByAll(view.results) : null;
  if (!chosen) return null;
  return (
    <p role="status" data-one-mind>
      <b>
        {t.rich("live.oneMind", {
          count: view.answered,
          what: () => <bdi lang={plan.language}>{chosen.text}</bdi>,
        })}
      </b>{" "}
      {t("live.oneMindMore")}
    </p>
  );
}

/** The private look: absent once the result is seen anyway. */
function Look({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  const seen = view.withheld !== null || (view.results !== null && !view.results.live);
  if (asked.phase === "prepared" || view.ended || seen) return null;
  const hint = view.preview
    ? asked.phase === "open" && !view.results
      ? "live.tooFew"
      : asked.phase === "open"
        ? "live.lookOpen"
        : null
    : asked.phase === "open"
      ? "live.lookOpen"
      : "live.lookClosed";
  return (
    <div className={styles.look}>
      <Button
        size="small"
        aria-pressed={view.preview}
        onClick={() => act({ type: "preview", on: !view.preview })}
      >
        {t(view.preview ? "live.stopLooking" : "live.look")}
      </Button>
      {hint && <p className={styles.muted}>{t(hint)}</p>}
    </div>
  );
}
