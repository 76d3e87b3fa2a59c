/** The stops of a room: steps of its workshop, and slots of its agenda without activities (lunch). Pure. */
import {
  allSlots,
  dayToRun,
  firstToCome,
  slotOfUnit,
  type AgendaUnit,
  unitOfSlot,
} from "@/workshop/room/agenda/agenda";
import type { LiveAgenda } from "@/model/room/agenda";
import { clockOn } from "@/workshop/room/agenda/clock";
import { withDayFor } from "@/workshop/room/agenda/days";
import { isNext, orderOf } from "@/workshop/room/agenda/order";

import type { Plan } from "@/workshop/content/plan";
import { noticeId, type QuestionId, type Step, type StepId } from "@/model/activity/question";
import { paused } from "@/model/room/playback";
import { leaveQuestion } from "@/workshop/room/rounds";
import { type Aside, HISTORY_DEPTH, type RoomState, type StagePosition } from "@/workshop/room/state";

interface StopToGo {
  id: StepId;
  question: QuestionId | null;
  unit: AgendaUnit;
}

export function stopAt(plan: Plan, agenda: LiveAgenda, id: StepId): StopToGo | null {
  const step = plan.step(id);
  if (step) return { id, question: step.question ?? null, unit: step.activityId };
  const slot = slotOfUnit(id);
  const exists = allSlots(agenda).some((s) => s.id === slot && s.session === null);
  return slot !== null && exists ? { id, question: null, unit: unitOfSlot(slot) } : null;
}

/** The content notice to show on the way to a step, unless the room has come by it. */
export function noticeBefore(
  plan: { step(id: StepId): Pick<Step, "activityId"> | undefined },
  from: StepId | null,
  to: StepId,
): StepId {
  const step = plan.step(to);
  if (!step || from === to) return to;
  const inside = from !== null && plan.step(from)?.activityId === step.activityId;
  const notices = [...(inside ? [] : [noticeId(step.activityId)]), noticeId(to)];
  return notices.find((id) => id !== from && plan.step(id)) ?? to;
}

/**
 * The step to show on the way: a content notice before it, except on the way back from a question asked
 * beside the run.
 */
export const stepOnWay = (state: RoomState, plan: Plan, to: StepId): StepId => {
  const { step } = state.position;
  return step !== null && leadsBack(asideOf(state, unitAt(plan, step) ?? ""), to)
    ? to
    : noticeBefore(plan, step, to);
};

/** True of the step from which a question beside the run was asked. */
export const leadsBack = (aside: Aside | undefined, to: StepId | null): boolean =>
  aside !== undefined && aside.from === to;

/**
 * The position on return to a step by an undo, or as its day goes on: at the step's content notice if it has
 * one, with its question left. @param from the present step; null: a rest
 */
export function positionOnReturn(
  plan: Plan,
  from: StepId | null,
  position: StagePosition,
  now: number,
): StagePosition {
  const step = position.step && noticeBefore(plan, from, position.step);
  if (step === null || step === position.step) return position;
  const withoutQuestion = position.question ? leaveQuestion(position, position.question, now) : position;
  const shown = withoutQuestion.shown.includes(step)
    ? withoutQuestion.shown
    : [...withoutQuestion.shown, step];
  return { ...withoutQuestion, step, question: null, shown };
}

export const unitAt = (plan: Plan, step: StepId | null): AgendaUnit | null =>
  step === null ? null : slotOfUnit(step) === null ? (plan.step(step)?.activityId ?? null) : step;

/** Leaving a step pauses its film or sound and takes a staged question off. */
export const stageCleared = ({ play, box }: RoomState, now: number): Pick<RoomState, "play" | "box"> => ({
  play: paused(play, now),
  box: { ...box, onStage: null },
});

/** Changes with a move besides the position: the running day, the clock. */
export function dayAfter(
  state: RoomState,
  plan: Plan,
  to: AgendaUnit,
  now: number,
): Pick<RoomState, "agenda" | "clock"> {
  const { agenda, clock } = state;
  return {
    agenda: withDayFor(agenda, placeInRun(state, plan, to), now, clock.since),
    clock: clockOn(clock, unitAt(plan, state.position.step), now, true),
  };
}

/** The unit itself; for a question beside the run, the one that the room comes back to. */
function placeInRun(state: RoomState, plan: Plan, to: AgendaUnit): AgendaUnit {
  const aside = asideOf(state, to);
  if (!aside) return to;
  const shown = new Set([to, ...state.position.shown.flatMap((step) => unitAt(plan, step) ?? [])]);
  const day = dayToRun(state.agenda);
  return unitAt(plan, aside.from) ?? (day && firstToCome(day, shown)) ?? to;
}

/** The place from which an activity was asked beside the run; else undefined. */
export const asideOf = ({ amendments }: RoomState, activity: AgendaUnit): Aside | undefined =>
  amendments.flatMap((a) => (a.do === "insert" && a.activity.id === activity ? (a.aside ?? []) : []))[0];

/**
 * Places to come back to after a move, the latest last. Jumps out of a session or an unfinished activity add
 * one, unless the room had only landed there; Back adds none; moving on to another session clears all.
 */
export function returnsAfter(state: RoomState, plan: Plan, to: StopToGo, back = false): StepId[] {
  const { step: from, returns, shown, history } = state.position;
  const home = returns.findIndex((id) => unitAt(plan, id) === to.unit);
  if (home >= 0) return returns.slice(0, home);
  const here = from === null ? undefined : plan.step(from);
  if (back || !here || here.activityId === to.unit) return returns;
  const order = orderOf(state.agenda, (activity) =>
    plan.steps.filter((s) => s.activityId === activity).map((s) => s.id),
  );
  const elsewhere = plan.step(to.id)?.sessionId !== here.sessionId;
  if (isNext(order, here.id, to.id)) return elsewhere ? [] : returns;
  if (isNext(order, to.id, here.id)) return returns;
  const steps = plan.steps.filter((s) => s.activityId === here.activityId);
  const over = steps.every((s) => s.index <= here.index || shown.includes(s.id));
  if (over && (!elsewhere || slotOfUnit(to.id) !== null)) return returns;
  const landed = returns.length > 0 && history.at(-1) === returns.at(-1) && !asideOf(state, to.unit);
  return landed ? returns : [...returns, here.id];
}

/** The step that Back leads to; null: to none. */
export const backFrom = ({ step, history }: StagePosition): StepId | null =>
  history.findLast((id) => id !== step) ?? null;

/** The steps behind Back after a move, without questions asked beside the run. */
export function historyAfter(state: RoomState, plan: Plan, to: StepId | null, back = false): StepId[] {
  const { step, history } = state.position;
  const unit = unitAt(plan, step);
  const before = back
    ? history.slice(
        0,
        Math.max(
          0,
          history.findLastIndex((id) => id !== step),
        ),
      )
    : step === null || (unit !== null && asideOf(state, unit))
      ? history
      : [...history, step];
  return before.slice(0, before.findLastIndex((id) => id !== to) + 1).slice(-HISTORY_DEPTH);
}
