/** The stage's page of a long text. Pure; only the screen knows the number of pages. */
import { planOf } from "@/workshop/content/plan";
import { lastRound, type RoomState } from "@/workshop/room/state";

/** Names what stands on the stage: when that is something else, its first page is on. */
export function stageMoment({ workshop, position, work }: RoomState): string {
  const { step, question } = position;
  const activity = (step !== null && planOf(workshop).step(step)?.activityId) || "";
  const present = Object.hasOwn(work, activity) ? work[activity]?.present : undefined;
  return [
    step ?? "",
    question ?? "",
    question !== null && lastRound(position, question)?.phase === "revealed" ? "results" : "",
    question !== null && position.explained.includes(question) ? "key" : "",
    present?.at ? `${present.at} ${present.card}` : "",
  ].join("|");
}

export const pageOf = (state: RoomState): number =>
  state.turned?.at === stageMoment(state) ? state.turned.page : 0;
