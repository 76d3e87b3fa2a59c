/**
 * The groups' worksheets in the database: Yjs updates in order of arrival, merged from time to time. A row
 * has the time of the update, and nothing about its author.
 */
import type { Prisma } from "@/server/store/generated/client";
import { prepared, prisma } from "@/server/store/database/prisma";
import type { SheetStore, StoredSheet } from "@/server/platform/room-store";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { allCommands } from "@/workshop/commands/all";
import type { Remark } from "@/model/worksheets/groups";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

let last: Promise<unknown> = Promise.resolve();

/** Runs merges one by one: many are due at the same moment, and people's updates need the connections. */
function serially<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}

/** Locks a sheet against merges by any process until the transaction ends. */
const lockSheet = (tx: Prisma.TransactionClient, roomId: string, activity: string, group: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sheet ${roomId} ${activity} ${group}`}, 0))`;

function sheetsIn(
  rows: readonly { activityId: string; groupId: string; update: Uint8Array; at: Date }[],
): StoredSheet[] {
  const sheets = new Map<string, StoredSheet>();
  for (const { activityId: activity, groupId: group, update, at } of rows) {
    const key = `${activity} ${group}`;
    const sheet = sheets.get(key) ?? { activity, group, updates: [], lastAt: null };
    sheet.updates.push(update);
    sheet.lastAt = Math.max(sheet.lastAt ?? 0, at.getTime());
    sheets.set(key, sheet);
  }
  return [...sheets.values()];
}

/** Types of the commands after which a sheet may no longer be written to, or for a shorter time. */
const FREEZING = allCommands.filter((d) => d.endsWriting).map((d) => d.type);

export const sheetStore: SheetStore = {
  async load(roomId) {
    return sheetsIn(await prisma.sheetUpdate.findMany({ where: { roomId }, orderBy: { seq: "asc" } }));
  },
  async changes(roomId, seqs) {
    return sheetsIn(
      await prisma.sheetUpdate.findMany({
        where: { roomId, seq: { in: seqs.map(BigInt) } },
        orderBy: { seq: "asc" },
      }),
    );
  },
  async loadOne(roomId, activity, group) {
    const rows = await prisma.sheetUpdate.findMany({
      where: { roomId, activityId: activity, groupId: group },
      orderBy: { seq: "asc" },
    });
    const lastAt = rows.length === 0 ? null : Math.max(...rows.map((r) => r.at.getTime()));
    return { activity, group, updates: rows.map((r) => r.update), lastAt };
  },
  async append(rows) {
    const kept = await prepared<{ place: string; seq: string }>("store-sheets")`
      WITH given AS (
        SELECT * FROM unnest(
          ${rows.map((r) => r.roomId)}::uuid[], ${rows.map((r) => r.activity)}::text[],
          ${rows.map((r) => r.group)}::text[], ${rows.map((r) => base64(r.update))}::text[],
          ${rows.map((r) => r.at)}::float8[], ${rows.map((r) => r.judgedAt)}::int[]
        ) WITH ORDINALITY AS g(room_id, activity_id, group_id, change, at, judged_at, place)
      ), written AS (
        SELECT id FROM room WHERE id IN (SELECT room_id FROM given) AND NOT writing_over FOR SHARE
      ), kept AS (
        SELECT given.*, nextval('sheet_update_seq_seq') AS seq FROM given JOIN written ON written.id = given.room_id
        WHERE NOT EXISTS (
          SELECT 1 FROM room_log l WHERE l.room_id = given.room_id AND l.seq > given.judged_at
            AND l.entry->'command'->>'type' = ANY(${FREEZING})
        ) ORDER BY place
      ), done AS (
        INSERT INTO sheet_update (room_id, activity_id, group_id, seq, "update", at)
        SELECT room_id, activity_id, group_id, seq, decode(change, 'base64'), to_timestamp(at / 1000.0) FROM kept
      )
      SELECT place, seq FROM kept`;
    const seqs = new Map(kept.map(({ place, seq }) => [Number(place) - 1, Number(seq)]));
    return rows.map((_, i) => seqs.get(i) ?? null);
  },
  async over(roomId) {
    await prisma.room.updateMany({ where: { id: roomId }, data: { sheetsClosed: true } });
  },
  merge(roomId, activity, into, from, make, time) {
    return serially(() =>
      prisma.$transaction(async (tx) => {
        await lockSheet(tx, roomId, activity, into);
        const rows = await tx.sheetUpdate.findMany({
          where: { roomId, activityId: activity, groupId: { in: [into, ...from] } },
          orderBy: { seq: "asc" },
        });
        const updatesOf = (group: string) => rows.filter((r) => r.groupId === group).map((r) => r.update);
        const merged = make(updatesOf(into), from.map(updatesOf));
        if (merged)
          await tx.sheetUpdate.create({
            data: {
              roomId,
              activityId: activity,
              groupId: into,
              update: new Uint8Array(merged),
              at: new Date(time),
            },
          });
        return merged !== null;
      }),
    );
  },
  compact(roomId, activity, group, together, which = "several") {
    return serially(() =>
      prisma.$transaction(async (tx) => {
        await lockSheet(tx, roomId, activity, group);
        const where = { roomId, activityId: activity, groupId: group };
        const rows = await tx.sheetUpdate.findMany({ where, orderBy: { seq: "asc" } });
        if (rows.length < (which === "several" ? 2 : 1)) return rows.length;
        const update = new Uint8Array(together(rows.map((r) => r.update)));
        const time = new Date(Math.max(...rows.map((r) => r.at.getTime())));
        await tx.sheetUpdate.create({ data: { ...where, update, at: time } });
        // Delete only the rows that were read: an update that came meanwhile stays, whatever its number.
        await tx.sheetUpdate.deleteMany({ where: { roomId, seq: { in: rows.map((r) => r.seq) } } });
        return 1;
      }),
    );
  },
  async forget(roomId) {
    await prisma.$executeRaw`
      WITH gone AS (DELETE FROM sheet_remark WHERE room_id = ${roomId}::uuid RETURNING *)
      INSERT INTO sheet_remark (room_id, activity_id, group_id, id, kind, text)
      SELECT room_id, activity_id, group_id, id, kind, text FROM gone ORDER BY gen_random_uuid()`;
    scheduleRewrite("sheet_update", "sheet_remark");
  },
  async remarks(roomId) {
    const rows = await prisma.sheetRemark.findMany({ where: { roomId }, orderBy: { id: "asc" } });
    return rows.map(({ id, activityId, groupId, kind, text }) => ({
      id,
      activity: activityId,
      group: groupId,
      kind: kind as Remark["kind"],
      text,
    }));
  },
  async remark(roomId, { id, activity, group, kind, text }) {
    await prisma.sheetRemark.createMany({
      data: [{ roomId, id, activityId: activity, groupId: group, kind, text }],
      skipDuplicates: true,
    });
  },
};
