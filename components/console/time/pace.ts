/** The times of the running day, computed on the console from the agenda, the clock and the room's view. Pure. */
import { dayPhase, firstToCome, type AgendaUnit } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, LiveDay } from "@/model/room/agenda";
import { changeAgenda } from "@/workshop/room/agenda/change";
import {
  type DayTimes,
  dayTimes,
  type Gauge,
  gaugeOf,
  type Moment,
  type SlotTimes,
  unitsPassedOver,
  spentOn,
} from "@/workshop/room/agenda/clock";
import { isPinned, planToCatchUp, type Saving } from "@/workshop/room/agenda/suggest";
import { activityOf, stepOf } from "@/components/console/steps";
import type { AgendaMessage, ConsoleView, PlanMessage } from "@/workshop/protocol/console";

/** A day is late from this many minutes on; with an agenda, what can be left out is then listed. */
export const MIN_LATE_MINUTES = 5;

type Seen = Pick<ConsoleView, "step" | "times">;

/** The unit of a step: its activity, or the break that it is. */
function unitOf(plan: PlanMessage, step: string | null): AgendaUnit | null {
  return step === null ? null : (stepOf(plan, step)?.activityId ?? null);
}

export function momentOf(
  plan: PlanMessage,
  view: Seen,
  { agenda, clock, returnTo }: AgendaMessage,
  now: number,
): Moment {
  const units = Object.entries(view.times)
    .sort(([, a], [, b]) => a - b)
    .map(([step]) => stepOf(plan, step)?.activityId ?? step);
  const shown = new Set(units);
  const from = agenda.of === null ? (units.find((unit) => !activityOf(plan, unit)?.aside) ?? null) : null;
  const here = unitOf(plan, view.step);
  // The room comes back from a question that was asked beside its run.
  const beside = activityOf(plan, here)?.aside;
  const day = beside && dayNow({ agenda });
  const back = unitOf(plan, returnTo ?? beside?.from ?? null) ?? (day ? firstToCome(day, shown) : null);
  return { now, clock, here, returnTo: back, shown, from };
}

/** The day that runs or has just ended; null before the first. */
function dayNow({ agenda }: Pick<AgendaMessage, "agenda">): LiveDay | null {
  const phase = dayPhase(agenda);
  return phase.is === "before" ? null : phase.day;
}

export interface Pace {
  day: LiveDay;
  times: DayTimes;
  /** Minutes behind the plan, negative: ahead; null where nobody chose an agenda, and so nobody promised a time. */
  drift: number | null;
  /** The time of the present activity; null where it has no planned minutes. */
  gauge: Gauge | null;
  /** When the present slot is expected to be over; milliseconds since the epoch. */
  slotEnds: number | null;
  /** A plan that wins the minutes by which the day is late; empty where it is not. */
  savings: Saving[];
  /** The day after some of them: when it is expected to end, and the next meal where that comes when it was planned. */
  after: (savings: readonly Saving[]) => { end: number; meal: SlotTimes | null };
}

/** How the day goes; null before its first step. */
export function paceOf(plan: PlanMessage, view: Seen, message: AgendaMessage, now: number): Pace | null {
  const day = dayNow(message);
  const at = momentOf(plan, view, message, now);
  const times = day && dayTimes(day, at);
  if (!day || !times) return null;
  const drift = message.agenda.of === null ? null : times.drift;
  const passed = new Set([...at.shown, ...unitsPassedOver(day, at)]);
  const late = drift !== null && drift >= MIN_LATE_MINUTES && day.ended === null;
  return {
    day,
    times,
    drift,
    gauge: day.ended === null ? gaugeNow(message, at) : null,
    slotEnds: slotEnds(day, times, at.here),
    savings: late ? planToCatchUp(day, passed, priorities(plan), drift) : [],
    after: (savings) => dayAfter(message.agenda, day, at, savings),
  };
}

function dayAfter(
  agenda: LiveAgenda,
  day: LiveDay,
  at: Moment,
  savings: readonly Saving[],
): ReturnType<Pace["after"]> {
  const changes = savings.map((s) => s.change);
  const changed = changes.length
    ? changeAgenda(agenda, { do: "together", changes }, () => undefined)
    : agenda;
  const then = (typeof changed === "string" ? agenda : changed).days.find((d) => d.id === day.id)!;
  const times = dayTimes(then, at)!;
  const next = then.slots.find((slot) => isPinned(slot, at.shown));
  const meal = times.slots.find((s) => s.slot === next?.id);
  const { planned = null, expected = null } = meal ?? {};
  const stays =
    planned !== null && expected !== null && Math.abs(expected - planned) < MIN_LATE_MINUTES * 60_000;
  return { end: times.expectedEnd, meal: stays ? meal! : null };
}

/** The time of the present activity or break, wherever in the agenda it stands. */
export function gaugeNow({ agenda }: AgendaMessage, at: Moment): Gauge | null {
  if (at.here === null) return null;
  for (const slot of agenda.days.flatMap((d) => d.slots)) {
    const minutes =
      at.here === `@${slot.id}` ? slot.spare : slot.items.find((i) => i.activity === at.here)?.minutes;
    if (minutes !== undefined) return gaugeOf(minutes, spentOn(at, at.here));
  }
  return null;
}

function slotEnds(day: LiveDay, times: DayTimes, here: AgendaUnit | null): number | null {
  const slot = day.slots.find((s) => s.items.some((i) => i.activity === here) || `@${s.id}` === here);
  return (slot && times.slots.find((s) => s.slot === slot.id)?.ends) ?? null;
}

const priorities = (plan: PlanMessage) => (activity: string) => {
  const session = plan.sessions.find((s) => s.activities.some((a) => a.id === activity));
  const found = session?.activities.find((a) => a.id === activity);
  return session && found && { activity: found.priority, session: session.priority };
};

const DAY_MS = 86_400_000;

/**
 * The moment at which a day was to begin by this browser's clock: of yesterday, today and tomorrow the one nearest to
 * `now`, so that a day that is planned for late in the evening may begin after midnight.
 * @param start "09:00"
 */
export function plannedStart(start: string | undefined, now: number): number | null {
  const [hours, minutes] = (start ?? "").split(":").map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours)) return null;
  const moments = [-DAY_MS, 0, DAY_MS].map((away) => new Date(now + away).setHours(hours, minutes, 0, 0));
  return moments.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
}
