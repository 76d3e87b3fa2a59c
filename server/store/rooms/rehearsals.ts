/**
 * Rehearsals in the database: found by their settings, and deleted from every table with a `room_id` except
 * the audit log, which is never deleted and holds nothing about participants. The room goes first: from then
 * on the database refuses late rows, since they refer to it.
 */
import { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { rewriteAllTables } from "@/server/store/database/rewrite-tables";

export const rehearsalStore = {
  /** Deletes every row of a room but notes of what trainers did. Harmless when done twice. */
  async wipe(roomId: string): Promise<void> {
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND column_name = 'room_id' AND table_name <> 'access_log'`;
    await prisma.$transaction(async (tx) => {
      await tx.room.deleteMany({ where: { id: roomId } });
      for (const { name } of tables) {
        await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${name}"`)} WHERE room_id = ${roomId}::uuid`;
      }
      await tx.assetLink.deleteMany({ where: { owner: roomId } });
    });
    rewriteAllTables();
  },
  /** Rehearsals that are still in the database. */
  async leftOver(): Promise<string[]> {
    const rows = await prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM room WHERE jsonb_typeof(settings->'rehearsal') = 'object'`;
    return rows.map((r) => r.id);
  },
};
