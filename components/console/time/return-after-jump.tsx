"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import styles from "@/components/console/time/time-card.module.css";
import { Button } from "@/components/ui/button";

/** After so many steps the room is taken to stay. */
const MAX_MOVES = 2;

/** From where the room jumped away, where it is, and how many times it has moved since. */
export interface AwayState {
  returnTo: string | null;
  step: string | null;
  moves: number;
}

/** The same once the room stands elsewhere; the same object where it does not. */
export function countMoves(seen: AwayState, returnTo: string | null, step: string | null): AwayState {
  if (seen.returnTo !== returnTo) return { returnTo, step, moves: 0 };
  return seen.step === step ? seen : { returnTo, step, moves: seen.moves + 1 };
}

export const isOffered = ({ returnTo, moves }: AwayState): boolean => returnTo !== null && moves < MAX_MOVES;

/** After a jump, for two steps: back to where the room was, with everything as it was; or stay. */
export function AwayLine() {
  const t = useTranslations("console");
  const { plan, view, agenda, act } = useConsoleContext();
  const here = plan.sessions
    .flatMap((s) => s.activities)
    .find((a) => a.steps.some((s) => s.id === view.step));
  // Next leads back from a question that was asked beside the run.
  const step =
    agenda.returnTo === null || here?.aside?.from === agenda.returnTo ? null : stepOf(plan, agenda.returnTo);
  const [before, setSeen] = useState<AwayState>({ returnTo: agenda.returnTo, step: view.step, moves: 0 });
  const seen = countMoves(before, agenda.returnTo, view.step);
  if (seen !== before) setSeen(seen);
  if (!step || !isOffered(seen)) return null;
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
