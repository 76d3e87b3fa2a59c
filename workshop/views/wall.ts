/** The wall of what people wrote, as each surface may see it. */
import type { Pass } from "@/model/activity/pass";
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import {
  type ConsoleWall,
  type Curated,
  type Support,
  uncurated,
  type Wall,
} from "@/model/activity/curation";
import { listPageOf, type TurnedList } from "@/model/list-pages";
import { answersOf, type AnswersByRound } from "@/workshop/room/answers-by-round";
import { whyWithheld } from "@/workshop/room/disclosure-control";
import { planOf } from "@/workshop/content/plan";
import { lastRound, type RoomState } from "@/workshop/room/state";
import { presentStep } from "@/workshop/views/face";
import { bodiesOf } from "@/workshop/views/results";

/** The room's wall: once revealed, or while the room supports texts; else null. */
export function wallOf(state: RoomState, board: AnswersByRound): Wall | null {
  const { activity } = presentStep(state);
  const curated = activity && kindOf(activity).curated;
  if (!curated || state.ended) return null;
  const round = lastRound(state.position, activity.id);
  if (round?.phase !== "revealed") return null;
  const answers = answersOf(board, activity.id, round.number);
  if (whyWithheld(answers)) return null;
  return curated.roomWall(
    activity,
    bodiesOf(answers),
    curationOf(state, activity),
    supportOf(state, board, activity, curated, "revealed"),
  );
}

/** The texts that a trainer must read before the room sees the first; null: none wait. */
export function notesToRead(state: RoomState, board: AnswersByRound): number | null {
  const { activity } = presentStep(state);
  const curated = activity && kindOf(activity).curated;
  if (!curated || state.ended) return null;
  const round = lastRound(state.position, activity.id);
  if (!round || round.phase === "open") return null;
  const answers = answersOf(board, activity.id, round.number);
  if (whyWithheld(answers)) return null;
  const wall = curated.consoleWall(activity, bodiesOf(answers), curationOf(state, activity), {});
  return wall.moderated && wall.counts.all > 0 && wall.counts.shown === 0 ? wall.counts.all : null;
}

/** The console's wall: those of the texts in `bodies` that it may see. */
export function consoleWallOf(
  state: RoomState,
  board: AnswersByRound,
  activity: Activity,
  curated: Curated<Activity, Exclude<AnswerBody, Pass>>,
  bodies: readonly AnswerBody[],
  turned: TurnedList | null,
): ConsoleWall {
  const wall = curated.consoleWall(
    activity,
    bodies,
    curationOf(state, activity),
    supportOf(state, board, activity, curated, "closed"),
  );
  const waits = (text: ConsoleWall["texts"][number]) => text.state === "waiting";
  const { shown: texts, piece } = listPageOf(wall.texts, `wall ${activity.id}`, turned, waits);
  return { ...wall, texts, ...(piece && { piece }) };
}

const curationOf = (state: RoomState, activity: Activity) => state.curation[activity.id] ?? uncurated;

/** Support is counted for the room once it is revealed, and for the trainer once the trainer has seen it. */
function supportOf(
  state: RoomState,
  board: AnswersByRound,
  activity: Activity,
  curated: Curated<Activity, Exclude<AnswerBody, Pass>>,
  least: "closed" | "revealed",
): Support {
  const id = curated.supportQuestion(activity);
  const question = planOf(state.workshop).question(id);
  const round = lastRound(state.position, id);
  if (!question || !round) return {};
  const allowed = least === "revealed" ? round.phase === "revealed" : round.seen && round.phase !== "open";
  return allowed
    ? kindOf(activity).tally(activity, question, bodiesOf(answersOf(board, id, round.number))).counts
    : {};
}
