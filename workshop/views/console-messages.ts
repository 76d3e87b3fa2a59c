/** A console's messages besides its view: run sheet, run of the days, present activity. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { Step } from "@/model/activity/question";
import { type Plan, planOf } from "@/workshop/content/plan";
import { inLanguage, languagesOf } from "@/workshop/content/texts";
import { versionOf } from "@/workshop/editor/version";
import type { AgendaMessage, PlanMessage, PlanStep, PresentMessage } from "@/workshop/protocol/console";
import type { RoomState } from "@/workshop/room/state";
import { asideOf } from "@/workshop/room/stops";

/**
 * The run sheet with notes and keys, for trainers; sent once a connection. @param failed told of a step whose
 * key and notes cannot be given and are left out
 */
export function planMessage(
  state: RoomState,
  role: PlanMessage["role"],
  language = state.workshop.language,
  failed: (error: unknown) => void = (error) => {
    throw error;
  },
): PlanMessage {
  const workshop = inLanguage(state.workshop, language);
  const plan = planOf(workshop);
  const agenda = workshop.agendas.find((a) => a.id === state.agenda.of);
  const stepOf = (activity: Activity, step: Step): PlanStep => {
    try {
      return planStep(plan, activity, step);
    } catch (error) {
      failed(error);
      return bareStep(activity, step);
    }
  };
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
        steps: plan.steps.filter((s) => s.activityId === activity.id).map((s) => stepOf(activity, s)),
      })),
    })),
    days: (agenda?.days ?? []).map(({ id, title, start }) => ({ id, title, start })),
    breaks: (agenda?.days ?? []).flatMap((d) =>
      d.slots.flatMap((s) => (s.session === undefined ? [{ id: s.id, title: s.title ?? "" }] : [])),
    ),
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

function planStep(plan: Plan, activity: Activity, step: Step): PlanStep {
  const rules = kindOf(activity);
  const part = rules.story?.part(activity, step);
  const base = {
    ...headOf(activity, step),
    onPhones: rules.isOnPhones?.(activity) ?? true,
    seconds: ("seconds" in activity && activity.seconds) || null,
    readFirst: ("readFirst" in activity && activity.readFirst) || null,
    expertNext: "expertNext" in activity && activity.expertNext === true,
    keys: keysOf(plan, activity, step),
  };
  const whatIfs = step.whatIfs.map(({ id, question, title }) => ({
    question,
    title,
    fact: part?.facts[id] ?? "",
  }));
  return part
    ? { ...base, part: part.index, notes: part.notes, whatIfs }
    : { ...base, notes: activity.notes ?? null, whatIfs };
}
