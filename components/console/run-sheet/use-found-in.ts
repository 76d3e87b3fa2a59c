"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { foundIn } from "@/components/console/run-sheet/found-in";
import type { LiveSlot } from "@/model/room/agenda";
import type { PlanMessage } from "@/workshop/protocol/console";

/** What a search finds, by the names that stand in the run sheet. */
export function useFoundIn() {
  const t = useTranslations("console");
  const { faces } = useConsoleContext();
  return (session: PlanMessage["sessions"][number], wanted: string, slot?: LiveSlot) =>
    foundIn(
      session,
      wanted,
      (step) => {
        const stop = faces[step.kind].stopName?.(step);
        return stop ? t(`sheet.stops.${stop}`) : null;
      },
      slot,
    );
}
