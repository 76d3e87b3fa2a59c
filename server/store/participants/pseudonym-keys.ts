/** The key from which the pseudonyms of one activity are derived: encrypted in the database, deleted when its answers are made anonymous. */
import { randomBytes } from "node:crypto";
import { unwrap, wrap } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

/** The key of an activity, made when it is first asked for; 32 bytes. */
export async function pseudonymKey(roomId: string, activityId: string): Promise<Buffer> {
  const wrappedKey = wrap(randomBytes(32));
  await prisma.pseudonymKey.createMany({ data: [{ roomId, activityId, wrappedKey }], skipDuplicates: true });
  const row = await prisma.pseudonymKey.findUniqueOrThrow({
    where: { roomId_activityId: { roomId, activityId } },
  });
  return unwrap(row.wrappedKey);
}

/** The keys of a room that still exist, by activity. */
export async function loadPseudonymKeys(roomId: string): Promise<Map<string, Buffer>> {
  const rows = await prisma.pseudonymKey.findMany({ where: { roomId } });
  return new Map(rows.map((r) => [r.activityId, unwrap(r.wrappedKey)]));
}

/** Whether an activity's key still exists. */
export async function hasPseudonymKey(roomId: string, activityId: string): Promise<boolean> {
  return (await prisma.pseudonymKey.count({ where: { roomId, activityId } })) > 0;
}
