/** The times of the running day, from the agenda, the clock and the room's view. */
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

/** A day is late from this many minutes on. */
export const MIN_LATE_MINUTES = 5;

type Seen = Pick<ConsoleView, "step" | "times">;

/** A step's activity or break. */
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
  // A question beside the run returns the room to its place.
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
  /** Minutes behind the plan, negative: ahead; null without an agenda. */
  drift: number | null;
  /** The time of the present activity; null where it has no planned minutes. */
  gauge: Gauge | null;
  /** The expected end of the present slot; milliseconds since the epoch. */
  slotEnds: number | null;
  /** A plan that wins the minutes by which the day is late. */
  savings: Saving[];
  /** The day after some of them: its expected end, and the next meal if it keeps its planned time. */
  after: (savings: readonly Saving[]) => { end: number; meal: SlotTimes | null };
}

/** Null before the first step of the day. */
export function paceOf(plan: PlanMessage, view: Seen, message: AgendaMessage, now: number): Pace | null {
  const day = dayNow(message);
  const moment = momentOf(plan, view, message, now);
  const times = day && dayTimes(day, moment);
  if (!day || !times) return null;
  const drift = message.agenda.of === null ? null : times.drift;
  const passed = new Set([...moment.shown, ...unitsPassedOver(day, moment)]);
  const late = drift !== null && drift >= MIN_LATE_MINUTES && day.ended === null;
  return {
    day,
    times,
    drift,
    gauge: day.ended === null ? gaugeNow(message, moment) : null,
    slotEnds: slotEnds(day, times, moment.here),
    savings: late ? planToCatchUp(day, passed, priorities(plan), drift) : [],
    after: (savings) => dayAfter(message.agenda, day, moment, savings),
  };
}

function dayAfter(
  agenda: LiveAgenda,
  day: LiveDay,
  moment: Moment,
  savings: readonly Saving[],
): ReturnType<Pace["after"]> {
  const changes = savings.map((s) => s.change);
  const changed = changes.length
    ? changeAgenda(agenda, { do: "together", changes }, () => undefined)
    : agenda;
  const then = (typeof changed === "string" ? agenda : changed).days.find((d) => d.id === day.id)!;
  const times = dayTimes(then, moment)!;
  const next = then.slots.find((slot) => isPinned(slot, moment.shown));
  const meal = times.slots.find((s) => s.slot === next?.id);
  const { planned = null, expected = null } = meal ?? {};
  const stays =
    planned !== null && expected !== null && Math.abs(expected - planned) < MIN_LATE_MINUTES * 60_000;
  return { end: times.expectedEnd, meal: stays ? meal! : null };
}

/** The time of the present activity or break. */
export function gaugeNow({ agenda }: AgendaMessage, moment: Moment): Gauge | null {
  const { here } = moment;
  if (here === null) return null;
  for (const slot of agenda.days.flatMap((d) => d.slots)) {
    const minutes =
      here === `@${slot.id}` ? slot.spare : slot.items.find((i) => i.activity === here)?.minutes;
    if (minutes !== undefined) return gaugeOf(minutes, spentOn(moment, here));
  }
  return null;
}

function slotEnds(day: LiveDay, times: DayTimes, here: AgendaUnit | null): number | null {
  const slot = day.slots.find((s) => s.items.some((i) => i.activity === here) || `@${s.id}` === here);
  return (slot && times.slots.find((s) => s.slot === slot.id)?.ends) ?? null;
}

const priorities = (plan: PlanMessage) => (activity: string) => {
  const session = plan.sessions.find((s) => s.activities.some((a) => a.id === activity));
  const planned = session?.activities.find((a) => a.id === activity);
  return session && planned && { activity: planned.priority, session: session.priority };
};

const DAY_MS = 86_400_000;

/**
 * The planned beginning of a day: of yesterday, today and tomorrow the one nearest to `now`, so that a late
 * evening may begin after midnight. @param start "09:00"
 */
export function plannedStart(start: string | undefined, now: number): number | null {
  const [hours, minutes] = (start ?? "").split(":").map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours)) return null;
  const moments = [-DAY_MS, 0, DAY_MS].map((away) => new Date(now + away).setHours(hours, minutes, 0, 0));
  return moments.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
}
