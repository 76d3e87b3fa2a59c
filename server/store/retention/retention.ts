/** The retention period of rooms' personal data, and the rooms that are due for erasure. */
import { prisma } from "@/server/store/database/prisma";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { isShorter } from "@/workshop/retention/keep-days";
import { type RoomId, storedRoomId } from "@/model/ids";

/** The migration that brought retention: for rooms that ended before, days are counted from then. */
const SINCE = "0014_data_end";
/** Days without any command after which the server ends a room that was left open. */
const LEFT_OPEN_DAYS = 30;

interface Retention {
  endedAt: Date | null;
  keepDays: number | null;
  /** When it is erased automatically; null: the room has not ended, or it is never erased automatically. */
  due: Date | null;
  people: number;
}

export async function retentionOf(roomId: string): Promise<Retention | null> {
  const rows = await prisma.$queryRaw<Retention[]>`
    SELECT ended_at AS "endedAt", keep_days AS "keepDays",
      greatest(ended_at, (SELECT finished_at FROM _prisma_migrations WHERE migration_name = ${SINCE} LIMIT 1))
        + make_interval(days => keep_days) AS due,
      (SELECT count(*)::int FROM participant WHERE room_id = r.id AND NOT removed) AS people
    FROM room r WHERE id = ${roomId}::uuid`;
  const row = rows[0];
  return row ? { ...row, due: row.endedAt && row.keepDays !== null ? row.due : null } : null;
}

/**
 * Changes the retention period of a room: freely before people have joined, afterwards only to a shorter one.
 */
export async function changeKeepDays(
  roomId: string,
  wanted: number | null,
): Promise<"changed" | "only-shorter" | "gone"> {
  return prisma.$transaction(async (tx) => {
    const [room] = await tx.$queryRaw<
      { keepDays: number | null }[]
    >`SELECT keep_days AS "keepDays" FROM room WHERE id = ${roomId}::uuid FOR UPDATE`;
    if (!room) return "gone";
    const joined = await tx.participant.count({ where: { roomId } });
    const erased = await tx.erasure.count({ where: { roomId } });
    if (joined + erased > 0 && !isShorter(room.keepDays, wanted)) return "only-shorter";
    await tx.room.update({ where: { id: roomId }, data: { keepDays: wanted } });
    // Published links to the report end with the retention period.
    await tx.$executeRaw`
      UPDATE publication p SET expires_at = least(expires_at, r.ended_at + make_interval(days => r.keep_days))
      FROM room r
      WHERE r.id = p.room_id AND r.id = ${roomId}::uuid AND r.ended_at IS NOT NULL AND r.keep_days IS NOT NULL`;
    return "changed";
  });
}

/**
 * Ended rooms that are due for erasure. Rehearsals are deleted otherwise, and examples hold no personal data.
 */
export async function dueRooms(now: Date): Promise<RoomId[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM room r
    WHERE ended_at IS NOT NULL AND keep_days IS NOT NULL AND example IS NULL
      AND jsonb_typeof(settings->'rehearsal') IS DISTINCT FROM 'object'
      AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.room_id = r.id)
      AND greatest(ended_at, (SELECT finished_at FROM _prisma_migrations WHERE migration_name = ${SINCE} LIMIT 1))
        + make_interval(days => keep_days) <= ${now}`;
  return rows.map((r) => storedRoomId(r.id));
}

/** Ended rooms with answers that still lead to people: a crash came before these were sealed. */
export async function unsealedRooms(): Promise<RoomId[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM room r
    WHERE ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM answer a WHERE a.room_id = r.id)`;
  return rows.map((r) => storedRoomId(r.id));
}

/** Open rooms without a command for `LEFT_OPEN_DAYS`. */
export async function roomsLeftOpen(now: Date): Promise<RoomId[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM room r
    WHERE ended_at IS NULL AND jsonb_typeof(settings->'rehearsal') IS DISTINCT FROM 'object'
      AND coalesce((SELECT max(at) FROM room_log l WHERE l.room_id = r.id), created_at)
        + make_interval(days => ${LEFT_OPEN_DAYS}::int) <= ${now}`;
  return rows.map((r) => storedRoomId(r.id));
}

/** Deletes follow-up texts of erased rooms once no commitment of the room can be answered any more. */
export async function deleteLateTexts(now: Date): Promise<number> {
  const deleted = await prisma.$executeRaw`
    DELETE FROM follow_up_text t WHERE EXISTS (SELECT 1 FROM erasure e WHERE e.room_id = t.room_id)
      AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.room_id = t.room_id AND f.expires_on >= ${now}::date)`;
  if (deleted > 0) scheduleRewrite("follow_up_text");
  return deleted;
}

/**
 * Deletes leftovers that earlier versions stored while a room ended: keys without answers, and support of
 * questions.
 */
export async function deleteLateKeys(): Promise<void> {
  const keys = await prisma.$executeRaw`
    DELETE FROM run_key k USING room r WHERE r.id = k.room_id AND r.ended_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.room_id = k.room_id AND a.activity_id = k.activity_id)`;
  const support = await prisma.$executeRaw`
    DELETE FROM post_support s USING room r WHERE r.id = s.room_id AND r.ended_at IS NOT NULL`;
  if (keys + support > 0) scheduleRewrite("run_key", "post_support");
}
