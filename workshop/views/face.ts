/**
 * A step's face and question for every surface: the one place where authored content becomes outgoing data.
 */
import { type Activity, type ActivityOf, kindOf } from "@/activities/kinds";
import {
  allSlots,
  authoredDay,
  authoredSlot,
  dayPhase,
  nextDay,
  unitOfSlot,
} from "@/workshop/room/agenda/agenda";
import type { Asked, Face, StepLocation } from "@/workshop/protocol/views";
import { asksAgain } from "@/workshop/room/about-people";
import { planOf } from "@/workshop/content/plan";
import { noticeId, type Question, type Step } from "@/model/activity/question";
import { lastRound, type RoomState } from "@/workshop/room/state";

/** The present step, activity and question; nulls before the first step and between days. */
export function presentStep(state: RoomState): {
  step: Step | null;
  activity: Activity | null;
  question: Question | null;
} {
  if (dayPhase(state.agenda).is === "over") return { step: null, activity: null, question: null };
  const plan = planOf(state.workshop);
  const step = (state.position.step && plan.step(state.position.step)) || null;
  const activity = (step && plan.activity(step.activityId)) || null;
  const question = (state.position.question && plan.question(state.position.question)) || null;
  return { step, activity, question };
}

export function stepLocationOf(state: RoomState): StepLocation | null {
  const { step, activity } = presentStep(state);
  const session = step && planOf(state.workshop).session(step.sessionId);
  if (!step || !activity || !session) return null;
  const place: StepLocation = {
    session: session.number,
    sessionTitle: session.title,
    activityTitle: activity.title,
  };
  const part = kindOf(activity).story?.part(activity, step);
  return part ? { ...place, part: { index: part.index, total: part.total, title: part.title } } : place;
}

/** The face of the present step. `surface` decides on slides kept off phones. */
export function faceOf(state: RoomState, surface: "phone" | "stage"): Face {
  const { step, activity, question } = presentStep(state);
  if (state.ended) return { kind: "ended" };
  if (!step || !activity) return restOf(state);
  if (step.id === noticeId(activity.id))
    return { kind: "notice", title: activity.title, text: activity.notice ?? "" };
  return kindOf(activity).face(activity, {
    step,
    question,
    shown: state.position.shown,
    surface,
    ...whereOf(state, step),
  });
}

/** The face without a step: between days, in breaks, before the first step. */
function restOf(state: RoomState): Face {
  const { agenda, workshop, position } = state;
  if (dayPhase(agenda).is === "over") {
    const next = nextDay(agenda);
    const day = next && authoredDay(workshop, agenda, next.id);
    return { kind: "day-over", next: day ? { title: day.title, start: day.start } : null };
  }
  const slot = allSlots(agenda).find((s) => unitOfSlot(s.id) === position.step);
  if (!slot) return { kind: "waiting" };
  const title = authoredSlot(workshop, agenda, slot.id)?.title ?? "";
  const pause: ActivityOf<"break"> = {
    ...{ kind: "break", mode: "break", id: slot.id, title, minutes: slot.spare },
    ...{ priority: "must", added: false, sources: [] },
  };
  const { face, steps } = kindOf(pause);
  return face(pause, {
    step: steps(pause)[0]!,
    question: null,
    shown: [],
    surface: "stage",
    since: state.times[unitOfSlot(slot.id)] ?? null,
    minutes: null,
  });
}

/** When the step was shown, and how long it is planned now. */
const whereOf = (state: RoomState, step: Step) => ({
  since: state.times[step.id] ?? null,
  minutes:
    allSlots(state.agenda)
      .flatMap((s) => s.items)
      .find((i) => i.activity === step.activityId)?.minutes ?? null,
});

/** Where the film or sound of the present step stands. */
export function playOf({ play, position }: RoomState): { on: boolean; at: number; since: number } | null {
  return play && play.step === position.step ? { on: play.on, at: play.at, since: play.since } : null;
}

/** The question in focus as it is asked now; null where nothing is asked. */
export function questionInFocus(state: RoomState): Asked | null {
  const { activity, question } = presentStep(state);
  const form =
    activity &&
    question &&
    kindOf(activity).ask(
      activity,
      question,
      state.workshop.sessions.flatMap((s) => s.activities),
    );
  if (!question || !activity || !form) return null;
  const rules = kindOf(activity);
  const explained = state.position.explained.includes(question.id);
  const round = lastRound(state.position, question.id);
  return {
    question: question.id,
    ...form,
    round: round?.number ?? 0,
    phase: round?.phase ?? "prepared",
    opensAt: round?.phase === "open" ? round.opensAt : null,
    closesAt: round?.phase === "open" ? round.closesAt : null,
    again: asksAgain(activity),
    finished: state.finished.includes(activity.id),
    key: explained ? rules.key(activity, question) : null,
    criteria: (explained && rules.criteria?.(activity)) || null,
  };
}
