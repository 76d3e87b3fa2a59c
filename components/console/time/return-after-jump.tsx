"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { StepName } from "@/components/console/step-name";
import { activityOf, stepOf } from "@/components/console/steps";
import { Button } from "@/components/ui/button";

/** The choice after a jump: back to the former place, or stay. */
export function AwayLine() {
  const t = useTranslations("console");
  const { plan, view, act } = useConsoleContext();
  const here = view.step === null ? null : activityOf(plan, stepOf(plan, view.step)?.activityId);
  // Next leads back from a question that was asked beside the run.
  const beside = here?.aside && here.aside.from === view.returnTo;
  const step = view.returnTo === null || beside ? null : stepOf(plan, view.returnTo);
  if (!step) return null;
  return (
    <section className="row">
      <Button
        size="small"
        data-verb="return"
        onClick={() => act({ type: "go", to: step.id, seen: view.stepRevision })}
      >
        {t.rich("away.back", { step: () => <StepName step={step} /> })}
      </Button>
      <Button size="small" look="bare" onClick={() => act({ type: "stay" })}>
        {t("away.stay")}
      </Button>
    </section>
  );
}
