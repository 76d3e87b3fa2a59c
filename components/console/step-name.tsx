"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { nameOf } from "@/components/console/steps";
import type { PlanStep } from "@/workshop/protocol/console";

/** A step's name in the workshop's language; a worksheet's stop in the language of the interface. */
export function StepName({ step }: { step: PlanStep }) {
  const t = useTranslations("console");
  const { faces, plan } = useConsoleContext();
  const stop = faces[step.kind].stopName?.(step);
  return (
    <>
      <bdi lang={plan.language}>{nameOf(plan, step)}</bdi>
      {stop && ` · ${t(`sheet.stops.${stop}`)}`}
    </>
  );
}
