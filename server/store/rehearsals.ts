/**
 * Rehearsals in the database: found by their settings, and deleted from every table that knows rooms, but for the notes of
 * what trainers did: those are never taken out (F-19), and hold nothing of anybody in a room.
 */
import { Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/prisma";

export const rehearsalStore = {
  /** Deletes every row of a room but notes of what trainers did. Harmless when done twice. */
  async wipe(roomId: string): Promise<void> {
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
  /** Rehearsals that are still in the database. */
  async leftOver(): Promise<string[]> {
    const rows = await prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM room WHERE jsonb_typeof(settings->'rehearsal') = 'object'`;
    return rows.map((r) => r.id);
  },
};
