"use client";
import { useTranslations } from "@/components/language/use-translations";
import { choicesOf } from "@/activities/shared/choices";
import styles from "@/components/console/results/live-results.module.css";
import { MoreInDebrief } from "@/components/console/results/more-in-debrief";
import { Bars } from "@/components/ui/bars";
import { REASONS } from "@/model/debrief/given-reasons";
import type { ConsoleView } from "@/workshop/protocol/console";
import type { Asked } from "@/workshop/protocol/views";

export interface ConsoleResultsProps {
  asked: Asked;
  /** Null while the trainer may not see them; then the choices are shown. */
  results: ConsoleView["results"];
  /** The language of the workshop's texts. */
  language: string;
}

/** One list of choices, with bars once there are results. */
export function ChoiceResults({
  asked,
  results,
  language,
  letters = true,
  wide = false,
}: ConsoleResultsProps & { letters?: boolean; wide?: boolean }) {
  const t = useTranslations("console");
  if (!results) {
    return (
      <ol className={styles.options} lang={language}>
        {choicesOf(asked.form).map((o) => (
          <li key={o.id}>{o.text}</li>
        ))}
      </ol>
    );
  }
  return (
    <>
      <Bars
        lang={language}
        letters={letters}
        className={wide ? styles.wide : undefined}
        bars={results.options.map((o) => ({
          id: o.id,
          label: o.text,
          tone: o.tone ?? "plain",
          percent: o.percent,
          value:
            o.percent === null ? String(o.count) : t("live.value", { count: o.count, percent: o.percent }),
        }))}
      />
      <Written reasons={results.texts[REASONS] ?? []} more={results.more?.texts[REASONS]} />
    </>
  );
}

/** People's reasons, folded, since others may see this screen. */
function Written({ reasons, more = 0 }: { reasons: string[]; more?: number }) {
  const t = useTranslations("console");
  if (reasons.length === 0) return null;
  return (
    <details className="quotes">
      <summary>{t("live.reasons", { count: reasons.length + more })}</summary>
      <ul>
        {reasons.map((reason, i) => (
          <li key={i} dir="auto">
            {reason}
          </li>
        ))}
      </ul>
      <MoreInDebrief count={more} />
    </details>
  );
}
