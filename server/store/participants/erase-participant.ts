/**
 * Erases what still leads to one participant, at their own wish. An empty row stays, so that they are still counted. In one
 * transaction, after which the tables that changed are rewritten; harmless when done twice.
 */
import { randomUUID } from "node:crypto";
import type { ParticipantErasure } from "@/server/platform/room-store";
import { prisma } from "@/server/store/database/prisma";
import { type Rewritable, scheduleCombinedRewrite } from "@/server/store/database/rewrite-tables";

/** What stands in place of the hash of a resume code. No code has it. */
export const erasedHash = (participant: string): string => `erased ${participant}`;

export async function eraseParticipant({
  roomId,
  participant,
  answers,
  box,
  owner,
}: ParticipantErasure): Promise<void> {
  const tables = await prisma.$transaction(async (tx) => {
    const touched = new Set<Rewritable>();
    const change = async (table: Rewritable, rows: PromiseLike<{ count: number }>) => {
      if ((await rows).count > 0) touched.add(table);
    };
    // First of all: what is written of them at the same time waits for it, and then finds nobody.
    await change(
      "participant",
      tx.participant.updateMany({
        where: { id: participant, roomId },
        data: {
          alias: null,
          sector: null,
          language: null,
          resumeCodeNonce: 0,
          resumeCodeHash: erasedHash(participant),
        },
      }),
    );
    for (const { activityId, pseudonym, label, unlink } of answers) {
      const where = { roomId, activityId, pseudonym };
      for (const { question, round } of unlink) {
        await change(
          "answer",
          tx.answer.updateMany({
            where: { ...where, questionId: question, round },
            data: { pseudonym: label, answerId: randomUUID() },
          }),
        );
      }
      await change("answer", tx.answer.deleteMany({ where }));
    }
    if (box)
      await change(
        "post_support",
        tx.questionBoxSupport.updateMany({
          where: { roomId, pseudonym: box.pseudonym },
          data: { pseudonym: box.label },
        }),
      );
    if (owner !== null) await change("promise", tx.commitment.deleteMany({ where: { roomId, owner } }));
    const own = { roomId, personId: participant };
    await change("attendance", tx.attendance.deleteMany({ where: own }));
    await change("certificate_claim", tx.certificateClaim.deleteMany({ where: own }));
    // The trainer's reason may name the person; only the fact that there was one stays.
    await change(
      "certificate",
      tx.certificate.updateMany({
        where: { ...own, manualReason: { not: null } },
        data: { manualReason: "█" },
      }),
    );
    await change(
      "certificate",
      tx.certificate.updateMany({ where: own, data: { personId: null, name: null, latin: null } }),
    );
    await change(
      "participant_token",
      tx.participantToken.deleteMany({ where: { participantId: participant } }),
    );
    return touched;
  });
  scheduleCombinedRewrite(...tables);
}
