import { kindOf } from "@/activities/kinds";
import { allSlots, authoredDay, authoredSlot, lengthOf } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import type { Workshop } from "@/workshop/content/workshop";
import type { CalendarEvent } from "@/workshop/exports/calendar";
import type { PlannedMeasure } from "@/workshop/debrief/plan-of-action";
import { dayOfWave, WAVES } from "@/workshop/debrief/follow-up/waves";

export interface RoomDates {
  id: string;
  title: string;
  agenda: LiveAgenda;
  workshop: Workshop;
  /** Milliseconds since the epoch; null while the room runs. */
  endedAt: number | null;
}

const MINUTE = 60_000;

/** Sessions and breaks of begun days, as planned, up to the room's end. Other days have no date. */
export function agendaEvents(room: RoomDates): CalendarEvent[] {
  const { id, agenda, workshop } = room;
  const end = room.endedAt ?? Infinity;
  return agenda.days.flatMap((day) => {
    if (!day.begun) return [];
    const title = authoredDay(workshop, agenda, day.id)?.title ?? room.title;
    let cursor = day.begun.planned;
    return day.slots.flatMap((slot): CalendarEvent[] => {
      const from = cursor;
      cursor += lengthOf(slot) * MINUTE;
      if (cursor === from || from >= end) return [];
      const session = workshop.sessions.find((s) => s.id === slot.session);
      const name = session?.title ?? authoredSlot(workshop, agenda, slot.id)?.title ?? title;
      return [
        {
          uid: `${id}-${day.id}-${slot.id}@plenary.invalid`,
          title: name,
          about: [room.title, title].filter((t, i, all) => all.indexOf(t) === i).join("\n"),
          when: { from, to: Math.min(cursor, end) },
        },
      ];
    });
  });
}

const promising = (workshop: Workshop): boolean =>
  workshop.sessions.some((s) => s.activities.some((a) => kindOf(a).givenBack));

const hasDays = (agenda: LiveAgenda): boolean =>
  agenda.days.some((d) => d.begun !== null) && allSlots(agenda).length > 0;

/**
 * The follow-up days of commitments, counted from the room's end or its last begun day. A code made on
 * another day counts from that day. @param say the words for one of them, by days
 */
export function followUpEvents(
  { id, agenda, workshop, endedAt }: RoomDates,
  say: (days: number) => Pick<CalendarEvent, "title" | "about">,
): CalendarEvent[] {
  const last = endedAt ?? agenda.days.findLast((d) => d.begun !== null)?.begun?.at;
  if (!promising(workshop) || last === undefined) return [];
  return WAVES.map((days) => ({
    uid: `${id}-follow-up-${days}@plenary.invalid`,
    ...say(days),
    when: { day: dayOfWave(new Date(last), days).toISOString().slice(0, 10) },
  }));
}

export const hasDates = (
  { agenda, workshop }: Pick<RoomDates, "agenda" | "workshop">,
  ended: boolean,
): boolean => hasDays(agenda) || (ended && promising(workshop));

/** A day in the calendar for each measure that has one. @param about its further words */
export const planEvents = (
  room: string,
  rows: readonly PlannedMeasure[],
  about: (row: PlannedMeasure) => string,
): CalendarEvent[] =>
  rows.flatMap((row) =>
    row.day === null
      ? []
      : [
          {
            uid: `${room}-${row.id}@plenary.invalid`,
            title: row.measure,
            about: about(row),
            when: { day: row.day },
          },
        ],
  );
