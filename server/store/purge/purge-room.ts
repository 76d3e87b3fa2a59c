/**
 * The end of a room's personal data, in one transaction: what `server/store/tables.ts` says of each table, and a record
 * that the server signs. Harmless when asked for twice. Bytes of deleted rows stay on the disk until Postgres writes over
 * them (docs/privacy.md); the tables are vacuumed so that this is soon, and the log let go of where that can be.
 */
import type { AnswerBody } from "@/activities/kinds";
import { noteAccess } from "@/server/store/access-log";
import { Prisma } from "@/server/store/generated/client";
import { letGoOfOldLog } from "@/server/store/old-log";
import { isRewritable, rewriteSoon } from "@/server/store/rewrite";
import { prisma } from "@/server/store/prisma";
import { answersHash, recordSchema, signedRecord } from "@/server/store/purge/record";
import { newLabel, withoutWords } from "@/server/store/purge/words";
import { loadState, saveSnapshot } from "@/server/store/room-state";
import { tables } from "@/server/store/tables";
import { sheetStore } from "@/server/store/worksheets";
import { eraseState } from "@/workshop/retention/erase-state";

export type NotPurged = "no-such-room" | "room-running" | "not-sealed" | "already-erased";

type Tx = Prisma.TransactionClient;
const PATIENCE_MS = 300_000;
/** Answers that are written anew in one statement. */
const BATCH = 2_000;

/**
 * Erases the personal data of an ended room.
 * @param by the trainer who asked; null: its time had come.
 * No live copy of the room may be written to meanwhile: let it go first.
 */
export async function purgeRoom(
  roomId: string,
  by: string | null,
  now: Date = new Date(),
): Promise<{ ok: true } | { ok: false; reason: NotPurged }> {
  const done = await prisma.$transaction((tx) => purge(tx, roomId, by, now), {
    timeout: PATIENCE_MS,
    maxWait: 20_000,
  });
  if (!done.ok) return done;
  rewriteSoon(...done.touched.filter(isRewritable));
  for (const name of done.touched.filter((touched) => !isRewritable(touched)))
    await prisma.$executeRaw`VACUUM ${raw(name)}`.catch(() => undefined);
  await letGoOfOldLog();
  return { ok: true };
}

async function purge(
  tx: Tx,
  roomId: string,
  by: string | null,
  now: Date,
): Promise<{ ok: true; touched: string[] } | { ok: false; reason: NotPurged }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`erasure of ${roomId}`}))`;
  const reason = await whyNot(roomId, tx);
  if (reason) return { ok: false, reason };
  const room = await tx.room.findUniqueOrThrow({
    where: { id: roomId },
    select: { title: true, endedAt: true },
  });
  const people = await tx.participant.count({ where: { roomId, removed: false } });
  const rewritten: Record<string, number> = await rewriteWords(tx, roomId);
  const deleted: Record<string, number> = {
    participant_token: await tx.participantToken.count({ where: { participant: { roomId } } }),
  };
  for (const { name, hasRoom } of await tablesThere(tx)) {
    const { purge: fate = { goes: "nobody has said" } } = tables[name] ?? {};
    if ("goes" in fate && hasRoom)
      deleted[name] = await tx.$executeRaw`DELETE FROM ${raw(name)} WHERE room_id = ${roomId}::uuid`;
    if ("blanked" in fate) rewritten[name] = await blank(tx, name, roomId, fate);
  }
  const answers = await keptAnswers(tx, roomId);
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
    kept: { answers: answers.length, sha256: answersHash(answers) },
  });
  await tx.erasure.create({ data: { roomId, at: now, accountId: by, people, record, signature } });
  if (by !== null) await noteAccess(tx, { roomId, accountId: by, action: "purge", detail: null });
  return {
    ok: true,
    touched: Object.entries({ ...deleted, ...rewritten }).flatMap(([name, rows]) => (rows > 0 ? [name] : [])),
  };
}

/** Why a room cannot be erased just now; null where it can. */
export async function whyNot(roomId: string, tx: Tx | typeof prisma = prisma): Promise<NotPurged | null> {
  const room = await tx.room.findUnique({ where: { id: roomId }, select: { endedAt: true } });
  if (!room) return "no-such-room";
  if (await tx.erasure.findUnique({ where: { roomId }, select: { roomId: true } })) return "already-erased";
  if (!room.endedAt) return "room-running";
  const open =
    (await tx.runKey.count({ where: { roomId } })) + (await tx.answer.count({ where: { roomId } }));
  return open > 0 ? "not-sealed" : null;
}

/** Answers, sheets and the state, which hold words among what stays. */
async function rewriteWords(tx: Tx, roomId: string): Promise<Record<string, number>> {
  const state = await loadState(roomId);
  if (!state) throw new Error(`the room ${roomId} has no state`);
  const rows = await tx.sealedAnswer.findMany({
    where: { roomId },
    select: { id: true, activityId: true, questionId: true, body: true },
  });
  const erased = withoutWords(
    state,
    rows.map((r) => ({ ...r, body: r.body as unknown as AnswerBody })),
    await sheetStore.load(roomId),
  );
  for (let at = 0; at < erased.answers.length; at += BATCH) {
    const some = erased.answers.slice(at, at + BATCH);
    await tx.$executeRaw`
      UPDATE sealed_answer a SET body = given.body::jsonb
      FROM unnest(${some.map((a) => a.id)}::uuid[], ${some.map((a) => JSON.stringify(a.body))}::text[]) AS given(id, body) WHERE a.id = given.id`;
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
  const after = eraseState(state, { texts: erased.texts, entries: erased.entries, newLabel });
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
    FROM information_schema.tables t WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1`;
}

async function keptAnswers(
  tx: Tx | typeof prisma,
  roomId: string,
): Promise<{ questionId: string; round: number; body: string }[]> {
  return tx.$queryRaw`SELECT question_id AS "questionId", round, body::text AS body FROM sealed_answer WHERE room_id = ${roomId}::uuid`;
}

/** What stays of the answers of a room just now: to be compared with what a record says. */
export async function keptNow(roomId: string): Promise<{ answers: number; sha256: string }> {
  const answers = await keptAnswers(prisma, roomId);
  return { answers: answers.length, sha256: answersHash(answers) };
}

/**
 * That a room's personal data was erased, and when; null where it was not.
 * `joined`: everybody who ever joined it; `people`: without those who had been removed
 */
export async function erasureOf(
  roomId: string,
): Promise<{ at: Date; people: number; joined: number; record: string; signature: string } | null> {
  const erasure = await prisma.erasure.findUnique({
    where: { roomId },
    select: { at: true, people: true, record: true, signature: true },
  });
  if (!erasure) return null;
  const { deleted } = recordSchema.parse(JSON.parse(erasure.record));
  return { ...erasure, joined: Math.max(erasure.people, deleted.participant ?? 0) };
}

const raw = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`);
