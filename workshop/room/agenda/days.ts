/** Beginning and ending a day. Pure; times are milliseconds since the epoch. */
import { dayPhase, nextDay, placeOfUnit, type AgendaUnit } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, LiveDay } from "@/model/room/agenda";

const MINUTE = 60_000;
/** A beginning further than this from the plan has none: an evening's rehearsal is not hours late. */
const MAX_START_DRIFT_MS = 3 * 60 * MINUTE;
/** After this time without a step, an open day goes on as planned from where it resumes. */
export const DAY_IDLE_MS = 4 * 60 * MINUTE;

const withDay = (agenda: LiveAgenda, id: string, change: Partial<LiveDay>): LiveAgenda => ({
  ...agenda,
  days: agenda.days.map((d) => (d.id === id ? { ...d, ...change } : d)),
});

export function withDayEnded(agenda: LiveAgenda, now: number): LiveAgenda {
  const phase = dayPhase(agenda);
  return phase.is === "on" ? withDay(agenda, phase.day.id, { ended: now }) : agenda;
}

/**
 * Begins a day and ends the running one; a day just ended goes on. @param planned its planned beginning; kept
 * only where near
 */
export function withDayBegun(
  agenda: LiveAgenda,
  id: string,
  now: number,
  planned: number | null,
): LiveAgenda {
  const phase = dayPhase(agenda);
  if (phase.is === "over" && phase.day.id === id)
    return withDay(agenda, id, { ended: null, begun: resumed(phase.day, now) });
  const near = planned !== null && Math.abs(planned - now) <= MAX_START_DRIFT_MS;
  const begun = { at: now, planned: near ? planned : now };
  return withDay(withDayEnded(agenda, now), id, { begun, ended: null });
}

/** A day that goes on after a night goes on with its plan; one that goes on at once is as late as it was. */
function resumed(day: LiveDay, now: number): LiveDay["begun"] {
  const rested = now - (day.ended ?? now);
  return day.begun && rested >= DAY_IDLE_MS
    ? { ...day.begun, planned: day.begun.planned + rested }
    : day.begun;
}

/**
 * The agenda at a unit: where no day runs, the unit's day, or the first to come, begins as if on time. @param
 * quietSince the room's last move; null: none
 */
export function withDayFor(
  agenda: LiveAgenda,
  unit: AgendaUnit,
  now: number,
  quietSince: number | null,
): LiveAgenda {
  const phase = dayPhase(agenda);
  if (phase.is === "over") return agenda;
  if (phase.is === "on") {
    if (quietSince === null || now - quietSince < DAY_IDLE_MS) return agenda;
    return withDay(agenda, phase.day.id, {
      begun: { at: phase.day.begun!.at, planned: now - offsetOf(phase.day, unit) },
    });
  }
  const day = placeOfUnit(agenda, unit)?.day ?? nextDay(agenda);
  if (!day) return agenda;
  return withDay(agenda, day.id, { begun: { at: now, planned: now - offsetOf(day, unit) } });
}

/** Milliseconds from the beginning of a day to a unit, as planned now; 0 where the day does not have it. */
export function offsetOf(day: LiveDay, unit: AgendaUnit): number {
  let minutes = 0;
  for (const slot of day.slots) {
    if (slot.session === null) {
      if (unit === `@${slot.id}`) return minutes * MINUTE;
      minutes += slot.skipped ? 0 : slot.spare;
      continue;
    }
    let within = minutes;
    for (const item of slot.items) {
      if (item.activity === unit) return within * MINUTE;
      within += item.skipped ? 0 : item.minutes;
    }
    minutes = Math.max(minutes, within + slot.spare);
  }
  return 0;
}
