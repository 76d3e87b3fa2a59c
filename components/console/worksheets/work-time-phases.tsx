"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/work.module.css";
import { Button } from "@/components/ui/button";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { Phases } from "@/model/room/groups";

export const phaseNames = ["alone", "pairs", "fours"] as const;

/** Alone, in pairs, in fours: where the room is, and the next phase, into which the sheets are merged. */
export function PhaseLine({ work, phases }: { work: ConsoleWork; phases: Phases }) {
  const t = useTranslations("console.work");
  const perform = useAction();
  const next = phases.at === 0 ? 1 : phases.at === 1 ? 2 : null;
  return (
    <section className={styles.phases} aria-label={t("phases.title")}>
      <ol>
        {phaseNames.map((name, i) => (
          <li key={name} aria-current={i === phases.at ? "step" : undefined}>
            {t(`phases.${name}`)}
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button
          size="small"
          onClick={() =>
            perform(
              { type: "next-phase", activity: work.activity, at: next },
              t(`phases.now.${phaseNames[next]}`),
            )
          }
        >
          {t(`phases.next.${phaseNames[next]}`)}
        </Button>
      )}
    </section>
  );
}
