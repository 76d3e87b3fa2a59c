/** The wall of an open question as each surface may see it. */
import { rulesOf } from "@/activities/rules";
import type { AnswerBody } from "@/activities/content";
import type { Open } from "@/activities/open/content";
import { supportQuestion } from "@/activities/open/rules";
import {
  type ConsoleWall,
  consoleWall,
  roomWall,
  type Support,
  uncurated,
  type Wall,
} from "@/activities/open/wall";
import { answersOf, type Board } from "@/workshop/session/board";
import { planOf } from "@/workshop/session/plan";
import { lastRound, type RoomState } from "@/workshop/session/state";
import { standing } from "@/workshop/views/face";
import { bodiesOf } from "@/workshop/views/results";

/** What the room may see: once the texts are revealed, also while it supports them. Null else. */
export function wallOf(state: RoomState, board: Board): Wall | null {
  const { activity } = standing(state);
  if (activity?.kind !== "open" || state.ended) return null;
  const round = lastRound(state.stand, activity.id);
  if (round?.phase !== "revealed") return null;
  const bodies = bodiesOf(answersOf(board, activity.id, round.number));
  return roomWall(
    activity,
    bodies,
    curationOf(state, activity),
    supportOf(state, board, activity, "revealed"),
  );
}

/** What the trainer sees of the texts in `bodies`: those that this console may see now. */
export function consoleWallOf(
  state: RoomState,
  board: Board,
  activity: Open,
  bodies: readonly AnswerBody[],
): ConsoleWall {
  return consoleWall(
    activity,
    bodies,
    curationOf(state, activity),
    supportOf(state, board, activity, "closed"),
  );
}

const curationOf = (state: RoomState, activity: Open) => state.curation[activity.id] ?? uncurated;

/** Support is counted for the room once it is revealed, and for the trainer once the trainer has seen it. */
function supportOf(state: RoomState, board: Board, activity: Open, least: "closed" | "revealed"): Support {
  const id = supportQuestion(activity);
  const question = planOf(state.workshop).question(id);
  const round = lastRound(state.stand, id);
  if (!question || !round) return {};
  const allowed = least === "revealed" ? round.phase === "revealed" : round.seen && round.phase !== "open";
  return allowed
    ? rulesOf(activity).tally(activity, question, bodiesOf(answersOf(board, id, round.number))).counts
    : {};
}
