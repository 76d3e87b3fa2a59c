/** A workshop as a list of steps and questions. Pure, cached by workshop. */
import { type Activity, kindOf, worksheetOf } from "@/activities/kinds";
import type { Worksheet } from "@/model/worksheets/content";
import type { Session, Workshop } from "@/workshop/content/workshop";
import {
  noticeId,
  type Question,
  type QuestionId,
  type Step,
  type StepId,
  type StepSketch,
} from "@/model/activity/question";

export interface Plan {
  steps: Step[];
  step(id: StepId): Step | undefined;
  question(id: QuestionId): Question | undefined;
  activity(id: string): Activity | undefined;
  worksheet(id: string): Worksheet | null;
  activities: Activity[];
  session(id: string): Session | undefined;
  questionsOf(activityId: string): Question[];
}

/** The stops of one activity, opening with its own content notice if it has one. */
function stepsOf(activity: Activity): StepSketch[] {
  const steps = kindOf(activity).steps(activity);
  if (!activity.notice) return steps;
  return [{ id: noticeId(activity.id), title: activity.title, notice: true, whatIfs: [] }, ...steps];
}

const cache = new WeakMap<Workshop, Plan>();

export function planOf(workshop: Workshop): Plan {
  const cached = cache.get(workshop);
  if (cached) return cached;
  const steps: Step[] = [];
  const questions = new Map<QuestionId, Question>();
  const activities = new Map<string, Activity>();
  for (const session of workshop.sessions) {
    for (const activity of session.activities) {
      activities.set(activity.id, activity);
      for (const sketch of stepsOf(activity)) {
        const step: Step = {
          ...sketch,
          activityId: activity.id,
          kind: activity.kind,
          sessionId: session.id,
          index: steps.length,
        };
        steps.push(step);
        const base = { activityId: activity.id, stepId: step.id, partId: step.partId };
        // A question belongs to the first step that asks it; later ones look at it again.
        if (step.question && !questions.has(step.question))
          questions.set(step.question, { id: step.question, ...base });
        for (const w of step.whatIfs) questions.set(w.question, { id: w.question, ...base, whatIfId: w.id });
      }
    }
  }
  const byId = new Map(steps.map((s) => [s.id, s]));
  const sessions = new Map(workshop.sessions.map((s) => [s.id, s]));
  const plan: Plan = {
    steps,
    step: (id) => byId.get(id),
    question: (id) => questions.get(id),
    activity: (id) => activities.get(id),
    worksheet: (id) => worksheetOf(activities.get(id)),
    activities: [...activities.values()],
    session: (id) => sessions.get(id),
    questionsOf: (id) => [...questions.values()].filter((q) => q.activityId === id),
  };
  cache.set(workshop, plan);
  return plan;
}
