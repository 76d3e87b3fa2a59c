/** Erasures of rooms' personal data, and the number of people who had joined. */
import { prisma } from "@/server/store/database/prisma";
import type { Prisma } from "@/server/store/generated/client";
import { recordSchema } from "@/server/store/retention/purge/record";

/**
 * The erasure of a room's personal data; null where there was none.
 * @returns `joined`: how many people ever joined the room; `people`: the same without those who had been
 * removed
 */
export async function findErasure(
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

/**
 * Writes personal data of a room in one transaction, which an erasure waits for. @returns null where the room
 * was erased, so that late data, as from a page that was still open, is stored nowhere
 */
export const beforeErasure = <T>(
  roomId: string,
  write: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T | null> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${erasureLock(roomId)}))`;
    return (await tx.erasure.count({ where: { roomId } })) > 0 ? null : write(tx);
  });

/** Names the lock that an erasure of this room holds alone. */
export const erasureLock = (roomId: string): string => `erasure of ${roomId}`;

/** Those of the rooms whose personal data was erased. */
export async function findErasedRooms(rooms: readonly string[]): Promise<Set<string>> {
  const rows = await prisma.erasure.findMany({
    where: { roomId: { in: [...rooms] } },
    select: { roomId: true },
  });
  return new Set(rows.map(({ roomId }) => roomId));
}

/** Counts all who ever joined a room, with those who left, were removed or were erased. */
export async function countEverJoined(roomId: string): Promise<number> {
  const [rows, erasure] = await Promise.all([
    prisma.participant.count({ where: { roomId } }),
    findErasure(roomId),
  ]);
  return Math.max(rows, erasure?.joined ?? 0);
}
