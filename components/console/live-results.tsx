"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/live-results.module.css";
import { Marks } from "@/components/console/marks";
import { MovedSince } from "@/components/console/moved";
import { Bars } from "@/components/ui/bars";
import { Button } from "@/components/ui/button";
import type { Asked } from "@/workshop/protocol/down";

/** How many have answered, and what they answered as far as the trainer may see it now. */
export function LiveResults({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { plan, view } = useCockpit();
  const { results } = view;
  const here = Math.max(view.presence.here, view.answered);
  return (
    <div className={styles.results}>
      {results ? (
        <>
          <Bars
            lang={plan.language}
            className={asked.form.kind === "poll" ? styles.wide : undefined}
            bars={results.options.map((o) => ({
              id: o.id,
              label: o.text,
              tone: o.tone ?? "plain",
              percent: o.percent,
              value: o.percent === null ? String(o.count) : t("live.value", { count: o.count, percent: o.percent }),
            }))}
          />
          {results.live && <p className={styles.soft}>{t("live.held")}</p>}
        </>
      ) : (
        <ol className={styles.options} lang={plan.language}>
          {asked.form.options.map((o) => (
            <li key={o.id}>{o.text}</li>
          ))}
        </ol>
      )}
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
      {asked.finished && <p className={styles.soft}>{t("live.finished")}</p>}
    </div>
  );
}

/** The private look: absent once the result is seen anyway. */
function Look({ asked }: { asked: Asked }) {
  const t = useTranslations("console");
  const { view, act } = useCockpit();
  const seen = view.results !== null && !view.results.live;
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
      <Button size="small" aria-pressed={view.preview} onClick={() => act({ type: "preview", on: !view.preview })}>
        {t(view.preview ? "live.stopLooking" : "live.look")}
      </Button>
      {hint && <p className={styles.soft}>{t(hint)}</p>}
    </div>
  );
}
