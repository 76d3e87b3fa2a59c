/**
 * Commitments that only their authors can read: encrypted with keys derived from the tokens of their phones.
 */
import type { Fields } from "@/model/kind";
import type { CommitmentStore } from "@/server/platform/room-store";
import { prisma } from "@/server/store/database/prisma";
import { encrypt, decrypt } from "@/server/store/learning/encryption";

const encryptionContext = (roomId: string, question: string): string => `${roomId} ${question}`;

export const commitmentStore: CommitmentStore = {
  async keep(roomId, question, phoneKey, rev, fields) {
    const bytes = encrypt(phoneKey.cipher, encryptionContext(roomId, question), fields);
    await prisma.$executeRaw`
      INSERT INTO promise AS p (room_id, question_id, owner, rev, sealed)
      VALUES (${roomId}::uuid, ${question}, ${phoneKey.owner}, ${rev}, ${bytes})
      ON CONFLICT (room_id, question_id, owner) DO UPDATE SET rev = excluded.rev, sealed = excluded.sealed
      WHERE excluded.rev >= p.rev`;
  },
  async drop(roomId, question, { owner }) {
    await prisma.commitment.deleteMany({ where: { roomId, questionId: question, owner } });
  },
  async of(roomId, phoneKey) {
    const rows = await prisma.commitment.findMany({ where: { roomId, owner: phoneKey.owner } });
    return new Map(
      rows.flatMap(({ questionId, encrypted }) => {
        const fields = decrypt(
          phoneKey.cipher,
          encryptionContext(roomId, questionId),
          encrypted,
        ) as Fields | null;
        return fields ? [[questionId, fields] as const] : [];
      }),
    );
  },
};
