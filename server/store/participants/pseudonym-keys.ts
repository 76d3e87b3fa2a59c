/** The key of one activity's run, from which pseudonyms are made; wrapped in the database, destroyed with the seal. */
import { randomBytes } from "node:crypto";
import { unwrap, wrap } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

/** The run's key, made when it is first asked for; the same for every caller. 32 bytes. */
export async function pseudonymKey(roomId: string, activityId: string): Promise<Buffer> {
  const wrappedKey = wrap(randomBytes(32));
  await prisma.pseudonymKey.createMany({ data: [{ roomId, activityId, wrappedKey }], skipDuplicates: true });
  const row = await prisma.pseudonymKey.findUniqueOrThrow({
    where: { roomId_activityId: { roomId, activityId } },
  });
  return unwrap(row.wrappedKey);
}

/** All keys of a room that still exist, by activity. */
export async function loadPseudonymKeys(roomId: string): Promise<Map<string, Buffer>> {
  const rows = await prisma.pseudonymKey.findMany({ where: { roomId } });
  return new Map(rows.map((r) => [r.activityId, unwrap(r.wrappedKey)]));
}

/** Whether an activity's key still exists. */
export async function hasPseudonymKey(roomId: string, activityId: string): Promise<boolean> {
  return (await prisma.pseudonymKey.count({ where: { roomId, activityId } })) > 0;
}
