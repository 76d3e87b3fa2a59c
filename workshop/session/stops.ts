/** Where a room can stand: the steps of its workshop, and slots of its agenda without activities (lunch). Pure. */
import { allSlots, type LiveAgenda, slotOfUnit, type Unit, unitOfSlot } from "@/workshop/agenda/agenda";
import { clockOn } from "@/workshop/agenda/clock";
import { withDayFor } from "@/workshop/agenda/days";
import { areNeighbours, orderOf } from "@/workshop/agenda/order";
import type { Plan } from "@/workshop/session/plan";
import type { QuestionId, StepId } from "@/workshop/session/question";
import type { RoomState } from "@/workshop/session/state";

export interface StopToGo {
  id: StepId;
  question: QuestionId | null;
  unit: Unit;
}

/** The stop with this id; null when there is none. */
export function stopAt(plan: Plan, agenda: LiveAgenda, id: StepId): StopToGo | null {
  const step = plan.step(id);
  if (step) return { id, question: step.question ?? null, unit: step.activityId };
  const slot = slotOfUnit(id);
  const known = allSlots(agenda).some((s) => s.id === slot && s.session === null);
  return slot !== null && known ? { id, question: null, unit: unitOfSlot(slot) } : null;
}

/** The unit that a step belongs to; null before the first. */
export const unitAt = (plan: Plan, step: StepId | null): Unit | null =>
  step === null ? null : slotOfUnit(step) === null ? (plan.step(step)?.activityId ?? null) : step;

/** What going to a stop changes besides the stand: the day that runs, and the clock. */
export function gone(
  state: RoomState,
  plan: Plan,
  to: Unit,
  now: number,
): Pick<RoomState, "agenda" | "clock"> {
  const { agenda, clock } = state;
  return {
    agenda: withDayFor(agenda, to, now, clock.since),
    clock: clockOn(clock, unitAt(plan, state.stand.step), now, true),
  };
}

/**
 * Where the room will want to come back to after going to `to`: kept from the first jump on, until it is there again.
 * A jump leaves a session, or an activity that is not over, for something that does not come next to it.
 */
export function awayAfter(state: RoomState, plan: Plan, to: StopToGo): StepId | null {
  const { step: from, away, shown } = state.stand;
  if (away !== null) return unitAt(plan, away) === to.unit ? null : away;
  const here = from === null ? undefined : plan.step(from);
  if (!here || here.activityId === to.unit) return null;
  const steps = plan.steps.filter((s) => s.activityId === here.activityId);
  const over = steps.every((s) => s.index <= here.index || shown.includes(s.id));
  const elsewhere = plan.step(to.id)?.sessionId !== here.sessionId && slotOfUnit(to.id) === null;
  if (over && !elsewhere) return null;
  const order = orderOf(state.agenda, (activity) =>
    plan.steps.filter((s) => s.activityId === activity).map((s) => s.id),
  );
  return areNeighbours(order, here.id, to.id) ? null : here.id;
}
