/**
 * Replaces the join code and link of a room. The old ones are stored until it ends, so that people who use
 * one are told.
 */
import type { RoomHead } from "@/server/platform/room-store";
import { joinHash, joinToken } from "@/server/store/rooms/link-secrets";
import { randomCode, formatCode } from "@/server/store/rooms/join-code";
import { prisma } from "@/server/store/database/prisma";
import { findRoom } from "@/server/store/rooms/rooms";
import { Prisma } from "@/server/store/generated/client";
import { type RoomId, storedRoomId } from "@/model/ids";

const MAX_ATTEMPTS = 20;

/**
 * Replaces the code and link of a running room, unless they were replaced meanwhile.
 * @param seen the code to be replaced, as it is shown: `KORA MIFU 42`
 * @returns the room as it is then
 */
export async function replaceJoinCode(roomId: string, seen: string): Promise<RoomHead | null> {
  for (let tries = 1; ; tries++) {
    try {
      await prisma.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ code: string | null; hash: string; epoch: number }[]>`
          SELECT code, join_hash AS hash, join_epoch AS epoch FROM room
          WHERE id = ${roomId}::uuid AND ended_at IS NULL FOR UPDATE`;
        if (!row?.code || formatCode(row.code) !== seen) return;
        const code = randomCode();
        if (await tx.formerJoinLink.findUnique({ where: { code } })) throw new CodeTakenError();
        const epoch = row.epoch + 1;
        await tx.formerJoinLink.create({ data: { roomId, code: row.code, joinTokenHash: row.hash } });
        await tx.room.update({
          where: { id: roomId },
          data: { code, joinEpoch: epoch, joinTokenHash: joinHash(joinToken(roomId, epoch)) },
        });
      });
      return findRoom(roomId);
    } catch (error) {
      const clash =
        error instanceof CodeTakenError ||
        (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002");
      if (!clash || tries === MAX_ATTEMPTS) throw error;
    }
  }
}

class CodeTakenError extends Error {}

/** True for a code of a room that runs under another one now. */
export const isFormerCode = async (code: string): Promise<boolean> =>
  (await prisma.formerJoinLink.findUnique({ where: { code } })) !== null;

/** The room to which a link led before it got another one; null where there is none. */
export async function roomOfFormerToken(token: string): Promise<RoomId | null> {
  const former = await prisma.formerJoinLink.findUnique({ where: { joinTokenHash: joinHash(token) } });
  return former && storedRoomId(former.roomId);
}
