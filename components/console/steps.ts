/** The run sheet as one line of steps, and where the room stands on it. Pure. */
import type { ConsoleView, PlanMessage, PlanStep } from "@/workshop/protocol/down";

export const stepsOf = (plan: PlanMessage): PlanStep[] =>
  plan.sessions.flatMap((s) => s.activities.flatMap((a) => a.steps));

export interface Around {
  current: PlanStep | null;
  next: PlanStep | null;
  back: PlanStep | null;
}

/** The step the room stands at, and its neighbours; before the first step, `next` is the first. */
export function around(plan: PlanMessage, view: Pick<ConsoleView, "step">): Around {
  const steps = stepsOf(plan);
  const at = steps.findIndex((s) => s.id === view.step);
  return { current: steps[at] ?? null, next: steps[at + 1] ?? null, back: at > 0 ? (steps[at - 1] ?? null) : null };
}

export type Standing = "done" | "now" | "to-come";

export const standingOf = (id: string, view: Pick<ConsoleView, "step" | "shown">): Standing =>
  id === view.step ? "now" : view.shown.includes(id) ? "done" : "to-come";

/** A step as one speaks of it: "Paula's story 5 · threat of police". */
export const nameOf = (plan: PlanMessage, step: PlanStep): string =>
  step.part ? `${activityTitle(plan, step)} ${step.part} · ${step.title}` : step.title;

/** The step at which a question is asked, its what-ifs included. */
export const stepAsking = (plan: PlanMessage, question: string): PlanStep | undefined =>
  stepsOf(plan).find((s) => s.question === question || s.whatIfs.some((w) => w.question === question));

/** The title of the activity a step belongs to. */
export const activityTitle = (plan: PlanMessage, step: PlanStep): string =>
  plan.sessions.flatMap((s) => s.activities).find((a) => a.id === step.activityId)?.title ?? step.title;
