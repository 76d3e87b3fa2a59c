/** The question box as reports know it: only of a room that has ended, and never what a trainer kept off. */
import { prisma } from "@/server/store/database/prisma";
import { loadState } from "@/server/store/rooms/room-state";

interface BoxTexts {
  /** All questions that were put in, those too that are in no report. */
  asked: number;
  /** Most wanted first, then by the alphabet; `support`: people who want it answered too. */
  posts: { text: string; support: number }[];
}

/** Null while the room runs. */
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
