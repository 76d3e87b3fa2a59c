/** Keys from which pseudonyms are derived, one for each activity: encrypted, and deleted with its end. */
import { randomBytes } from "node:crypto";
import { unwrap, wrap } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

/** The id under which the pseudonym key of the question box is stored; no activity has it. */
export const BOX_RUN = "!box";

/**
 * The key of an activity, made when it is first asked for; 32 bytes. The end of the room waits for one that
 * is being made, and takes it away (`endRoom`).
 * @throws where there is none and the room has ended, so that no key is left that nothing destroys
 */
export async function pseudonymKey(roomId: string, activityId: string): Promise<Buffer> {
  const wrappedKey = wrap(randomBytes(32));
  await prisma.$executeRaw`
    INSERT INTO run_key (room_id, activity_id, wrapped)
    SELECT id, ${activityId}, ${wrappedKey} FROM room WHERE id = ${roomId}::uuid AND ended_at IS NULL FOR SHARE
    ON CONFLICT DO NOTHING`;
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

export async function hasPseudonymKey(roomId: string, activityId: string): Promise<boolean> {
  return (await prisma.pseudonymKey.count({ where: { roomId, activityId } })) > 0;
}
