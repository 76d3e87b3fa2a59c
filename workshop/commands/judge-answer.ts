/** Decides whether an answer may be stored. Pure; the answer itself never enters the room's log. */
import { type Activity, type AnswerBody, kindOf } from "@/activities/kinds";
import { passSchema } from "@/model/activity/answer";
import type { Question } from "@/model/activity/question";
import type { Reason } from "@/model/reasons";
import { isMisfit, type Misfit } from "@/model/kind";
import { isVisible } from "@/model/text/visible-text";
import type { AnswerCommand } from "@/workshop/commands/all";
import { refusalFor } from "@/workshop/commands/permissions";
import type { Actor } from "@/workshop/room/actor";
import { type AnswerRecord, isNewer } from "@/workshop/room/answers-by-round";
import { planOf } from "@/workshop/content/plan";
import { IN_FLIGHT_MS, type RoomState, roundsOf } from "@/workshop/room/state";
import { workshopOf } from "@/workshop/room/versions";

export type Judged =
  | { ok: true; store: { activity: Activity; body: AnswerBody } }
  /** This answer, or a later one of the same person, is stored already: a retry. */
  | { ok: true; already: AnswerRecord }
  | { ok: false; reason: Reason; values?: Record<string, number> };

/**
 * @param kept this person's stored answer in this round, if any @param now milliseconds since the epoch, the
 * server's clock
 */
export function judgeAnswer(
  state: RoomState,
  command: AnswerCommand,
  actor: Actor,
  kept: AnswerRecord | undefined,
  now: number,
): Judged {
  const refused = refusalFor(state, "answer", actor);
  const round = roundsOf(state.position, command.question).find((r) => r.number === command.round);
  const plan = planOf(workshopOf(state, round));
  const question = plan.question(command.question);
  const activity = question && plan.activity(question.activityId);
  if (refused && refused !== "room-ended") return { ok: false, reason: refused };
  if (!question || !activity) return { ok: false, reason: "unknown-question" };
  if (kept && !isNewer(command, kept)) return { ok: true, already: kept };
  if (refused) return { ok: false, reason: refused };
  if (state.finished.includes(activity.id)) return { ok: false, reason: "finished" };

  if (!round) return { ok: false, reason: "not-open" };
  if (round.phase !== "open") return { ok: false, reason: "closed" };
  if (now < round.opensAt) return { ok: false, reason: "not-open-yet" };
  if (round.closesAt !== null && now > round.closesAt + IN_FLIGHT_MS) return { ok: false, reason: "closed" };

  const body = parseBody(activity, question, command.body);
  if (body === null) return { ok: false, reason: isEmpty(command.body) ? "empty-answer" : "bad-answer" };
  return isMisfit(body) ? { ok: false, ...body.misfit } : { ok: true, store: { activity, body } };
}

/** True where nothing is chosen and nothing visible is written. */
const isEmpty = (body: unknown): boolean =>
  typeof body === "string"
    ? !isVisible(body)
    : typeof body === "object" && body !== null && Object.values(body).every(isEmpty);

/** The body as the question understands it: a pass, or what its kind takes; else what its kind says of it. */
export function parseBody(activity: Activity, question: Question, body: unknown): AnswerBody | Misfit | null {
  const pass = Object.hasOwn(Object(body), "pass") ? passSchema.safeParse(body) : null;
  return pass?.success ? pass.data : kindOf(activity).parse(activity, question, body);
}
