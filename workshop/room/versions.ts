/**
 * Versions of a room's workshop, one for each change while it runs. A round keeps the version it was opened
 * with: answers stay with the text that people saw.
 */
import { inLanguage } from "@/workshop/content/texts";
import type { Workshop } from "@/workshop/content/workshop";
import { planOf } from "@/workshop/content/plan";
import type { Activity } from "@/activities/kinds";
import type { Question, QuestionId } from "@/model/activity/question";
import { lastRound, type RoomState, type Round, roundsOf } from "@/workshop/room/state";

export const roundAt = (
  { position, takenBack }: Pick<RoomState, "position" | "takenBack">,
  question: QuestionId,
  number: number,
): Pick<Round, "version"> | undefined =>
  roundsOf(position, question).find((r) => r.number === number) ??
  takenBack.find((t) => t.question === question && t.number === number);

/** The workshop that a round was opened with; the present one for a question that was never opened. */
export function workshopOf(
  state: Pick<RoomState, "workshop" | "versions">,
  round: Pick<Round, "version"> | undefined,
): Workshop {
  const earlier = round && round.version < state.versions.length - 1;
  return earlier ? state.versions[round.version]! : state.workshop;
}

/** A question and its activity as a round of it was asked; null where there is no such question. */
export function askedIn(
  state: Pick<RoomState, "workshop" | "versions" | "position" | "takenBack">,
  id: QuestionId,
  round: number,
): { question: Question; activity: Activity } | null {
  const plan = planOf(workshopOf(state, roundAt(state, id, round)));
  const question = plan.question(id);
  const activity = question && plan.activity(question.activityId);
  return activity ? { question, activity } : null;
}

/** The workshop from which a question is shown, asked and counted now: that of its last round. */
export const workshopFor = (state: RoomState, question: QuestionId): Workshop =>
  workshopOf(state, lastRound(state.position, question));

/** The workshop that the room sees now: as the question in focus was asked, else as it is. */
export function workshopInView(state: RoomState): Workshop {
  const { step, question } = state.position;
  const workshop = question === null ? state.workshop : workshopFor(state, question);
  return step === null || planOf(workshop).step(step) ? workshop : state.workshop;
}

/** The room in a reader's language. For views only: no state to go on from. */
export const seenIn = (state: RoomState, language: string): RoomState => ({
  ...state,
  workshop: inLanguage(workshopInView(state), language),
});

/** True where the present question was changed since it was last asked. */
export function changedSince(state: RoomState, question: QuestionId): boolean {
  const round = lastRound(state.position, question);
  if (!round) return false;
  const [then, now] = [planOf(workshopOf(state, round)), planOf(state.workshop)];
  const activity = now.question(question)?.activityId ?? "";
  return then.activity(activity) !== now.activity(activity);
}
