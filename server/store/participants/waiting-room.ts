/** People who wait to be admitted to a room: rows of their own, until a trainer lets them in. */
import { randomInt, randomUUID } from "node:crypto";
import type { AdmittedPerson, AdmissionRequest, Person } from "@/server/platform/room-store";
import { randomToken, sha256 } from "@/server/store/keys";
import { resumeCode, resumeHash } from "@/server/store/participants/participants";
import { prisma } from "@/server/store/database/prisma";
import { Prisma } from "@/server/store/generated/client";

const MAX_ATTEMPTS = 5;

const toAdmissionRequest = ({
  roomId: _,
  ...knock
}: { roomId: string } & AdmissionRequest): AdmissionRequest => knock;

/** Adds a request to be admitted; the token is for the browser alone and is not stored. */
export async function addAdmissionRequest(
  roomId: string,
  person: Omit<Person, "id">,
): Promise<{ request: AdmissionRequest; token: string }> {
  const token = randomToken();
  const row = await prisma.admissionRequest.create({
    data: { id: randomUUID(), roomId, ...person, tokenHash: sha256(token) },
  });
  return { request: toAdmissionRequest(row), token };
}

export async function loadAdmissionRequests(
  roomId: string,
  ids?: readonly string[],
): Promise<AdmissionRequest[]> {
  return (
    await prisma.admissionRequest.findMany({ where: { roomId, ...(ids ? { id: { in: [...ids] } } : {}) } })
  ).map(toAdmissionRequest);
}

/** The waiting person with the token of this hash; null where there is none. */
export async function findAdmissionRequest(
  roomId: string,
  tokenHash: string,
): Promise<AdmissionRequest | null> {
  const row = await prisma.admissionRequest.findFirst({ where: { roomId, tokenHash } });
  return row && toAdmissionRequest(row);
}

/**
 * Makes participants of those of `ids` who still wait: they keep their ids and the tokens of their phones.
 */
export async function admit(roomId: string, ids: readonly string[]): Promise<AdmittedPerson[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await prisma.$transaction(async (tx) => {
        const where = { roomId, id: { in: [...ids] } };
        // Locked, so that two trainers do not admit the same person twice.
        const rows = await tx.$queryRaw<
          { id: string }[]
        >`SELECT id FROM knock WHERE room_id = ${roomId}::uuid AND id = ANY(${[...ids]}::uuid[]) FOR UPDATE`;
        if (rows.length === 0) return [];
        const people = (await tx.admissionRequest.findMany({ where })).map((k) => {
          const nonce = randomInt(1, 2 ** 31);
          return { ...toAdmissionRequest(k), nonce, resume: resumeCode(k.id, nonce) };
        });
        await tx.participant.createMany({
          data: people.map(({ id, alias, sector, language, nonce, resume }) => ({
            id,
            roomId,
            alias,
            sector,
            language,
            resumeCodeNonce: nonce,
            resumeCodeHash: resumeHash(roomId, resume),
          })),
        });
        await tx.participantToken.createMany({
          data: people.map(({ id, tokenHash }) => ({ participantId: id, tokenHash })),
        });
        await tx.admissionRequest.deleteMany({ where });
        return people.map(({ nonce: _, ...person }) => person);
      });
    } catch (error) {
      const clash = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
      if (!clash || tries === MAX_ATTEMPTS) throw error;
    }
  }
}

export async function deleteAdmissionRequests(roomId: string, ids: readonly string[]): Promise<void> {
  await prisma.admissionRequest.deleteMany({ where: { roomId, id: { in: [...ids] } } });
}
