/**
 * Answers in the database. While an activity runs, one statement stores a whole batch. Of one person's
 * answers to a round the one with the highest `rev` is kept; an answer that is sent twice changes nothing.
 * Where two have the same `rev`, the greater id is kept. Ids are compared byte by byte (`COLLATE "C"`), as
 * the server does, whatever the database's locale.
 */
import type { AnswerSource } from "@/model/activity/answer-sources";
import type { AnswerPlace, AnswerRejection, AnswerRow, StoredAnswer } from "@/server/platform/room-store";
import { prepared } from "@/server/store/database/prisma";
import { roundKey, upsert } from "@/workshop/room/answers-by-round";
import type { StoredBoard } from "@/workshop/room/decode-answers";

/**
 * Stores a batch; durable when it resolves. No two rows may have the same room, question, round and
 * pseudonym.
 * @returns the rows that were not stored, by their index in `rows`, with the reason. "finished": the activity
 * takes no more answers. "stale": a round of it was closed after the row was checked (`judgedAt`)
 */
export async function storeAnswers(rows: readonly AnswerRow[]): Promise<Map<number, AnswerRejection>> {
  const batch = JSON.stringify(rows.map((row, i) => ({ ...row, i })));
  const out = await prepared<{ i: number; why: AnswerRejection }>("store-answers")`
    WITH given AS (
      SELECT i, "roomId" AS room_id, "activityId" AS activity_id, question AS question_id, round, pseudonym,
        id AS answer_id, rev, body, source, "judgedAt" AS judged_at
      FROM json_to_recordset(${batch}) AS g(i int, "roomId" uuid, "activityId" text, question text, round int,
        pseudonym text, id text, rev int, body jsonb, source text, "judgedAt" int)
    ), alive AS (
      SELECT room_id, activity_id, closed FROM run_key
      WHERE (room_id, activity_id) IN (SELECT room_id, activity_id FROM given) FOR SHARE
    ), done AS (
      INSERT INTO answer AS a (room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body, source)
      SELECT room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body, source
      FROM given JOIN alive USING (room_id, activity_id) WHERE judged_at >= closed
      ON CONFLICT (room_id, question_id, round, pseudonym) DO UPDATE
        SET answer_id = excluded.answer_id, rev = excluded.rev, body = excluded.body, source = excluded.source
        WHERE (excluded.rev, excluded.answer_id COLLATE "C") > (a.rev, a.answer_id COLLATE "C")
    )
    SELECT i, CASE WHEN closed IS NULL THEN 'finished' ELSE 'stale' END AS why
    FROM given LEFT JOIN alive USING (room_id, activity_id) WHERE closed IS NULL OR judged_at < closed`;
  return new Map(out.map(({ i, why }) => [i, why]));
}

/** A row as it is read: with its body as text, so that equal ones are parsed once. */
interface Row extends AnswerPlace {
  id: string;
  rev: number;
  body: string;
  source: AnswerSource | null;
}

/** Equal bodies become one object: people often answer the same, and what is worked out of it is kept by it. */
function toStored(rows: readonly Row[]): StoredAnswer[] {
  const bodies = new Map<string, unknown>();
  return rows.map(({ question, round, pseudonym, id, rev, body: text, source }) => {
    if (!bodies.has(text)) bodies.set(text, JSON.parse(text));
    const kept = { id, rev, body: bodies.get(text), ...(source && { source }) };
    return { question, round, pseudonym, kept };
  });
}

/** @param which those at these places; without it, all of a room */
export async function loadRunningAnswers(
  roomId: string,
  which?: readonly AnswerPlace[],
): Promise<StoredAnswer[]> {
  if (!which)
    return toStored(
      await prepared<Row>("running-answers")`
        SELECT question_id AS question, round, pseudonym, answer_id AS id, rev, body::text, source FROM answer
        WHERE room_id = ${roomId}::uuid`,
    );
  return toStored(
    await prepared<Row>("answers-at")`
      SELECT question_id AS question, round, pseudonym, answer_id AS id, rev, body::text, source FROM answer
      WHERE room_id = ${roomId}::uuid AND (question_id, round, pseudonym) IN (SELECT * FROM unnest(
        ${which.map((w) => w.question)}::text[], ${which.map((w) => w.round)}::int[],
        ${which.map((w) => w.pseudonym)}::text[]))`,
  );
}

export async function loadRoundAnswers(
  roomId: string,
  question: string,
  round: number,
): Promise<StoredAnswer[]> {
  const rows = await prepared<Row>("round-answers")`
    SELECT question_id AS question, round, pseudonym, answer_id AS id, rev, body::text, source FROM answer
    WHERE room_id = ${roomId}::uuid AND question_id = ${question} AND round = ${round}`;
  return toStored(rows);
}

function boardOf(stored: readonly StoredAnswer[]): StoredBoard {
  const board: StoredBoard = new Map();
  for (const { question, round, pseudonym, kept } of stored)
    upsert(board, roundKey(question, round), pseudonym, kept);
  return board;
}

/** All answers of a room, of running and of finished activities. */
export async function loadBoard(roomId: string): Promise<StoredBoard> {
  const board = boardOf(await loadRunningAnswers(roomId));
  for (const [key, answers] of await loadAnonymousAnswers({ roomId })) board.set(key, answers);
  return board;
}

/** The answers of finished activities, in the random order in which they were stored. */
export async function loadAnonymousAnswers({
  roomId,
  activityId = null,
}: {
  roomId: string;
  activityId?: string | null;
}): Promise<StoredBoard> {
  const rows = await prepared<Row>("anonymous-answers")`
    SELECT question_id AS question, round, person::text AS pseudonym, '' AS id, 0 AS rev, body::text, source
    FROM sealed_answer
    WHERE room_id = ${roomId}::uuid AND (${activityId}::text IS NULL OR activity_id = ${activityId})
    ORDER BY sealed_answer.id`;
  return boardOf(toStored(rows));
}
