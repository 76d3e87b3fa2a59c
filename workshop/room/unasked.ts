/** Questions that the room has passed and nobody was asked. Pure. */
import type { Step } from "@/model/activity/question";
import type { Plan } from "@/workshop/content/plan";
import { type RoomState, roundsOf } from "@/workshop/room/state";

/**
 * Steps that were shown and left although their question was never opened, in the order of the workshop (B-280). What a
 * worksheet offers beside its sheets ("us too", dots) is no question that an author wrote.
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
