"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import styles from "@/components/console/time-card.module.css";
import { Button } from "@/components/ui/button";

/** After so many steps the room is taken to stay. */
const PATIENCE = 2;

/** How many times the room has moved since it jumped away. */
function useMovesSince(away: string | null, step: string | null): number {
  const [seen, setSeen] = useState({ away, step, moves: 0 });
  if (seen.away !== away) setSeen({ away, step, moves: 0 });
  else if (seen.step !== step) setSeen({ away, step, moves: seen.moves + 1 });
  return seen.away === away ? seen.moves : 0;
}

/** After a jump, for two steps: back to where the room was, with everything as it was; or stay. */
export function AwayLine() {
  const t = useTranslations("console");
  const { plan, view, agenda, act } = useConsoleContext();
  const here = plan.sessions
    .flatMap((s) => s.activities)
    .find((a) => a.steps.some((s) => s.id === view.step));
  // Next leads back from a question that was asked beside the run.
  const step = agenda.away === null || here?.aside?.from === agenda.away ? null : stepOf(plan, agenda.away);
  const moves = useMovesSince(agenda.away, view.step);
  if (!step || moves >= PATIENCE) return null;
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
