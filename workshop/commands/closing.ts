/** The end of rounds: results that authors want shown, and texts that trainers may read, at once. Pure. */
import { z } from "zod";
import { kindOf } from "@/activities/kinds";
import type { QuestionId } from "@/model/activity/question";
import type { RoomAndPlan } from "@/workshop/commands/define";
import { setRound } from "@/workshop/room/rounds";
import { isTestRunning } from "@/workshop/room/running-tests";
import type { Round } from "@/workshop/room/state";

/** Set by the server. Logs from before trainers read a closed wall at once lack it. */
export const wallsRead = { wallsRead: z.literal(true).optional() };

/**
 * An open round once closed: revealed if its author said so and the room is still at it; read by trainers if
 * it is a wall whose texts they show one by one.
 */
export function closedRound(
  { state, plan }: RoomAndPlan,
  id: QuestionId,
  round: Round,
  command: { wallsRead?: true },
): Round {
  const closed: Round = { ...round, phase: "closed", closesAt: null };
  const activity = plan.activity(plan.question(id)?.activityId ?? "");
  if (!activity) return closed;
  const after = { ...state, position: setRound(state.position, id, closed) };
  const shows =
    "showsWhenClosed" in activity &&
    activity.showsWhenClosed === true &&
    state.position.question === id &&
    !isTestRunning(after, plan, activity);
  if (shows) return { ...closed, phase: "revealed" };
  const moderated =
    kindOf(activity).curated && activity.id === id && "moderated" in activity && activity.moderated;
  return moderated && command.wallsRead ? { ...closed, seen: true } : closed;
}
