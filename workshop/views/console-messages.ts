/** A console's messages besides its view: run sheet, run of the days, present activity. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { Step } from "@/model/activity/question";
import { type Plan, planOf } from "@/workshop/content/plan";
import { inLanguage, languagesOf } from "@/workshop/content/texts";
import { versionOf } from "@/workshop/editor/version";
import type {
  AgendaMessage,
  PlanMessage,
  PlanStep,
  PresentMessage,
  StepMessage,
} from "@/workshop/protocol/console";
import { paperItems } from "@/workshop/room/papers";
import type { RoomState } from "@/workshop/room/state";
import { asideOf } from "@/workshop/room/stops";

/** Told of a step of which only the head can be given. */
type Failed = (error: unknown) => void;

const thrown: Failed = (error) => {
  throw error;
};

/** The run sheet without notes and keys; sent once a connection, and when the workshop has changed. */
export function planMessage(
  state: RoomState,
  role: PlanMessage["role"],
  language = state.workshop.language,
  failed = thrown,
): PlanMessage {
  const workshop = inLanguage(state.workshop, language);
  const plan = planOf(workshop);
  const agenda = workshop.agendas.find((a) => a.id === state.agenda.of);
  return {
    type: "plan",
    role,
    title: workshop.title,
    language: workshop.language,
    languages: languagesOf(state.workshop),
    sessions: workshop.sessions.map((session) => ({
      id: session.id,
      number: session.number,
      title: session.title,
      minutes: session.minutes,
      priority: session.priority,
      activities: session.activities.map((activity) => ({
        id: activity.id,
        kind: activity.kind,
        title: activity.title,
        minutes: activity.minutes,
        added: activity.added,
        priority: activity.priority,
        aside: asideOf(state, activity.id),
        onPaper: paperItems(plan, activity).length > 0,
        steps: plan.steps
          .filter((s) => s.activityId === activity.id)
          .map((s) => guardedStep(activity, s, failed, () => planStep(activity, s))),
      })),
    })),
    days: (agenda?.days ?? []).map(({ id, title, start }) => ({ id, title, start })),
    breaks: (agenda?.days ?? []).flatMap((d) =>
      d.slots.flatMap((s) => (s.session === undefined ? [{ id: s.id, title: s.title ?? "" }] : [])),
    ),
  };
}

/** Sent when the room comes to another step. */
export function stepMessage(
  { workshop, position }: RoomState,
  language = workshop.language,
  failed = thrown,
): StepMessage {
  const plan = planOf(inLanguage(workshop, language));
  const here = plan.steps.findIndex((s) => s.id === position.step);
  const steps = here < 0 ? [] : plan.steps.slice(here, here + (plan.steps[here]!.notice ? 2 : 1));
  return {
    type: "step",
    steps: steps.map((step) => {
      const activity = plan.activity(step.activityId)!;
      const { story } = kindOf(activity);
      return guardedStep(activity, step, failed, () => ({
        ...planStep(activity, step),
        notes: (story ? story.part(activity, step)?.notes : activity.notes) ?? null,
        keys: keysOf(plan, activity, step),
      }));
    }),
  };
}

export const agendaMessage = ({ agenda, clock, position }: RoomState): AgendaMessage => ({
  type: "agenda",
  agenda,
  clock,
  returnTo: position.returns[0] ?? null,
});

/** The authored content of the present activity; null where there is none. */
export function presentActivity({ workshop, position }: RoomState): Activity | null {
  const plan = planOf(workshop);
  return plan.activity((position.step && plan.step(position.step)?.activityId) || "") ?? null;
}

export const presentMessage = (activity: Activity | null): PresentMessage => ({
  type: "present",
  present: activity && { activity, base: versionOf(activity) },
});

function keysOf(plan: Plan, activity: Activity, step: Step): PlanStep["keys"] {
  const ids = [step.question, ...step.whatIfs.map((w) => w.question)];
  const keys = ids.flatMap((id) => {
    const question = id && plan.question(id);
    const key = question && kindOf(activity).key(activity, question);
    return question && key ? [[question.id, key] as const] : [];
  });
  return Object.fromEntries(keys);
}

const headOf = (activity: Activity, { id, title, notice, question }: Step) => ({
  id,
  title,
  notice,
  activityId: activity.id,
  kind: activity.kind,
  question: question ?? null,
});

function guardedStep(activity: Activity, step: Step, failed: Failed, make: () => PlanStep): PlanStep {
  try {
    return make();
  } catch (error) {
    failed(error);
    return bareStep(activity, step);
  }
}

const bareStep = (activity: Activity, step: Step): PlanStep => ({
  ...headOf(activity, step),
  onPhones: true,
  seconds: null,
  readFirst: null,
  expertNext: false,
  keys: {},
  notes: null,
  whatIfs: [],
});

function planStep(activity: Activity, step: Step): PlanStep {
  const rules = kindOf(activity);
  const part = rules.story?.part(activity, step);
  return {
    ...bareStep(activity, step),
    ...(part && { part: part.index }),
    onPhones: rules.isOnPhones?.(activity) ?? true,
    seconds: ("seconds" in activity && activity.seconds) || null,
    readFirst: ("readFirst" in activity && activity.readFirst) || null,
    expertNext: "expertNext" in activity && activity.expertNext === true,
    whatIfs: step.whatIfs.map(({ id, question, title }) => ({
      question,
      title,
      fact: part?.facts[id] ?? "",
    })),
  };
}
