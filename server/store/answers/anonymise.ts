/**
 * Makes the answers of a finished activity anonymous, in one transaction:
 *
 * 1. Answers are counted by sector, without small groups. Afterwards this is impossible (`sector-splits.ts`).
 * 2. The activity's pseudonym key is deleted.
 * 3. Its answers are stored again in random order, under random pseudonyms and without the phones' ids; sources
 *    are shuffled within a round (H-26). Each reason becomes a row of its own (B-93).
 * 4. The old rows are deleted.
 *
 * Then the tables are rewritten and the write-ahead log is discarded (`rewrite.ts`, `wal.ts`,
 * `docs/privacy.md`).
 */
import { randomUUID } from "node:crypto";
import { type AnswerSource, withShuffledSources } from "@/model/activity/answer-sources";
import { groupedBy } from "@/model/grouped-by";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { log } from "@/server/platform/log";
import { isOfDatabase } from "@/server/platform/start-error";
import { secureShuffle, unwrap } from "@/server/store/keys";
import type { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { loadState } from "@/server/store/rooms/room-state";
import { eraseBody } from "@/workshop/retention/erase-body";
import { knownWords, writtenFields } from "@/workshop/retention/known-words";
import { roundKey } from "@/workshop/room/answers-by-round";
import { isOrphan } from "@/workshop/room/erase-own-answers";
import { BLOCK } from "@/workshop/retention/placeholder";
import { labelOf } from "@/workshop/room/label-anonymity";
import { partReasons } from "@/model/debrief/given-reasons";
import { keepSplits, loadSectors, splitsOf } from "@/server/store/answers/sector-splits";

/**
 * Activities at the same time. Each uses two database connections; a large room that ends must leave some for
 * others.
 */
const gate = new FairQueue({ places: 3 });

/**
 * The counts by sector. Where they cannot be made there are none: that must not prevent anonymity.
 * @throws where the database does not answer: then nothing is sealed, and all of it is tried again
 */
async function sectorSplitsOrNone(
  roomId: string,
  ...activity: [activityId: string, key: Buffer, rows: Parameters<typeof splitsOf>[3]]
): Promise<ReturnType<typeof splitsOf>> {
  try {
    const sectors = await loadSectors(roomId);
    return sectors ? splitsOf(sectors, ...activity) : [];
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    log.error(
      "no-split",
      "Answers of an activity could not be counted by sector; it is sealed without that.",
      error,
    );
    return [];
  }
}

/**
 * Makes the answers of an activity anonymous; a second call does nothing.
 * @returns how many answers there were
 */
export async function anonymiseActivity(roomId: string, activityId: string): Promise<number> {
  const leave = await gate.enter();
  const count = await anonymiseNow(roomId, activityId).finally(() => leave?.());
  scheduleRewrite("answer", "run_key");
  return count;
}

async function anonymiseNow(roomId: string, activityId: string): Promise<number> {
  return prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        SELECT 1 FROM run_key WHERE room_id = ${roomId}::uuid AND activity_id = ${activityId} FOR UPDATE`;
      const key = await tx.pseudonymKey.findUnique({ where: { roomId_activityId: { roomId, activityId } } });
      const rows = await tx.answer.findMany({ where: { roomId, activityId } });
      if (key)
        await keepSplits(
          tx,
          roomId,
          activityId,
          await sectorSplitsOrNone(roomId, activityId, unwrap(key.wrappedKey), rows),
        );
      await tx.pseudonymKey.deleteMany({ where: { roomId, activityId } });
      const bodyOf = await withoutTextOfErased(roomId, rows);
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
      const { answers, reasons } = partReasons(rows.map((r) => ({ ...r, body: bodyOf(r) as object })));
      const sourced = [...groupedBy(answers, (r) => roundKey(r.questionId, r.round)).values()].flatMap(
        (round) =>
          withShuffledSources(
            round.map(({ source, ...r }) => ({ ...r, source: source as AnswerSource | null })),
            secureShuffle,
          ),
      );
      const anonymous = [
        ...sourced.map((r) => ({
          questionId: r.questionId,
          round: r.round,
          pseudonym: label(r),
          body: r.body,
          source: r.source,
        })),
        ...reasons.map((r) => ({
          questionId: r.question,
          round: r.round,
          pseudonym: randomUUID(),
          body: r.body,
        })),
      ].map((row) => ({
        ...row,
        id: randomUUID(),
        roomId,
        activityId,
        body: row.body as unknown as Prisma.InputJsonValue,
      }));
      await tx.anonymousAnswer.createMany({ data: secureShuffle(anonymous) });
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

/**
 * The bodies to be stored. Free text of people who erased what they gave is removed now, at the same time as
 * everybody's pseudonyms (E-61).
 */
async function withoutTextOfErased(
  roomId: string,
  rows: readonly Row[],
): Promise<(row: Row) => Prisma.InputJsonValue> {
  const plain = (row: Row) => (row.body ?? {}) as Prisma.InputJsonValue;
  const state = rows.some((r) => isOrphan(r.pseudonym)) ? await loadState(roomId) : null;
  if (!state) return plain;
  const [vocabulary, written] = [knownWords(state.versions), writtenFields(state.versions)];
  return (row) => {
    if (!isOrphan(row.pseudonym)) return plain(row);
    const erasing = {
      activityId: row.activityId,
      known: vocabulary,
      written,
      placeholder: () => BLOCK,
      renamed: (name: string) => name,
    };
    return eraseBody(row.body as object, erasing) as Prisma.InputJsonValue;
  };
}
