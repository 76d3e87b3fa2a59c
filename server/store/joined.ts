/** How many people ever joined a room (B-157). */
import { prisma } from "@/server/store/prisma";
import { erasureOf } from "@/server/store/purge/purge-room";

/** Also those who are gone, were removed, or are in no row any more since the room's personal data were erased. */
export async function everJoined(roomId: string): Promise<number> {
  const [rows, erasure] = await Promise.all([
    prisma.participant.count({ where: { roomId } }),
    erasureOf(roomId),
  ]);
  return Math.max(rows, erasure?.joined ?? 0);
}
