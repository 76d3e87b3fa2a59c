/**
 * The end of linkability. In one transaction the activity's key is destroyed, its answers are written anew in
 * random order under random labels, without the phones' ids, reasons as rows of their own (B-93), and the old rows are
 * deleted. Before, answers are counted by sector where no small group can be seen; that is not possible afterwards. The
 * tables are then rewritten, and the log that holds the rows is let go of where the database lets us (rewrite.ts,
 * old-log.ts, docs/privacy.md).
 */
import { randomInt, randomUUID } from "node:crypto";
import { Gate } from "@/server/limits/gate";
import { log } from "@/server/operations/log";
import { unwrap } from "@/server/store/keys";
import type { AnswerBody } from "@/activities/kinds";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/prisma";
import { rewriteSoon } from "@/server/store/rewrite";
import { loadState } from "@/server/store/room-state";
import { eraseBody } from "@/workshop/erasure/erase-body";
import { knownWords, writtenFields } from "@/workshop/erasure/known-words";
import { isOrphan } from "@/workshop/erasure/own-answers";
import { BLOCK } from "@/workshop/erasure/placeholder";
import { labelOf } from "@/workshop/session/labels";
import { partReasons } from "@/model/given-reasons";
import { keepSplits, splitsOf } from "@/server/store/sector-splits";

/** Each holds one connection and asks over another: a long room that ends must leave some for everybody else. */
const gate = new Gate(3, Number.POSITIVE_INFINITY);

/** Fisher–Yates with a cryptographic source (Knuth, TAOCP vol. 2, 3.4.2, algorithm P). */
export function shuffled<T>(items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** What cannot be split must not keep an activity from being sealed: the promise goes first. */
async function splitsOrNone(...given: Parameters<typeof splitsOf>): ReturnType<typeof splitsOf> {
  try {
    return await splitsOf(...given);
  } catch (error) {
    log.error(
      "no-split",
      "Answers of an activity could not be counted by sector; it is sealed without that.",
      error,
    );
    return [];
  }
}

/** Seals an activity. Done twice, the second does nothing. Returns how many answers were written anew. */
export async function sealActivity(roomId: string, activityId: string): Promise<number> {
  const leave = await gate.enter();
  const count = await sealNow(roomId, activityId).finally(() => leave?.());
  rewriteSoon("answer", "run_key");
  return count;
}

async function sealNow(roomId: string, activityId: string): Promise<number> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM run_key WHERE room_id = ${roomId}::uuid AND activity_id = ${activityId} FOR UPDATE`;
      const key = await tx.runKey.findUnique({ where: { roomId_activityId: { roomId, activityId } } });
      const rows = await tx.answer.findMany({ where: { roomId, activityId } });
      if (key)
        await keepSplits(
          tx,
          roomId,
          activityId,
          await splitsOrNone(roomId, activityId, unwrap(key.wrapped), rows),
        );
      await tx.runKey.deleteMany({ where: { roomId, activityId } });
      const bodyOf = await wordsOfOrphansGone(roomId, rows);
      const placed = (r: Omit<Row, "body">) => ({
        person: r.pseudonym,
        question: r.questionId,
        round: r.round,
      });
      const labelIn = labelOf(rows.map(placed), randomUUID);
      const labels = new Map<string, string>();
      const label = (r: Omit<Row, "body">) => {
        const kept = labelIn(placed(r));
        if (!labels.has(kept)) labels.set(kept, randomUUID());
        return labels.get(kept)!;
      };
      const { answers, reasons } = partReasons(
        rows.map((r) => ({ ...r, body: bodyOf(r) as unknown as AnswerBody })),
      );
      const sealed = [
        ...answers.map((r) => ({
          questionId: r.questionId,
          round: r.round,
          person: label(r),
          body: r.body,
        })),
        ...reasons.map((r) => ({
          questionId: r.question,
          round: r.round,
          person: randomUUID(),
          body: r.body,
        })),
      ].map((row) => ({
        ...row,
        id: randomUUID(),
        roomId,
        activityId,
        body: row.body as unknown as Prisma.InputJsonValue,
      }));
      await tx.sealedAnswer.createMany({ data: shuffled(sealed) });
      await tx.answer.deleteMany({ where: { roomId, activityId } });
      return rows.length;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

interface Row {
  activityId: string;
  questionId: string;
  round: number;
  pseudonym: string;
  body: Prisma.JsonValue;
}

/** Bodies as they are sealed: those whose givers erased what they gave lose their words now, with everybody's labels (E-61). */
async function wordsOfOrphansGone(
  roomId: string,
  rows: readonly Row[],
): Promise<(row: Row) => Prisma.InputJsonValue> {
  const plain = (row: Row) => (row.body ?? {}) as Prisma.InputJsonValue;
  const state = rows.some((r) => isOrphan(r.pseudonym)) ? await loadState(roomId) : null;
  if (!state) return plain;
  const [known, written] = [knownWords(state.versions), writtenFields(state.versions)];
  return (row) => {
    if (!isOrphan(row.pseudonym)) return plain(row);
    const erasing = {
      activityId: row.activityId,
      known,
      written,
      placeholder: () => BLOCK,
      renamed: (name: string) => name,
    };
    return eraseBody(row.body as unknown as AnswerBody, erasing) as unknown as Prisma.InputJsonValue;
  };
}
