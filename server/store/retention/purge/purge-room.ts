/**
 * Erases the personal data of a room in one transaction, as `server/store/database/tables.ts` says for each
 * table, and stores a record that the server signs. Harmless when asked for twice. Bytes of deleted rows stay
 * on the disk until Postgres overwrites them (docs/privacy.md), so the tables are rewritten or vacuumed, and
 * the write-ahead log is discarded.
 */
import { logAccessWithin } from "@/server/store/accounts/access-log";
import { Prisma } from "@/server/store/generated/client";
import { discardOldWal } from "@/server/store/database/wal";
import { isRewritable, scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { prisma } from "@/server/store/database/prisma";
import { erasureLock } from "@/server/store/retention/erasures";
import { answersHash, signedRecord } from "@/server/store/retention/purge/record";
import { eraseTexts, randomId } from "@/server/store/retention/purge/erase-texts";
import { loadState, saveSnapshot } from "@/server/store/rooms/room-state";
import { tables } from "@/server/store/database/tables";
import { sheetStore } from "@/server/store/worksheets/worksheets";
import { eraseState } from "@/workshop/retention/erase-state";

export type PurgeRefusal = "no-such-room" | "room-running" | "not-sealed" | "already-erased";

type Tx = Prisma.TransactionClient;
const TRANSACTION_TIMEOUT_MS = 300_000;
/** Answers that are updated in one statement. */
const BATCH = 2_000;

/**
 * Erases the personal data of an ended room.
 * The room must not be in memory of any process: it would be written to meanwhile.
 * @param by the trainer who asked; null: its retention period is over
 */
export async function purgeRoom(
  roomId: string,
  by: string | null,
  now: Date = new Date(),
): Promise<{ ok: true } | { ok: false; reason: PurgeRefusal }> {
  const done = await prisma.$transaction((tx) => purge(tx, roomId, by, now), {
    timeout: TRANSACTION_TIMEOUT_MS,
    maxWait: 20_000,
  });
  if (!done.ok) return done;
  scheduleRewrite(...done.touched.filter(isRewritable));
  for (const name of done.touched.filter((touched) => !isRewritable(touched)))
    await prisma.$executeRaw`VACUUM ${raw(name)}`.catch(() => undefined);
  await discardOldWal();
  return { ok: true };
}

async function purge(
  tx: Tx,
  roomId: string,
  by: string | null,
  now: Date,
): Promise<{ ok: true; touched: string[] } | { ok: false; reason: PurgeRefusal }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${erasureLock(roomId)}))`;
  const reason = await purgeRefusal(roomId, tx);
  if (reason) return { ok: false, reason };
  const room = await tx.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { title: true, endedAt: true },
  });
  const people = await tx.participant.count({ where: { roomId, removed: false } });
  const rewritten: Record<string, number> = await eraseKeptTexts(tx, roomId);
  const deleted: Record<string, number> = {
    participant_token: await tx.participantToken.count({ where: { participant: { roomId } } }),
  };
  for (const { name, hasRoom } of await tablesThere(tx)) {
    const { purge: fate = { goes: "nobody has said" } } = tables[name] ?? {};
    if ("goes" in fate && hasRoom)
      deleted[name] = await tx.$executeRaw`DELETE FROM ${raw(name)} WHERE room_id = ${roomId}::uuid`;
    if ("blanked" in fate) rewritten[name] = await blank(tx, name, roomId, fate);
  }
  const { record, signature } = signedRecord({
    type: "plenary erasure 1",
    room: roomId,
    title: room.title,
    ended: room.endedAt?.toISOString() ?? null,
    erased: now.toISOString(),
    because: by === null ? "time" : "asked",
    people,
    deleted,
    rewritten,
    kept: await keptAnswers(roomId, tx),
  });
  await tx.erasure.create({ data: { roomId, at: now, accountId: by, people, record, signature } });
  if (by !== null) await logAccessWithin(tx, { roomId, accountId: by, action: "purge", detail: null });
  return {
    ok: true,
    touched: Object.entries({ ...deleted, ...rewritten }).flatMap(([name, rows]) => (rows > 0 ? [name] : [])),
  };
}

/** Why a room cannot be erased at this moment; null where it can. */
export async function purgeRefusal(
  roomId: string,
  tx: Tx | typeof prisma = prisma,
): Promise<PurgeRefusal | null> {
  const room = await tx.room.findUnique({ where: { id: roomId }, select: { endedAt: true } });
  if (!room) return "no-such-room";
  if (await tx.erasure.findUnique({ where: { roomId }, select: { roomId: true } })) return "already-erased";
  if (!room.endedAt) return "room-running";
  // A key without answers leads nowhere, and goes with the rest.
  return (await tx.answer.count({ where: { roomId } })) > 0 ? "not-sealed" : null;
}

/** Removes free text from what is kept: answers, worksheets and the state. @returns changed rows by table */
async function eraseKeptTexts(tx: Tx, roomId: string): Promise<Record<string, number>> {
  const state = await loadState(roomId);
  if (!state) throw new Error(`the room ${roomId} has no state`);
  const rows = await tx.anonymousAnswer.findMany({
    where: { roomId },
    select: { id: true, activityId: true, questionId: true, body: true },
  });
  const erased = eraseTexts(
    state,
    rows.map((r) => ({ ...r, body: r.body as object })),
    await sheetStore.load(roomId),
  );
  for (let start = 0; start < erased.answers.length; start += BATCH) {
    const some = erased.answers.slice(start, start + BATCH);
    await tx.$executeRaw`
      UPDATE sealed_answer a SET body = given.body::jsonb
      FROM unnest(${some.map((a) => a.id)}::uuid[], ${some.map((a) => JSON.stringify(a.body))}::text[])
        AS given(id, body) WHERE a.id = given.id`;
  }
  const before = await tx.sheetUpdate.findMany({
    where: { roomId },
    select: { at: true },
    orderBy: { at: "desc" },
    take: 1,
  });
  const sheets = await tx.sheetUpdate.deleteMany({ where: { roomId } });
  for (const { activity, group, update } of erased.sheets) {
    await tx.sheetUpdate.create({
      data: {
        roomId,
        activityId: activity,
        groupId: group,
        update: new Uint8Array(update),
        at: before[0]!.at,
      },
    });
  }
  const after = eraseState(state, { texts: erased.texts, entries: erased.entries, newLabel: randomId });
  await saveSnapshot(after, tx);
  return { sealed_answer: erased.answers.length, sheet_update: sheets.count, room_snapshot: 1 };
}

async function blank(
  tx: Tx,
  name: string,
  roomId: string,
  { blanked, where = "room_id = $room::uuid" }: { blanked: Readonly<Record<string, string>>; where?: string },
): Promise<number> {
  const set = Object.entries(blanked).map(([column, sql]) => `"${column}" = ${sql}`);
  const changed = Object.entries(blanked).map(([column, sql]) => `"${column}" IS DISTINCT FROM ${sql}`);
  return tx.$executeRawUnsafe(
    `UPDATE "${name}" SET ${set.join(", ")} WHERE ${where.replaceAll("$room", "$1")} AND (${changed.join(" OR ")})`,
    roomId,
  );
}

async function tablesThere(tx: Tx): Promise<{ name: string; hasRoom: boolean }[]> {
  return tx.$queryRaw`
    SELECT t.table_name AS name, EXISTS (
      SELECT 1 FROM information_schema.columns c
      WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'room_id') AS "hasRoom"
    FROM information_schema.tables t
    WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1`;
}

/** The answers that a room has now, as the record of its erasure says them. */
export async function keptAnswers(
  roomId: string,
  tx: Tx | typeof prisma = prisma,
): Promise<{ answers: number; sha256: string }> {
  const answers = await tx.$queryRaw<
    { questionId: string; round: number; body: string }[]
  >`SELECT question_id AS "questionId", round, body::text AS body FROM sealed_answer WHERE room_id = ${roomId}::uuid`;
  return { answers: answers.length, sha256: answersHash(answers) };
}

const raw = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`);
