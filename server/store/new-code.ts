/** Another code and another link for a room. The old ones are remembered while it runs, so that whoever uses one is told. */
import type { RoomHead } from "@/server/rooms/store";
import { joinHash, joinToken } from "@/server/store/door";
import { newCode, spoken } from "@/server/store/join-code";
import { prisma } from "@/server/store/prisma";
import { findRoom } from "@/server/store/rooms";
import { Prisma } from "@/server/store/generated/client";
import { type RoomId, storedRoomId } from "@/model/uuid";

const TRIES = 20;

/**
 * Replaces the door of a room that runs; does nothing where its code is not the one that was seen, because then
 * somebody did it already. @param seen as it is shown: `KORA MIFU 42`. @returns the room as it is then
 */
export async function renewDoor(roomId: string, seen: string): Promise<RoomHead | null> {
  for (let tries = 1; ; tries++) {
    try {
      await prisma.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ code: string | null; hash: string; epoch: number }[]>`
          SELECT code, join_hash AS hash, join_epoch AS epoch FROM room WHERE id = ${roomId}::uuid AND ended_at IS NULL FOR UPDATE`;
        if (!row?.code || spoken(row.code) !== seen) return;
        const code = newCode();
        if (await tx.formerDoor.findUnique({ where: { code } })) throw new Taken();
        const epoch = row.epoch + 1;
        await tx.formerDoor.create({ data: { roomId, code: row.code, joinHash: row.hash } });
        await tx.room.update({
          where: { id: roomId },
          data: { code, joinEpoch: epoch, joinHash: joinHash(joinToken(roomId, epoch)) },
        });
      });
      return findRoom(roomId);
    } catch (error) {
      const clash =
        error instanceof Taken ||
        (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002");
      if (!clash || tries === TRIES) throw error;
    }
  }
}

class Taken extends Error {}

/** Whether a code was that of a room which runs under another one now. */
export const isFormerCode = async (code: string): Promise<boolean> =>
  (await prisma.formerDoor.findUnique({ where: { code } })) !== null;

/** The room to which a link led before it got another one; null where there is none. */
export async function roomOfFormerToken(token: string): Promise<RoomId | null> {
  const former = await prisma.formerDoor.findUnique({ where: { joinHash: joinHash(token) } });
  return former && storedRoomId(former.roomId);
}
