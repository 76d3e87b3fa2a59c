/** The run sheet as one line of steps, and where the room stands on it. Pure. */
import { dayToRun, type LiveAgenda, slotOfUnit } from "@/workshop/session/agenda/agenda";
import { stopsOf } from "@/workshop/session/agenda/order";
import { noticeBefore } from "@/workshop/session/stops";
import type { ConsoleView, PlanMessage, PlanStep } from "@/workshop/protocol/console";

export const stepsOf = (plan: PlanMessage): PlanStep[] =>
  plan.sessions.flatMap((s) => s.activities.flatMap((a) => a.steps));

/** The ids of the steps of an activity. */
export const stepIdsOf =
  (plan: PlanMessage) =>
  (activity: string): string[] =>
    plan.sessions
      .flatMap((s) => s.activities)
      .find((a) => a.id === activity)
      ?.steps.map((s) => s.id) ?? [];

export interface Around {
  current: PlanStep | null;
  next: PlanStep | null;
  back: PlanStep | null;
}

/**
 * The step the room stands at, and those that the agenda brings before and after it (B-104); before the first step,
 * `next` is the first of the day. A step that the agenda does not have leads on within its own activity, then to what
 * was not shown yet. What was asked beside the run leads back to where the room was, and is not come by again (B-158).
 * Presenters go through their own session only, so breaks are none of their stops.
 */
export function around(
  plan: PlanMessage,
  view: Pick<ConsoleView, "step" | "shown">,
  agenda: LiveAgenda,
): Around {
  const steps = new Map(stepsOf(plan).map((s) => [s.id, s]));
  const stepAt = (id: string | null | undefined): PlanStep | null =>
    id ? (steps.get(id) ?? breakStep(plan, id)) : null;
  const asides = new Map(
    plan.sessions.flatMap((s) =>
      s.activities.flatMap(({ id, aside }) => (aside ? [[id, aside] as const] : [])),
    ),
  );
  const day = dayToRun(agenda);
  const all = day ? stopsOf(day, stepIdsOf(plan)) : [];
  const stops = all
    .map((s) => s.id)
    .filter((id) => steps.has(id) || (plan.role !== "presenter" && slotOfUnit(id) !== null))
    .filter(
      (id) => id === view.step || !asides.has(steps.get(id)?.activityId ?? "") || !view.shown.includes(id),
    );
  const current = stepAt(view.step);
  if (!current) return { current, next: stepAt(stops[0]), back: null };
  const aside = asides.get(current.activityId);
  if (aside) {
    const own = stepIdsOf(plan)(current.activityId);
    const here = own.indexOf(current.id);
    const from =
      stepAt(aside.from) ?? stepAt(stops.find((id) => !own.includes(id) && !view.shown.includes(id)));
    return {
      current,
      next: stepAt(own[here + 1]) ?? from,
      back: stepAt(own[here - 1]) ?? stepAt(aside.from),
    };
  }
  const at = stops.indexOf(current.id);
  if (at >= 0) return { current, next: stepAt(stops[at + 1]), back: stepAt(stops[at - 1]) };
  const own = stepIdsOf(plan)(current.activityId);
  const here = own.indexOf(current.id);
  const open = stops.find((id) => !view.shown.includes(id));
  return { current, next: stepAt(own[here + 1] ?? open), back: stepAt(own[here - 1]) };
}

/** A break of the agenda as a step: it has a title and nothing else. */
function breakStep(plan: PlanMessage, id: string): PlanStep | null {
  const slot = slotOfUnit(id);
  if (slot === null) return null;
  const title = plan.breaks.find((b) => b.id === slot)?.title ?? "";
  return {
    id,
    title,
    notice: false,
    activityId: id,
    kind: "break",
    onPhones: true,
    seconds: null,
    readFirst: null,
    notes: null,
    question: null,
    whatIfs: [],
    keys: {},
  };
}

export type Standing = "done" | "now" | "to-come";

export const standingOf = (id: string, view: Pick<ConsoleView, "step" | "shown">): Standing =>
  id === view.step ? "now" : view.shown.includes(id) ? "done" : "to-come";

/** A step as one speaks of it: "Paula's story 5 · threat of police". */
export const nameOf = (plan: PlanMessage, step: PlanStep): string =>
  step.part ? `${activityTitle(plan, step)} ${step.part} · ${step.title}` : step.title;

/** Whether a content notice comes first on the way to a step: its own, or that of its activity (B-159). */
export function noticeAhead(plan: PlanMessage, from: string | null, to: PlanStep): boolean {
  const steps = new Map(stepsOf(plan).map((s) => [s.id, s]));
  return noticeBefore({ step: (id) => steps.get(id) }, from, to.id) !== to.id;
}

/** The step with this id, a break of the agenda included. */
export const stepOf = (plan: PlanMessage, id: string): PlanStep | null =>
  stepsOf(plan).find((s) => s.id === id) ?? breakStep(plan, id);

/** The step at which a question is asked, its what-ifs included. */
export const stepAsking = (plan: PlanMessage, question: string): PlanStep | undefined =>
  stepsOf(plan).find((s) => s.question === question || s.whatIfs.some((w) => w.question === question));

/** The title of the activity a step belongs to. */
export const activityTitle = (plan: PlanMessage, step: PlanStep): string =>
  plan.sessions.flatMap((s) => s.activities).find((a) => a.id === step.activityId)?.title ?? step.title;
