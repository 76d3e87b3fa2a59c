/**
 * Stored answers, decoded once, by the kind of their question as asked in their round; unreadable ones are
 * left out. Pure.
 */
import { type AnswerBody, isAnswerTo } from "@/activities/kinds";
import { reasonApartSchema } from "@/model/activity/answer";
import { isPass } from "@/model/activity/pass";
import { answeredBy } from "@/model/debrief/given-reasons";
import { planOf } from "@/workshop/content/plan";
import {
  type AnswerRecord,
  type AnswersByRound,
  CountingMap,
  type RoundKey,
  roundOfKey,
} from "@/workshop/room/answers-by-round";
import { isLinks, linkSchema } from "@/workshop/room/linked-tests";
import type { RoomState } from "@/workshop/room/state";
import { roundAt, workshopOf } from "@/workshop/room/versions";

/** An answer as the database has it. */
export interface StoredRecord extends Pick<AnswerRecord, "id" | "rev" | "source"> {
  body: unknown;
}

export type StoredBoard = Map<RoundKey, Map<string, StoredRecord>>;

type DecodingState = Pick<RoomState, "workshop" | "versions" | "position" | "takenBack">;

export function decoderOf(
  state: DecodingState,
  question: string,
  round: number,
): (body: unknown) => AnswerBody | null {
  const plan = planOf(workshopOf(state, roundAt(state, question, round)));
  const activity = plan.activity(plan.question(question)?.activityId ?? "");
  const fits = (body: object): body is AnswerBody => {
    if (isPass(body)) return true;
    if (isLinks(question)) return linkSchema.safeParse(body).success;
    if (answeredBy(question) !== question) return reasonApartSchema.safeParse(body).success;
    return activity !== undefined && isAnswerTo(activity, body);
  };
  return (body) => (typeof body === "object" && body !== null && fits(body) ? body : null);
}

export function decodeBoard(
  state: DecodingState,
  stored: StoredBoard,
): { board: AnswersByRound; misfits: number } {
  const board: AnswersByRound = new Map();
  let misfits = 0;
  for (const [key, answers] of stored) {
    const { question, round } = roundOfKey(key);
    const decode = decoderOf(state, question, round);
    const fitting = new CountingMap<string, AnswerRecord>();
    const decodedBodies = new Map<unknown, AnswerBody | null>();
    for (const [person, { body, ...kept }] of answers) {
      if (!decodedBodies.has(body)) decodedBodies.set(body, decode(body));
      const decoded = decodedBodies.get(body);
      if (decoded) fitting.set(person, { ...kept, body: decoded });
      else misfits++;
    }
    board.set(key, fitting);
  }
  return { board, misfits };
}
