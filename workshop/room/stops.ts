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

/** The stop with this id; null when there is none. */
export function stopAt(plan: Plan, agenda: LiveAgenda, id: StepId): StopToGo | null {
  const step = plan.step(id);
  if (step) return { id, question: step.question ?? null, unit: step.activityId };
  const slot = slotOfUnit(id);
  const known = allSlots(agenda).some((s) => s.id === slot && s.session === null);
  return slot !== null && known ? { id, question: null, unit: unitOfSlot(slot) } : null;
}

/** The step to show on the way to another: a content notice that stands before it, unless the room has come by it (B-159). */
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
 * The step to show on the way from where the room is to another: a content notice before it (B-159), but not where a
 * question that was asked at once leads back to where the room was (B-158).
 */
export const stepOnWay = (state: RoomState, plan: Plan, to: StepId): StepId => {
  const { step } = state.position;
  return step !== null && leadsBack(asideOf(state, unitAt(plan, step) ?? ""), to)
    ? to
    : noticeBefore(plan, step, to);
};

/** Whether a step is the one from which a question beside the run was asked. */
export const leadsBack = (aside: Aside | undefined, to: StepId | null): boolean =>
  aside !== undefined && aside.from === to;

/**
 * The position of a room that comes back to a step without anybody having named it: by an undo, or as its day goes on.
 * Where a content notice stands before the step, the room stands at the notice, and what is asked at the step is left
 * (B-159); otherwise the same stand.
 * @param from the step where the room is now; null: it comes from a rest
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

/** The unit that a step belongs to; null before the first. */
export const unitAt = (plan: Plan, step: StepId | null): AgendaUnit | null =>
  step === null ? null : slotOfUnit(step) === null ? (plan.step(step)?.activityId ?? null) : step;

/** What leaves the stage with the step that was on it: a film or sound is paused, a text of the question box goes. */
export const stageCleared = ({ play, box }: RoomState, now: number): Pick<RoomState, "play" | "box"> => ({
  play: paused(play, now),
  box: { ...box, onStage: null },
});

/** What going to a stop changes besides the position: the day that runs, and the clock. */
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

/** Where the room was when an activity was asked at once, beside its run; undefined for every other activity. */
export const asideOf = ({ amendments }: RoomState, activity: AgendaUnit): Aside | undefined =>
  amendments.flatMap((a) => (a.do === "insert" && a.activity.id === activity ? (a.aside ?? []) : []))[0];

/**
 * Where the room will want to come back to after going to `to`, the latest last. A jump leaves a session, or an activity
 * that is not over, for something that does not come next to it; Back is none. One from where the room has only landed adds nothing;
 * going on into another session forgets them all.
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

/** The steps that Back leads to after the room has gone to another; a question asked beside the run is none of them. */
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
