/** The key of one activity's run, from which pseudonyms are made; wrapped in the database, destroyed with the seal. */
import { randomBytes } from "node:crypto";
import { unwrap, wrap } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

/** The run's key, made when it is first asked for; the same for every caller. 32 bytes. */
export async function runKey(roomId: string, activityId: string): Promise<Buffer> {
  const wrapped = wrap(randomBytes(32));
  await prisma.runKey.createMany({ data: [{ roomId, activityId, wrapped }], skipDuplicates: true });
  const row = await prisma.runKey.findUniqueOrThrow({ where: { roomId_activityId: { roomId, activityId } } });
  return unwrap(row.wrapped);
}

/** All keys of a room that still exist, by activity. */
export async function runKeys(roomId: string): Promise<Map<string, Buffer>> {
  const rows = await prisma.runKey.findMany({ where: { roomId } });
  return new Map(rows.map((r) => [r.activityId, unwrap(r.wrapped)]));
}

/** Whether an activity's key still exists. */
export async function hasRunKey(roomId: string, activityId: string): Promise<boolean> {
  return (await prisma.runKey.count({ where: { roomId, activityId } })) > 0;
}
