/**
 * Answers while their activity runs. One statement stores a whole batch: the later `rev` of a person wins, the
 * same answer sent again changes nothing. Ids are compared byte by byte, as the server does, in any database.
 */
import type { AnswerBody } from "@/activities/content";
import type { AnswerRow } from "@/server/rooms/room-store";
import { prisma } from "@/server/store/prisma";
import { type Board, put, roundKey } from "@/workshop/session/board";

/**
 * Stores a batch; durable when it resolves. No two rows may have the same room, question, round and pseudonym.
 * An activity whose key is gone (finished) takes no more rows: returns the indexes of the rows that were kept out.
 */
export async function storeAnswers(rows: readonly AnswerRow[]): Promise<Set<number>> {
  const stored = await prisma.$queryRaw<{ i: number }[]>`
    WITH given AS (
      SELECT * FROM unnest(
        ${rows.map((_, i) => i)}::int[], ${rows.map((r) => r.roomId)}::uuid[], ${rows.map((r) => r.activityId)}::text[],
        ${rows.map((r) => r.question)}::text[], ${rows.map((r) => r.round)}::int[], ${rows.map((r) => r.pseudonym)}::text[],
        ${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.rev)}::int[], ${rows.map((r) => JSON.stringify(r.body))}::text[]
      ) AS g(i, room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body)
    ), alive AS (
      SELECT room_id, activity_id FROM run_key
      WHERE (room_id, activity_id) IN (SELECT room_id, activity_id FROM given) FOR SHARE
    ), kept AS (
      SELECT given.* FROM given JOIN alive USING (room_id, activity_id)
    ), done AS (
      INSERT INTO answer AS a (room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body)
      SELECT room_id, activity_id, question_id, round, pseudonym, answer_id, rev, body::jsonb FROM kept
      ON CONFLICT (room_id, question_id, round, pseudonym) DO UPDATE
        SET answer_id = excluded.answer_id, rev = excluded.rev, body = excluded.body
        WHERE (excluded.rev, excluded.answer_id COLLATE "C") > (a.rev, a.answer_id COLLATE "C")
    )
    SELECT i FROM kept`;
  const kept = new Set(stored.map((r) => r.i));
  return new Set(rows.map((_, i) => i).filter((i) => !kept.has(i)));
}

/** All answers of a room, of running and of finished activities. */
export async function loadBoard(roomId: string): Promise<Board> {
  const board: Board = new Map();
  for (const r of await prisma.answer.findMany({ where: { roomId } })) {
    const kept = { id: r.answerId, rev: r.rev, body: r.body as unknown as AnswerBody };
    put(board, roundKey(r.questionId, r.round), r.pseudonym, kept);
  }
  for (const [key, answers] of await loadSealed({ roomId })) board.set(key, answers);
  return board;
}

/** The answers of finished activities, in the random order in which they were written anew. */
export async function loadSealed(where: { roomId: string; activityId?: string }): Promise<Board> {
  const board: Board = new Map();
  for (const r of await prisma.sealedAnswer.findMany({ where, orderBy: { id: "asc" } })) {
    put(board, roundKey(r.questionId, r.round), r.person, { id: "", rev: 0, body: r.body as unknown as AnswerBody });
  }
  return board;
}
