/**
 * The shared sheets in the database: every change as it came, put together from time to time. A change carries the
 * time at which it came and nothing of whom it came from.
 */
import { prisma } from "@/server/store/prisma";
import type { SheetStore, StoredSheet } from "@/server/worksheets/sheet-store";
import type { Remark } from "@/workshop/views/work";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

let last: Promise<unknown> = Promise.resolve();

/** Sheets of many rooms rest at the same moment; what people send just now needs the connections. */
function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}

export const sheetStore: SheetStore = {
  async load(roomId) {
    const sheets = new Map<string, StoredSheet>();
    const rows = await prisma.sheetUpdate.findMany({ where: { roomId }, orderBy: { seq: "asc" } });
    for (const { activityId: activity, groupId: group, update, at } of rows) {
      const key = `${activity} ${group}`;
      const sheet = sheets.get(key) ?? { activity, group, updates: [], lastAt: null };
      sheet.updates.push(update);
      sheet.lastAt = Math.max(sheet.lastAt ?? 0, at.getTime());
      sheets.set(key, sheet);
    }
    return [...sheets.values()];
  },
  async loadOne(roomId, activity, group) {
    const rows = await prisma.sheetUpdate.findMany({ where: { roomId, activityId: activity, groupId: group }, orderBy: { seq: "asc" } });
    const lastAt = rows.length === 0 ? null : Math.max(...rows.map((r) => r.at.getTime()));
    return { activity, group, updates: rows.map((r) => r.update), lastAt };
  },
  async append(rows) {
    await prisma.$executeRaw`
      INSERT INTO sheet_update (room_id, activity_id, group_id, "update", at)
      SELECT room_id, activity_id, group_id, decode(change, 'base64'), to_timestamp(at / 1000.0)
      FROM unnest(
        ${rows.map((r) => r.roomId)}::uuid[], ${rows.map((r) => r.activity)}::text[], ${rows.map((r) => r.group)}::text[],
        ${rows.map((r) => base64(r.update))}::text[], ${rows.map((r) => r.at)}::float8[]
      ) WITH ORDINALITY AS given(room_id, activity_id, group_id, change, at, place)
      ORDER BY place`;
  },
  compact(roomId, activity, group, together, which = "several") {
    return oneByOne(() => prisma.$transaction(async (tx) => {
      const where = { roomId, activityId: activity, groupId: group };
      const rows = await tx.sheetUpdate.findMany({ where, orderBy: { seq: "asc" } });
      if (rows.length < (which === "several" ? 2 : 1)) return rows.length;
      const update = new Uint8Array(together(rows.map((r) => r.update)));
      const at = new Date(Math.max(...rows.map((r) => r.at.getTime())));
      await tx.sheetUpdate.create({ data: { ...where, update, at } });
      // Only what was read: a change that came meanwhile stays, whatever its number.
      await tx.sheetUpdate.deleteMany({ where: { roomId, seq: { in: rows.map((r) => r.seq) } } });
      return 1;
    }));
  },
  async remarks(roomId) {
    const rows = await prisma.sheetRemark.findMany({ where: { roomId }, orderBy: { id: "asc" } });
    return rows.map(({ id, activityId, groupId, kind, text }) => ({ id, activity: activityId, group: groupId, kind: kind as Remark["kind"], text }));
  },
  async remark(roomId, { id, activity, group, kind, text }) {
    await prisma.sheetRemark.createMany({ data: [{ roomId, id, activityId: activity, groupId: group, kind, text }], skipDuplicates: true });
  },
};
