import type { QuestionId, StepId } from "@/model/activity/question";
import type { Plan } from "@/workshop/content/plan";
import { setRound } from "@/workshop/room/rounds";
import { asksTheSame } from "@/workshop/room/amend";
import {
  type Round,
  type RoomState,
  roundsOf,
  type StagePosition,
  type TakenBack,
} from "@/workshop/room/state";

/** Seconds as authored, or as chosen; left out or null: none. */
interface Times {
  seconds?: number | null;
  readFirst?: number | null;
}

/** A round that is open from `now` on. @param now milliseconds since the epoch */
export function openRound(
  { versions }: RoomState,
  number: number,
  now: number,
  { seconds, readFirst }: Times,
): Round {
  const opensAt = now + (readFirst ?? 0) * 1_000;
  return {
    number,
    phase: "open",
    opensAt,
    closesAt: seconds ? opensAt + seconds * 1_000 : null,
    version: versions.length - 1,
    seen: false,
  };
}

/** The first number from `start` whose stored answers, if any, were to the same text. */
export function nextNumber({ takenBack, versions }: RoomState, question: QuestionId, start: number): number {
  let number = start;
  const isOther = (t: TakenBack) =>
    t.question === question && t.number === number && !asksTheSame(versions, t);
  while (takenBack.some(isOther)) number++;
  return number;
}

/** The position at a step that Next has reached, with its question open where the author wants that. */
export function openedOnArrival(
  state: RoomState,
  plan: Plan,
  position: StagePosition,
  step: StepId,
  now: number,
): StagePosition {
  const question = position.question === null ? undefined : plan.question(position.question);
  const activity = question?.stepId === step ? plan.activity(question.activityId) : undefined;
  if (!question || !activity || !("opensOnArrival" in activity) || !activity.opensOnArrival) return position;
  return openedFirst(state, plan, position, question.id, now);
}

/** The position with a never asked question open for its planned time; else the same. */
export function openedFirst(
  state: RoomState,
  plan: Plan,
  position: StagePosition,
  id: QuestionId,
  now: number,
): StagePosition {
  const activity = plan.activity(plan.question(id)?.activityId ?? "");
  if (!activity || state.finished.includes(activity.id) || roundsOf(position, id).length > 0) return position;
  const times: Times = "revote" in activity ? activity : {};
  return setRound(position, id, openRound(state, nextNumber(state, id, 1), now, times));
}
