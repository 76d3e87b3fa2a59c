/** The sources of the present step, as each surface may read them. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { SourceNote } from "@/workshop/protocol/views";
import { planOf } from "@/workshop/content/plan";
import { noticeId } from "@/model/activity/question";
import type { RoomState } from "@/workshop/room/state";
import { presentStep } from "@/workshop/views/face";

const notesOf = (activity: Activity): SourceNote[] =>
  activity.sources.map(({ text, year, dated, newer }) => ({
    text,
    year: year ?? null,
    dated,
    newer: newer ?? null,
  }));

/**
 * The present activity's sources. They can give keys away: where questions have keys, stage and phones get
 * them once all are explained. None at notices, and none of slides for the stage alone.
 */
export function sourcesOf(state: RoomState, surface: "phone" | "stage" | "console"): SourceNote[] {
  const plan = planOf(state.workshop);
  const { step, activity } = presentStep(state);
  if (state.ended || !step || !activity || step.id === noticeId(activity.id)) return [];
  if (surface === "console") return notesOf(activity);
  if (surface === "phone" && kindOf(activity).isOnPhones?.(activity) === false) return [];
  const secret = plan
    .questionsOf(activity.id)
    .some(
      (q) => !q.whatIfId && kindOf(activity).key(activity, q) && !state.position.explained.includes(q.id),
    );
  return secret ? [] : notesOf(activity);
}
