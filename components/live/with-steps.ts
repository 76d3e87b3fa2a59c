import type { PlanMessage, StepMessage } from "@/workshop/protocol/console";

/** The plan with the steps of a later message in the places of its own. */
export function withSteps(plan: PlanMessage, steps: StepMessage["steps"]): PlanMessage {
  const found = new Map(steps.map((step) => [step.id, step]));
  return {
    ...plan,
    sessions: plan.sessions.map((session) => ({
      ...session,
      activities: session.activities.map((activity) => ({
        ...activity,
        steps: activity.steps.map((step) => found.get(step.id) ?? step),
      })),
    })),
  };
}
