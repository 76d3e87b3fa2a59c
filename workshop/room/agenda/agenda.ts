/**
 * The run of a room's days: planned, changed and skipped units. Titles are looked up by id, in each reader's
 * language. Pure.
 */
import type { Agenda, Slot, Workshop } from "@/workshop/content/workshop";
import type { LiveAgenda, LiveDay, LiveSlot } from "@/model/room/agenda";

/** A thing with its own time: an activity's id, or `@` and the id of a slot without activities. */
export type AgendaUnit = string;

export const unitOfSlot = (slot: string): AgendaUnit => `@${slot}`;
/** The id of the slot that a unit or a step stands for; null for an activity. */
export const slotOfUnit = (unit: AgendaUnit): string | null => (unit.startsWith("@") ? unit.slice(1) : null);

export const unitsOf = (slot: LiveSlot): AgendaUnit[] =>
  slot.session === null ? [unitOfSlot(slot.id)] : slot.items.map((i) => i.activity);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const lengthOf = (slot: LiveSlot): number =>
  slot.skipped
    ? 0
    : Math.max(0, slot.spare + sum(slot.items.filter((i) => !i.skipped).map((i) => i.minutes)));

/** Begins what stands in place of an agenda's id where a room runs one session alone. */
export const ONE_SESSION = "session:";
export const sessionAgenda = (session: string): string => ONE_SESSION + session;

/**
 * A new room's agenda: one session, or, for an unknown id, all as one day. @param doorAsks sectors are asked
 * at the door, so questions for them are skipped
 */
export function agendaFrom(workshop: Workshop, agendaId: string | null, doorAsks = false): LiveAgenda {
  const agenda = workshop.agendas.find((a) => a.id === agendaId);
  const single = workshop.sessions.filter(({ id }) => sessionAgenda(id) === agendaId);
  const sessions = single.length > 0 ? single : workshop.sessions;
  const days = agenda?.days ?? [{ id: "all", slots: sessions.map(wholeSessionSlot) }];
  // An activity is run once: it belongs to the first slot that names it.
  const taken = new Set<string>();
  return {
    of: agenda?.id ?? null,
    days: days.map((day) => ({
      id: day.id,
      slots: liveSlots(workshop, day.slots, taken, doorAsks),
      planned: sum(day.slots.map((s) => s.minutes)),
      begun: null,
      ended: null,
    })),
  };
}

const wholeSessionSlot = (session: Workshop["sessions"][number]): Slot => ({
  id: session.id,
  session: session.id,
  minutes: session.minutes,
});

function liveSlots(
  workshop: Workshop,
  slots: readonly Slot[],
  taken: Set<string>,
  doorAsks: boolean,
): LiveSlot[] {
  let from = 0;
  return slots.map((slot) => {
    const session = workshop.sessions.find((s) => s.id === slot.session);
    const activities = new Map(session?.activities.map((a) => [a.id, a]));
    const ids = (slot.activities ?? [...activities.keys()]).filter(
      (id) => activities.has(id) && !taken.has(id),
    );
    for (const id of ids) taken.add(id);
    const items = ids.map((id) => {
      const activity = activities.get(id)!;
      const asksSector = "asksSector" in activity && activity.asksSector;
      return { activity: id, minutes: activity.minutes, skipped: doorAsks && asksSector };
    });
    const spare = slot.minutes - sum(items.map((i) => i.minutes));
    const live = { id: slot.id, session: session?.id ?? null, items, spare, skipped: false, from };
    from += slot.minutes;
    return live;
  });
}

export function authoredDay(
  workshop: Workshop,
  agenda: Pick<LiveAgenda, "of">,
  id: string,
): Agenda["days"][number] | undefined {
  return workshop.agendas.find((a) => a.id === agenda.of)?.days.find((d) => d.id === id);
}
export function authoredSlot(
  workshop: Workshop,
  agenda: Pick<LiveAgenda, "of">,
  id: string,
): Slot | undefined {
  return workshop.agendas
    .find((a) => a.id === agenda.of)
    ?.days.flatMap((d) => d.slots)
    .find((s) => s.id === id);
}

export const allSlots = (agenda: LiveAgenda): LiveSlot[] => agenda.days.flatMap((d) => d.slots);

/** The day and the slot that hold a unit; null where the agenda does not have it. */
export function placeOfUnit(agenda: LiveAgenda, unit: AgendaUnit): { day: LiveDay; slot: LiveSlot } | null {
  for (const day of agenda.days) {
    for (const slot of day.slots) if (unitsOf(slot).includes(unit)) return { day, slot };
  }
  return null;
}

/** Where the days stand: before the first, in one, or between two and after the last. */
type DayPhase = { is: "before" } | { is: "on" | "over"; day: LiveDay };

export function dayPhase(agenda: LiveAgenda): DayPhase {
  const begun = agenda.days.filter((d) => d.begun !== null);
  const last = begun.sort((a, b) => a.begun!.at - b.begun!.at).at(-1);
  return last ? { is: last.ended === null ? "on" : "over", day: last } : { is: "before" };
}

/** The first day that has not begun; null when all have. */
export const nextDay = (agenda: LiveAgenda): LiveDay | null =>
  agenda.days.find((d) => d.begun === null) ?? null;

/** The day that runs, or would run next; null when there is none. */
export function dayToRun(agenda: LiveAgenda): LiveDay | null {
  const phase = dayPhase(agenda);
  return phase.is === "on" ? phase.day : nextDay(agenda);
}

export const toRun = (day: LiveDay): AgendaUnit[] =>
  day.slots.flatMap((slot) =>
    slot.skipped ? [] : unitsOf({ ...slot, items: slot.items.filter((i) => !i.skipped) }),
  );

/** The first unit of a day that is neither skipped nor shown; null: none. */
export const firstToCome = (day: LiveDay, shown: ReadonlySet<AgendaUnit>): AgendaUnit | null =>
  toRun(day).find((u) => !shown.has(u)) ?? null;
