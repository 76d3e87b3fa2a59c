/** Tests whose results and keys are withheld until the room has taken all of the test. Pure. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { Plan } from "@/workshop/content/plan";
import { lastRound, type RoomState } from "@/workshop/room/state";

/**
 * True while results and key of `activity` are kept back: a question that it waits for was not asked, or is
 * open.
 */
export function isTestRunning(state: RoomState, plan: Plan, activity: Activity): boolean {
  const waiting = kindOf(activity).waitsFor?.(activity, plan.activities) ?? [];
  return waiting.some((id) => {
    const round = lastRound(state.position, id);
    if (round) return round.phase === "open";
    return !state.finished.includes(plan.question(id)?.activityId ?? "");
  });
}
