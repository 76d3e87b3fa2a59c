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
  const slots = new Map(slotsOf(plan).map((s) => [s.step, s]));
  const shown = Object.entries(times)
    .filter(([step]) => slots.has(step))
    .sort((a, b) => a[1] - b[1]);
  if (!shown.length) return null;
  let first = 0;
  for (let i = 1; i < shown.length; i++) if (shown[i]![1] - shown[i - 1]![1] > NEW_RUN) first = i;
  const [step, at] = shown[first]!;
  return at - slots.get(step)!.from * MINUTE;
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

/** The planned beginning of each session, by id. */
export function sessionTimes(plan: PlanMessage, times: ConsoleView["times"]): Map<string, number> {
  const start = planStart(plan, times);
  if (start === null) return new Map();
  let minutes = 0;
  return new Map(
    plan.sessions.map((s) => {
      const at = start + minutes * MINUTE;
      minutes += s.minutes;
      return [s.id, at] as const;
    }),
  );
}

/** When the first step of a session was really shown; null when none was. */
export function realTime(session: PlanMessage["sessions"][number], times: ConsoleView["times"]): number | null {
  const shown = session.activities.flatMap((a) => a.steps.flatMap((s) => times[s.id] ?? []));
  return shown.length ? Math.min(...shown) : null;
}
