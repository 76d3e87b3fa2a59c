/**
 * Rehearsals in the database: found by their settings, and deleted from every table that has a `room_id`, except the audit
 * log, whose entries are never deleted (F-19) and hold nothing about participants.
 */
import type { RehearsalStore } from "@/server/rehearsal/rehearsals";
import { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";

export const rehearsalStore: RehearsalStore = {
  async wipe(roomId) {
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'room_id' AND table_name <> 'access_log'`;
    await prisma.$transaction(async (tx) => {
      for (const { name } of tables) {
        await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${name}"`)} WHERE room_id = ${roomId}::uuid`;
      }
      await tx.assetLink.deleteMany({ where: { owner: roomId } });
      await tx.room.deleteMany({ where: { id: roomId } });
    });
  },
  async leftOver() {
    const rows = await prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM room WHERE jsonb_typeof(settings->'rehearsal') = 'object'`;
    return rows.map((r) => r.id);
  },
};
