/** Questions that the room has passed without asking. Pure. */
import type { Step } from "@/model/activity/question";
import type { Plan } from "@/workshop/content/plan";
import { type RoomState, roundsOf } from "@/workshop/room/state";

/**
 * Steps left with their question never opened, in workshop order; a worksheet's own offers ("us too", dots)
 * are none.
 */
export function unaskedSteps({ position, ended }: RoomState, plan: Plan): Step[] {
  const shown = new Set(position.shown);
  return plan.steps.filter(
    ({ id, question, activityId }) =>
      shown.has(id) &&
      (ended || id !== position.step) &&
      question !== undefined &&
      plan.question(question)?.stepId === id &&
      roundsOf(position, question).length === 0 &&
      plan.worksheet(activityId) === null,
  );
}
