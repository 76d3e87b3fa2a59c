/** People who wait before a room's door: kept apart from those who are in, and moved there when they are let in. */
import { randomInt, randomUUID } from "node:crypto";
import type { Admitted, Knock, Person } from "@/server/rooms/store";
import { randomToken, sha256 } from "@/server/store/keys";
import { resumeCode, resumeHash } from "@/server/store/participants";
import { prisma } from "@/server/store/prisma";
import { Prisma } from "@/server/store/generated/client";

const TRIES = 5;

const toKnock = ({ roomId: _, ...knock }: { roomId: string } & Knock): Knock => knock;

/** Lets somebody wait; the token is for their browser alone and is not stored. */
export async function addKnock(
  roomId: string,
  given: Omit<Person, "id">,
): Promise<{ knock: Knock; token: string }> {
  const token = randomToken();
  const row = await prisma.knock.create({
    data: { id: randomUUID(), roomId, ...given, tokenHash: sha256(token) },
  });
  return { knock: toKnock(row), token };
}

/** Everybody who waits, or those of the named who do. */
export async function loadKnocks(roomId: string, ids?: readonly string[]): Promise<Knock[]> {
  return (await prisma.knock.findMany({ where: { roomId, ...(ids ? { id: { in: [...ids] } } : {}) } })).map(
    toKnock,
  );
}

/** Who waits with the token of this hash. */
export async function findKnock(roomId: string, tokenHash: string): Promise<Knock | null> {
  const row = await prisma.knock.findFirst({ where: { roomId, tokenHash } });
  return row && toKnock(row);
}

/** Lets in those of the named who still wait: they keep their ids and what their phones hold. */
export async function letIn(roomId: string, ids: readonly string[]): Promise<Admitted[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await prisma.$transaction(async (tx) => {
        const where = { roomId, id: { in: [...ids] } };
        // Locked, so that of two who let the same person in one does.
        const rows = await tx.$queryRaw<
          { id: string }[]
        >`SELECT id FROM knock WHERE room_id = ${roomId}::uuid AND id = ANY(${[...ids]}::uuid[]) FOR UPDATE`;
        if (rows.length === 0) return [];
        const people = (await tx.knock.findMany({ where })).map((k) => {
          const nonce = randomInt(1, 2 ** 31);
          return { ...toKnock(k), nonce, resume: resumeCode(k.id, nonce) };
        });
        await tx.participant.createMany({
          data: people.map(({ id, alias, sector, language, nonce, resume }) => ({
            id,
            roomId,
            alias,
            sector,
            language,
            resumeNonce: nonce,
            resumeHash: resumeHash(roomId, resume),
          })),
        });
        await tx.participantToken.createMany({
          data: people.map(({ id, tokenHash }) => ({ participantId: id, tokenHash })),
        });
        await tx.knock.deleteMany({ where });
        return people.map(({ nonce: _, ...person }) => person);
      });
    } catch (error) {
      const clash = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
      if (!clash || tries === TRIES) throw error;
    }
  }
}

/** Turns away those of the named who wait. */
export async function dropKnocks(roomId: string, ids: readonly string[]): Promise<void> {
  await prisma.knock.deleteMany({ where: { roomId, id: { in: [...ids] } } });
}
