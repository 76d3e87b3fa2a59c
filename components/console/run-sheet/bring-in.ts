/** The place of an activity that the agenda does not have yet. */
import type { LiveAgenda } from "@/model/room/agenda";
import type { AgendaChange } from "@/workshop/room/agenda/change-schema";
import type { PlanMessage } from "@/workshop/protocol/console";

type Move = Extract<AgendaChange, { do: "move" }>;

/**
 * The change that brings an activity into a part of its session, of the running day if possible, before the
 * first activity that follows it in the workshop. Null where no remaining day has such a part.
 */
export function bringingIn(
  agenda: LiveAgenda,
  session: PlanMessage["sessions"][number],
  activity: string,
): Move | null {
  const days = agenda.days.filter((d) => d.ended === null);
  const running = days.filter((d) => d.begun !== null);
  const slots = [...running, ...days].flatMap((d) => d.slots).filter((s) => s.session === session.id);
  const slot = slots.find((s) => !s.skipped) ?? slots[0];
  if (!slot) return null;
  const order = session.activities.map((a) => a.id);
  const follows = slot.items.find((i) => order.indexOf(i.activity) > order.indexOf(activity));
  return { do: "move", activity, slot: slot.id, before: follows?.activity ?? null };
}
