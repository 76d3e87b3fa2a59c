"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/results/live-results.module.css";
import { Marks } from "@/components/console/results/marks";
import { MovedSince } from "@/components/console/results/opinion-shift";
import { Button } from "@/components/ui/button";
import { type TalliedSource, saidBySource } from "@/model/activity/answer-sources";
import { countedBy, peopleByHand } from "@/model/activity/show-of-hands";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { Asked } from "@/workshop/protocol/views";
import { chosenByAll } from "@/workshop/views/chosen-by-all";

/** The answers that the trainer may see. @param drawn a small stage above shows the choices already */
export function LiveResults({ asked, drawn }: { asked: Asked; drawn: boolean }) {
  const t = useTranslations("console");
  const { faces, plan, verbs, view } = useConsoleContext();
  const { results } = view;
  const { Results } = faces[asked.form.kind];
  return (
    <div className={styles.results}>
      {Results && (
        <div className={drawn && !results ? "quiet" : undefined}>
          <Results asked={asked} results={results} language={plan.language} />
        </div>
      )}
      {view.withheld && <p role="status">{t(`live.withheld.${view.withheld}`)}</p>}
      {results?.live && <p className="hint">{t("live.held")}</p>}
      <OneMind asked={asked} />
      {results && results.passed > 0 && <p className="hint">{t("live.passed", { count: results.passed })}</p>}
      <MovedSince asked={asked} />
      {!drawn && <Answered asked={asked} />}
      <BySource />
      <LookHint asked={asked} />
      {results && <Marks asked={asked} results={results} />}
      {verbs.reveal?.can === false && verbs.reveal.why === "testRuns" && (
        <p className="hint">{t("why.testRuns")}</p>
      )}
      {asked.finished && <p className="hint">{t("live.finished")}</p>}
    </div>
  );
}

/** Warns before the reveal that an answer of all is known of each of them. */
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

/** How many came by each source, and who went round the shared phones; the ways to count hands and cards. */
function BySource() {
  const t = useTranslations("console");
  const compare = useTranslations("compare");
  const { view, show } = useConsoleContext();
  const { counting, results, turns } = view;
  const counted = (source: TalliedSource) =>
    counting ? peopleByHand(counting.items, countedBy(source, counting.counted, null).sum) : 0;
  return (
    <>
      {turns !== null && (
        <p className="hint">{t("count.turns", { count: turns, people: counting?.withoutPhone ?? 0 })}</p>
      )}
      {results?.bySource && (
        <p className="hint">{saidBySource(results.bySource, (values) => compare("bySource", values))}</p>
      )}
      {counting && (
        <p className="row">
          <Button size="small" onClick={() => show({ kind: "count" })}>
            {t("count.verb", { count: counted("hand") })}
          </Button>
          <Button size="small" onClick={() => show({ kind: "cards" })}>
            {t("cards.verb", { count: counted("card") })}
          </Button>
        </p>
      )}
    </>
  );
}

/** The number of answers and the private look, in one line. */
export function Answered({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  if (asked.phase === "prepared") return null;
  const here = Math.max(view.presence.here + (view.counting?.withoutPhone ?? 0), view.answered);
  return (
    <p className={styles.meter}>
      <b>
        <span aria-hidden="true">{t("live.answeredShort", { answered: view.answered, here })}</span>
        <span className="quiet">{t("live.answered", { answered: view.answered, here })}</span>
      </b>
      <span className={`track ${styles.gauge}`} aria-hidden="true">
        <i style={{ inlineSize: `${here ? (100 * view.answered) / here : 0}%` }} />
      </span>
      {!seenAnyway(view) && (
        <Button
          size="small"
          look="bare"
          aria-pressed={view.preview}
          title={asked.phase === "open" ? t("live.lookOpen") : undefined}
          onClick={() => act({ type: "preview", on: !view.preview })}
        >
          {t(view.preview ? "live.stopLooking" : "live.look")}
        </Button>
      )}
    </p>
  );
}

/** True where the trainer sees the results without a private look. */
const seenAnyway = ({ ended, withheld, results }: ConsoleView): boolean =>
  ended || withheld !== null || (results !== null && !results.live);

/** Explains the private look at a closed round, and an empty one at an open round. */
function LookHint({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { view } = useConsoleContext();
  if (asked.phase === "prepared" || seenAnyway(view)) return null;
  const open = asked.phase === "open";
  const hint = view.preview ? open && !view.results && "live.tooFew" : !open && "live.lookClosed";
  return hint ? <p className="hint">{t(hint)}</p> : null;
}
