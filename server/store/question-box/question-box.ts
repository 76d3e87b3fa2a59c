/**
 * The question box in the database: texts without authors, and support under pseudonyms while the room runs.
 */
import type { BoxStore } from "@/server/platform/room-store";
import { pseudonymOf } from "@/server/store/participants/participants";
import { prisma } from "@/server/store/database/prisma";
import { loadState } from "@/server/store/rooms/room-state";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { BOX_RUN, pseudonymKey } from "@/server/store/participants/pseudonym-keys";

const pseudonym = async (roomId: string, participant: string) =>
  pseudonymOf(await pseudonymKey(roomId, BOX_RUN), participant);

export const boxStore: BoxStore = {
  async load(roomId) {
    const [posts, support] = await Promise.all([
      prisma.questionBoxPost.findMany({ where: { roomId }, orderBy: { id: "asc" } }),
      prisma.questionBoxSupport.findMany({ where: { roomId } }),
    ]);
    return { posts, support };
  },
  pseudonym,
  async add(roomId, { id, text }) {
    await prisma.questionBoxPost.createMany({ data: [{ roomId, id, text }], skipDuplicates: true });
  },
  async support(roomId, postId, label, on) {
    if (!on) {
      await prisma.questionBoxSupport.deleteMany({ where: { roomId, postId, pseudonym: label } });
      return true;
    }
    // The end of the room waits for this row, and deletes it. Repeated support changes nothing.
    const stored = await prisma.$executeRaw`
      INSERT INTO post_support (room_id, post_id, pseudonym)
      SELECT id, ${postId}, ${label} FROM room WHERE id = ${roomId}::uuid AND ended_at IS NULL FOR SHARE
      ON CONFLICT (room_id, post_id, pseudonym) DO UPDATE SET pseudonym = excluded.pseudonym`;
    return stored > 0;
  },
  async close(roomId) {
    await prisma.$transaction(async (tx) => {
      await tx.pseudonymKey.deleteMany({ where: { roomId, activityId: BOX_RUN } });
      await tx.$executeRaw`
        WITH gone AS (DELETE FROM post WHERE room_id = ${roomId}::uuid RETURNING *)
        INSERT INTO post (room_id, id, text, support)
        SELECT room_id, id, text, support +
          (SELECT count(*) FROM post_support s WHERE s.room_id = gone.room_id AND s.post_id = gone.id)
        FROM gone ORDER BY gen_random_uuid()`;
      await tx.questionBoxSupport.deleteMany({ where: { roomId } });
    });
    scheduleRewrite("post", "post_support", "run_key");
  },
};

interface BoxTexts {
  /** All questions that were asked, also those that are in no report. */
  asked: number;
  /** Ordered by support, then alphabetically; `support`: people who also want it answered. */
  posts: { text: string; support: number }[];
}

/** The questions for reports of an ended room, without those that a trainer hid; null while the room runs. */
export async function boxTexts(roomId: string): Promise<BoxTexts | null> {
  const state = await loadState(roomId);
  if (!state?.ended) return null;
  const rows = await prisma.questionBoxPost.findMany({ where: { roomId } });
  const posts = rows
    .filter((p) => state.box.states[p.id] !== "hidden")
    .map(({ text, support }) => ({ text, support }));
  return {
    asked: rows.length,
    posts: posts.toSorted((a, b) => b.support - a.support || a.text.localeCompare(b.text)),
  };
}
