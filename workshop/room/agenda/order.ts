import { type AgendaUnit, unitOfSlot } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, LiveDay } from "@/model/room/agenda";

interface AgendaStop {
  id: string;
  unit: AgendaUnit;
  day: string;
  session: string | null;
}

/** The ids of the steps of an activity, in order; none for an activity that does not exist. */
type StepsOf = (activity: string) => readonly string[];

/** The stops of a day, without what is skipped. */
export const stopsOf = (day: LiveDay, steps: StepsOf): AgendaStop[] =>
  day.slots.flatMap((slot) => {
    if (slot.skipped) return [];
    if (slot.session === null) {
      const unit = unitOfSlot(slot.id);
      return [{ id: unit, unit, day: day.id, session: null }];
    }
    return slot.items
      .filter((i) => !i.skipped)
      .flatMap((i) =>
        steps(i.activity).map((id) => ({ id, unit: i.activity, day: day.id, session: slot.session })),
      );
  });

export const orderOf = (agenda: LiveAgenda, steps: StepsOf): AgendaStop[] =>
  agenda.days.flatMap((d) => stopsOf(d, steps));

export function isNext(order: readonly AgendaStop[], before: string, after: string): boolean {
  const i = order.findIndex((s) => s.id === before);
  return i >= 0 && order[i + 1]?.id === after;
}
