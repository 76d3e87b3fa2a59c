/**
 * Takes one participant out of the database, as far as anything there still leads to them. What stays of them is an empty
 * row: that somebody was here. In one transaction; harmless when done twice.
 */
import { randomUUID } from "node:crypto";
import type { OwnErasure } from "@/server/rooms/store";
import { prisma } from "@/server/store/prisma";

export async function eraseOwn({ roomId, participant, answers, box, owner }: OwnErasure): Promise<void> {
  await prisma.$transaction(async (tx) => {
    for (const { activityId, pseudonym, label, unlink } of answers) {
      const where = { roomId, activityId, pseudonym };
      for (const { question, round } of unlink) {
        await tx.answer.updateMany({
          where: { ...where, questionId: question, round },
          data: { pseudonym: label, answerId: randomUUID() },
        });
      }
      await tx.answer.deleteMany({ where });
    }
    if (box)
      await tx.postSupport.updateMany({
        where: { roomId, pseudonym: box.pseudonym },
        data: { pseudonym: box.label },
      });
    if (owner !== null) await tx.promise.deleteMany({ where: { roomId, owner } });
    await tx.attendance.deleteMany({ where: { roomId, personId: participant } });
    await tx.certificateClaim.deleteMany({ where: { roomId, personId: participant } });
    // A reason may name the person; that there was one stays.
    await tx.certificate.updateMany({
      where: { roomId, personId: participant, byHand: { not: null } },
      data: { byHand: "█" },
    });
    await tx.certificate.updateMany({
      where: { roomId, personId: participant },
      data: { personId: null, name: null, latin: null },
    });
    await tx.participantToken.deleteMany({ where: { participantId: participant } });
    await tx.participant.updateMany({
      where: { id: participant, roomId },
      data: {
        alias: null,
        sector: null,
        language: null,
        resumeNonce: 0,
        resumeHash: `erased ${participant}`,
      },
    });
  });
}
