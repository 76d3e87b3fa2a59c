/**
 * Erases what still leads to one participant, at their own wish. An empty row stays, so that they are still
 * counted. In one transaction, after which the tables are rewritten; harmless when done twice.
 */
import { randomUUID } from "node:crypto";
import type { ParticipantErasure } from "@/server/platform/room-store";
import { prisma } from "@/server/store/database/prisma";
import { WITHOUT_ATTENDANCE } from "@/server/store/database/tables";
import { scheduleCombinedRewrite } from "@/server/store/database/rewrite-tables";

/** The value in place of the hash of a resume code. No code has it. */
export const erasedHash = (participant: string): string => `erased ${participant}`;

export async function eraseParticipant({
  roomId,
  participant,
  answers,
  box,
  owner,
}: ParticipantErasure): Promise<void> {
  const changedAnswers = await prisma.$transaction(async (tx) => {
    // First of all: concurrent writes wait for this row, and then find no participant.
    await tx.participant.updateMany({
      where: { id: participant, roomId },
      data: {
        alias: null,
        sector: null,
        language: null,
        resumeCodeNonce: 0,
        resumeCodeHash: erasedHash(participant),
      },
    });
    let changed = 0;
    for (const { activityId, pseudonym, label, unlink } of answers) {
      const where = { roomId, activityId, pseudonym };
      for (const { question, round } of unlink) {
        const { count } = await tx.answer.updateMany({
          where: { ...where, questionId: question, round },
          data: { pseudonym: label, answerId: randomUUID() },
        });
        changed += count;
      }
      changed += (await tx.answer.deleteMany({ where })).count;
    }
    if (box)
      await tx.questionBoxSupport.updateMany({
        where: { roomId, pseudonym: box.pseudonym },
        data: { pseudonym: box.label },
      });
    if (owner !== null) await tx.commitment.deleteMany({ where: { roomId, owner } });
    await tx.attendance.deleteMany({ where: { roomId, personId: participant } });
    await tx.certificateClaim.deleteMany({ where: { roomId, personId: participant } });
    // The trainer's reason may name the person; only the fact that there was one stays.
    await tx.$executeRawUnsafe(
      `UPDATE certificate SET person_id = NULL, name = NULL, latin = NULL, facts = ${WITHOUT_ATTENDANCE.facts},
        credential = ${WITHOUT_ATTENDANCE.credential}, by_hand = CASE WHEN by_hand IS NOT NULL THEN '█' END
      WHERE room_id = $1::uuid AND person_id = $2::uuid`,
      roomId,
      participant,
    );
    await tx.participantToken.deleteMany({ where: { participantId: participant } });
    return changed > 0;
  });
  // Also what they took back before is still in the files of these, which are small beside the answers
  // (O-131).
  scheduleCombinedRewrite(
    "post_support",
    "promise",
    "participant",
    "participant_token",
    "attendance",
    "certificate_claim",
    "certificate",
  );
  if (changedAnswers) scheduleCombinedRewrite("answer");
}
