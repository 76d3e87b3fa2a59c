"use client";
/** The search in the run sheet. */
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { LiveSlot } from "@/model/room/agenda";
import type { PlanMessage, PlanStep } from "@/workshop/protocol/console";

type Session = PlanMessage["sessions"][number];

/**
 * The activities of a session with the searched text in their title or a step; all where the session has it.
 * @param wanted in small letters @param nameOf a step's name for its title @param slot limits the search
 */
export function foundIn(
  session: Session,
  wanted: string,
  nameOf: (step: PlanStep) => string | null,
  slot?: LiveSlot,
): Session["activities"] {
  const holds = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const planned = slot && new Set(slot.items.map((i) => i.activity));
  return session.activities.filter(
    (a) =>
      (!planned || planned.has(a.id)) &&
      (holds(`${session.number} ${session.title}`) ||
        holds(a.title) ||
        a.steps.some((s) => holds(nameOf(s) ?? (s.part === undefined ? s.title : `${s.part} · ${s.title}`)))),
  );
}

/** Searches by the names in the run sheet. */
export function useFoundIn() {
  const t = useTranslations("console");
  const { faces } = useConsoleContext();
  const nameOf = (step: PlanStep) => {
    const stop = faces[step.kind].stopName?.(step);
    return stop ? t(`sheet.stops.${stop}`) : null;
  };
  return (session: Session, wanted: string, slot?: LiveSlot) => foundIn(session, wanted, nameOf, slot);
}
