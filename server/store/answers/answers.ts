/**
 * Answers in the database. While an activity runs, one statement stores a whole batch. Of one person's
 * answers to a round the one with the highest `rev` is kept; an answer that is sent twice changes nothing.
 * Where two have the same `rev`, the greater id is kept. Ids are compared byte by byte (`COLLATE "C"`), as
 * the server does, whatever the database's locale.
 */
import type { AnswerPlace, AnswerRejection, AnswerRow, StoredAnswer } from "@/server/platform/room-store";
import { prepared, prisma } from "@/server/store/database/prisma";
import { roundKey, upsert } from "@/workshop/room/answers-by-round";
import type { StoredBoard, StoredRecord } from "@/workshop/room/decode-answers";

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
        id AS answer_id, rev, body, "judgedAt" AS judged_at
      FROM json_to_recordset(${batch}) AS g(i int, "roomId" uuid, "activityId" text, question text, round int,
        pseudonym text, id text, rev int, body jsonb, "judgedAt" int)
    ), alive AS (
      SELECT room_id, activity_id, closed FROM run_key
      WHERE (room_id, activity_id) IN (SELECT room_id, activity_id FROM given) FOR SHARE
    ), done AS (
      INSERT INTO answer AS a (room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body)
      SELECT room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body
      FROM given JOIN alive USING (room_id, activity_id) WHERE judged_at >= closed
      ON CONFLICT (room_id, question_id, round, pseudonym) DO UPDATE
        SET answer_id = excluded.answer_id, rev = excluded.rev, body = excluded.body
        WHERE (excluded.rev, excluded.answer_id COLLATE "C") > (a.rev, a.answer_id COLLATE "C")
    )
    SELECT i, CASE WHEN closed IS NULL THEN 'finished' ELSE 'stale' END AS why
    FROM given LEFT JOIN alive USING (room_id, activity_id) WHERE closed IS NULL OR judged_at < closed`;
  return new Map(out.map(({ i, why }) => [i, why]));
}

const toStoredRecord = (r: { answerId: string; rev: number; body: unknown }): StoredRecord => ({
  id: r.answerId,
  rev: r.rev,
  body: r.body,
});

/** @param which those at these places; without it, all of a room */
export async function loadRunningAnswers(
  roomId: string,
  which?: readonly AnswerPlace[],
): Promise<StoredAnswer[]> {
  const rows = which
    ? await prisma.$queryRaw<
        {
          questionId: string;
          round: number;
          pseudonym: string;
          answerId: string;
          rev: number;
          body: unknown;
        }[]
      >`
        SELECT question_id AS "questionId", round, pseudonym, answer_id AS "answerId", rev, body FROM answer
        WHERE room_id = ${roomId}::uuid AND (question_id, round, pseudonym) IN (SELECT * FROM unnest(
          ${which.map((w) => w.question)}::text[], ${which.map((w) => w.round)}::int[],
          ${which.map((w) => w.pseudonym)}::text[]))`
    : await prisma.answer.findMany({ where: { roomId } });
  return rows.map((r) => ({
    question: r.questionId,
    round: r.round,
    pseudonym: r.pseudonym,
    kept: toStoredRecord(r),
  }));
}

export async function loadRoundAnswers(
  roomId: string,
  question: string,
  round: number,
): Promise<StoredAnswer[]> {
  const rows = await prisma.answer.findMany({ where: { roomId, questionId: question, round } });
  return rows.map((r) => ({ question, round, pseudonym: r.pseudonym, kept: toStoredRecord(r) }));
}

/** All answers of a room, of running and of finished activities. */
export async function loadBoard(roomId: string): Promise<StoredBoard> {
  const board: StoredBoard = new Map();
  for (const { question, round, pseudonym, kept } of await loadRunningAnswers(roomId))
    upsert(board, roundKey(question, round), pseudonym, kept);
  for (const [key, answers] of await loadAnonymousAnswers({ roomId })) board.set(key, answers);
  return board;
}

const PAGE = 4_000;

/** The answers of finished activities, in the random order in which they were stored. */
export async function loadAnonymousAnswers(where: {
  roomId: string;
  activityId?: string;
}): Promise<StoredBoard> {
  const board: StoredBoard = new Map();
  // Page by page: reading a large room at once would block every other room of this process.
  for (let after: string | undefined; ; ) {
    const rows = await prisma.anonymousAnswer.findMany({
      where: { ...where, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const r of rows)
      upsert(board, roundKey(r.questionId, r.round), r.pseudonym, {
        id: "",
        rev: 0,
        body: r.body,
      });
    if (rows.length < PAGE) return board;
    after = rows.at(-1)!.id;
  }
}
