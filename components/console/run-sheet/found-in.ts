/** What a search in the run sheet finds. Pure. */
import type { LiveSlot } from "@/model/room/agenda";
import type { PlanMessage, PlanStep } from "@/workshop/protocol/console";

type Session = PlanMessage["sessions"][number];

/**
 * The activities of a session whose title, or a step of which, holds what is wanted; all where the session's does.
 * @param wanted in small letters; empty: everything is
 * @param nameOf what a step is called in the run sheet, where that is not its title
 * @param slot of the agenda; left out: wherever the activity stands
 */
export function foundIn(
  session: Session,
  wanted: string,
  nameOf: (step: PlanStep) => string | null,
  slot?: LiveSlot,
): Session["activities"] {
  const holds = (text: string) => text.toLocaleLowerCase().includes(wanted);
  const own = slot && new Set(slot.items.map((i) => i.activity));
  return session.activities.filter(
    (a) =>
      (!own || own.has(a.id)) &&
      (holds(`${session.number} ${session.title}`) ||
        holds(a.title) ||
        a.steps.some((s) => holds(nameOf(s) ?? (s.part === undefined ? s.title : `${s.part} · ${s.title}`)))),
  );
}
