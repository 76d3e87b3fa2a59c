/** Planned and real times of the run sheet. Pure; times are milliseconds since the epoch. */
import type { ConsoleView, PlanMessage } from "@/workshop/protocol/down";

const MINUTE = 60_000;
/** A gap longer than this between two shown steps begins a new run: the next day, or after a long stop. */
const NEW_RUN = 4 * 60 * MINUTE;

interface Slot {
  step: string;
  session: string;
  /** Planned minutes from the beginning of the workshop. */
  from: number;
  to: number;
}

/** When each step is planned, in minutes from the start. Parts of a case share its minutes; a notice takes none. */
export function slotsOf(plan: PlanMessage): Slot[] {
  const slots: Slot[] = [];
  let start = 0;
  for (const session of plan.sessions) {
    let at = start;
    for (const activity of session.activities) {
      const told = activity.steps.filter((s) => !s.notice);
      const each = told.length ? activity.minutes / told.length : 0;
      for (const step of activity.steps) {
        const to = step.notice ? at : at + each;
        slots.push({ step: step.id, session: session.id, from: at, to });
        at = to;
      }
    }
    start += session.minutes;
  }
  return slots;
}

/** When the plan's minute 0 is (or would have been), counted from the first step of this run. Null before it. */
export function planStart(plan: PlanMessage, times: ConsoleView["times"]): number | null {
  const first = firstOfRun(slotsOf(plan), times);
  return first && first.at - first.from * MINUTE;
}

/** The slot of the first step shown in the present run, and when that was. */
function firstOfRun(slots: Slot[], times: ConsoleView["times"]): (Slot & { at: number }) | null {
  const shown = slots
    .flatMap((slot) => (slot.step in times ? [{ ...slot, at: times[slot.step]! }] : []))
    .sort((a, b) => a.at - b.at);
  let first = 0;
  for (let i = 1; i < shown.length; i++) if (shown[i]!.at - shown[i - 1]!.at > NEW_RUN) first = i;
  return shown[first] ?? null;
}

/** Minutes behind the plan; negative: ahead; null before the first step. */
export function drift(plan: PlanMessage, view: Pick<ConsoleView, "step" | "times">, now: number): number | null {
  const start = planStart(plan, view.times);
  const slot = slotsOf(plan).find((s) => s.step === view.step);
  if (start === null || !slot) return null;
  const began = view.times[slot.step] ?? now;
  const late = began - (start + slot.from * MINUTE);
  const overrun = now - (start + slot.to * MINUTE);
  return Math.round(Math.max(late, overrun) / MINUTE);
}

/** The planned beginning of each session of this run, by id; the first is planned for when it really began. */
export function sessionTimes(plan: PlanMessage, times: ConsoleView["times"]): Map<string, number> {
  const start = planStart(plan, times);
  if (start === null) return new Map();
  const first = firstOfRun(slotsOf(plan), times);
  const planned = new Map<string, number>();
  let minutes = 0;
  for (const session of plan.sessions) {
    const at = start + minutes * MINUTE;
    const end = at + session.minutes * MINUTE;
    if (first && first.session === session.id) planned.set(session.id, first.at);
    else if (first && end > first.at) planned.set(session.id, at);
    minutes += session.minutes;
  }
  return planned;
}

/** When the first step of a session was really shown; null when none was. */
export function realTime(session: PlanMessage["sessions"][number], times: ConsoleView["times"]): number | null {
  const shown = session.activities.flatMap((a) => a.steps.flatMap((s) => times[s.id] ?? []));
  return shown.length ? Math.min(...shown) : null;
}
