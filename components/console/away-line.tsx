"use client";
import { useTranslations } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import styles from "@/components/console/time-card.module.css";
import { Button } from "@/components/ui/button";

/** After a jump: back to where the room was, with everything as it was; or stay. */
export function AwayLine() {
  const t = useTranslations("console");
  const { plan, view, agenda, act } = useConsoleContext();
  const here = plan.sessions
    .flatMap((s) => s.activities)
    .find((a) => a.steps.some((s) => s.id === view.step));
  // Next leads back from a question that was asked beside the run.
  const step = agenda.away === null || here?.aside?.from === agenda.away ? null : stepOf(plan, agenda.away);
  if (!step) return null;
  return (
    <section className={styles.away}>
      <p>{t("away.text")}</p>
      <Button
        size="small"
        data-verb="return"
        onClick={() => act({ type: "go", to: step.id, seen: view.stepRevision })}
      >
        {t.rich("away.back", { step: () => <StepName step={step} /> })}
      </Button>
      <Button size="small" look="quiet" onClick={() => act({ type: "stay" })}>
        {t("away.stay")}
      </Button>
    </section>
  );
}
