/** Which rooms' personal data was erased: for whatever else keeps something of a room for a while. */
import { prisma } from "@/server/store/database/prisma";

/** @returns those of these rooms that were erased */
export async function findErasedRooms(rooms: readonly string[]): Promise<Set<string>> {
  const rows = await prisma.erasure.findMany({
    where: { roomId: { in: [...rooms] } },
    select: { roomId: true },
  });
  return new Set(rows.map(({ roomId }) => roomId));
}
