/** What people promise: encrypted with keys that are made from their phones' tokens, so that nobody else can read it. */
import type { Fields } from "@/model/kind";
import type { PromiseStore } from "@/server/rooms/store";
import { prisma } from "@/server/store/prisma";
import { sealed, unsealed } from "@/server/store/sealed";

const placeOf = (roomId: string, question: string): string => `${roomId} ${question}`;

export const promiseStore: PromiseStore = {
  async keep(roomId, question, own, rev, fields) {
    const bytes = sealed(own.cipher, placeOf(roomId, question), fields);
    await prisma.$executeRaw`
      INSERT INTO promise AS p (room_id, question_id, owner, rev, sealed)
      VALUES (${roomId}::uuid, ${question}, ${own.owner}, ${rev}, ${bytes})
      ON CONFLICT (room_id, question_id, owner) DO UPDATE SET rev = excluded.rev, sealed = excluded.sealed
      WHERE excluded.rev >= p.rev`;
  },
  async drop(roomId, question, { owner }) {
    await prisma.promise.deleteMany({ where: { roomId, questionId: question, owner } });
  },
  async of(roomId, own) {
    const rows = await prisma.promise.findMany({ where: { roomId, owner: own.owner } });
    return new Map(
      rows.flatMap(({ questionId, sealed: bytes }) => {
        const fields = unsealed(own.cipher, placeOf(roomId, questionId), bytes) as Fields | null;
        return fields ? [[questionId, fields] as const] : [];
      }),
    );
  },
};
