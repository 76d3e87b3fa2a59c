/**
 * The register of certificates: the rules of rooms, the claims of people, and the certificates that were
 * issued. Names stand here alone; they are erased with the room's personal data, and a salted hash stays.
 */
import { z } from "zod";
import { randomToken } from "@/server/store/keys";
import { erasedHash } from "@/server/store/participants/erase-participant";
import { beforeErasure } from "@/server/store/retention/erasures";
import { prisma } from "@/server/store/database/prisma";
import type { Prisma } from "@/server/store/generated/client";
import {
  type CertificateKind,
  type CertificateRules,
  certificateKinds,
  rulesSchema,
} from "@/workshop/certificates/rules";
import { line, languageTag } from "@/model/text/text-schemas";

/** The text of a certificate besides names, frozen when it is issued. Dates are days such as "2026-11-24". */
const factsSchema = z.strictObject({
  workshop: line,
  language: languageTag,
  from: z.string(),
  until: z.string(),
  issuedOn: z.string(),
  place: line.nullable(),
  institutions: z.array(line),
  signer: line.nullable(),
  role: line.nullable().default(null),
  criteria: z.string(),
  /** Attended sessions of those held, with their minutes and learning objectives; gone with an erasure. */
  attended: z
    .strictObject({
      held: z.number().int(),
      sessions: z.array(
        z.strictObject({ title: line, minutes: z.number().int(), outcomes: z.array(z.string()) }),
      ),
    })
    .nullable()
    .default(null),
});
export type CertificateFacts = z.infer<typeof factsSchema>;

/** A JWT; an object with its proof in it, where it was issued before badges were JWTs. */
export type StoredCredential = string | Record<string, unknown>;

export interface IssuedCertificate {
  id: string;
  roomId: string;
  personId: string | null;
  kind: CertificateKind;
  name: string | null;
  latin: string | null;
  nameSalt: string;
  nameHash: string;
  facts: CertificateFacts;
  credential: StoredCredential;
  byHand: string | null;
  issuedAt: Date;
  withdrawnAt: Date | null;
}

export interface Claim {
  name: string | null;
  latin: string | null;
  countTest: boolean;
  testPassed: boolean;
}
export const emptyClaim: Claim = { name: null, latin: null, countTest: false, testPassed: false };

const toIssued = (row: Prisma.CertificateGetPayload<object>): IssuedCertificate => ({
  id: row.id,
  roomId: row.roomId,
  personId: row.personId,
  kind: z.enum(certificateKinds).parse(row.kind),
  name: row.name,
  latin: row.latin,
  nameSalt: row.nameSalt,
  nameHash: row.nameHash,
  facts: factsSchema.parse(row.facts),
  credential: row.credential as StoredCredential,
  byHand: row.manualReason,
  issuedAt: row.issuedAt,
  withdrawnAt: row.withdrawnAt,
});

/** True where a room keeps attendance and gives certificates; null when there is no such room. */
export async function givesCertificates(roomId: string): Promise<boolean | null> {
  const room = await prisma.room.findUnique({ where: { id: roomId }, select: { settings: true } });
  return (
    room && z.looseObject({ certificates: z.boolean().default(false) }).parse(room.settings).certificates
  );
}

/** The rules of a room; the usual ones where its trainers set none. */
export async function certificateRules(roomId: string): Promise<CertificateRules> {
  const row = await prisma.certificateRules.findUnique({ where: { roomId } });
  return rulesSchema.parse(row?.rules ?? {});
}

export async function saveCertificateRules(roomId: string, rules: CertificateRules): Promise<void> {
  await prisma.certificateRules.upsert({ where: { roomId }, create: { roomId, rules }, update: { rules } });
}

/** The claim of a person; an empty one where they entered nothing. */
export async function claimOf(personId: string): Promise<Claim> {
  return (await prisma.certificateClaim.findUnique({ where: { personId } })) ?? emptyClaim;
}

/** The claims of a room, by person. */
export async function claimsOf(roomId: string): Promise<Map<string, Claim>> {
  const rows = await prisma.certificateClaim.findMany({ where: { roomId } });
  return new Map(rows.map((r) => [r.personId, r]));
}

/**
 * Stores changes of a person's claim. Names are checked before (`nameAsTyped`).
 * @returns false where the person, or the whole room, was erased meanwhile
 */
export async function saveClaim(
  roomId: string,
  personId: string,
  changes: Partial<Pick<Claim, "name" | "latin" | "countTest">>,
): Promise<boolean> {
  const saved = await beforeErasure(roomId, async (tx) => {
    const there = await tx.$executeRaw`
      SELECT 1 FROM participant WHERE id = ${personId}::uuid AND room_id = ${roomId}::uuid AND NOT removed
        AND resume_hash <> ${erasedHash(personId)} FOR SHARE`;
    if (there === 0 && (await tx.attendanceGuest.count({ where: { id: personId, roomId } })) === 0)
      return false;
    await tx.certificateClaim.upsert({
      where: { personId },
      create: { roomId, personId, ...changes },
      update: changes,
    });
    return true;
  });
  return saved ?? false;
}

/** The people who want their test to count. */
export async function countingTests(roomId: string): Promise<string[]> {
  return (
    await prisma.certificateClaim.findMany({ where: { roomId, countTest: true }, select: { personId: true } })
  ).map((r) => r.personId);
}

/** Records the passed tests of those of `people` who want them to count, and of no others. */
export async function recordPassedTests(roomId: string, people: readonly string[]): Promise<void> {
  await prisma.certificateClaim.updateMany({
    where: { roomId, personId: { in: [...people] }, countTest: true },
    data: { testPassed: true },
  });
}

/**
 * Enters a certificate, unless the person has a valid one of this kind, or the room was erased. @returns
 * false then.
 * @param issued with an id of `newCertificateId`
 */
export async function issueCertificate(
  issued: Omit<IssuedCertificate, "withdrawnAt"> & { issuedBy: string },
): Promise<boolean> {
  const entered = await beforeErasure(issued.roomId, async (tx) => {
    // One room at a time, so that two clicks issue once.
    await tx.$executeRaw`SELECT 1 FROM room WHERE id = ${issued.roomId}::uuid FOR UPDATE`;
    const { roomId, personId, kind } = issued;
    if ((await tx.certificate.count({ where: { roomId, personId, kind, withdrawnAt: null } })) > 0)
      return false;
    const { byHand: manualReason, ...certificate } = issued;
    await tx.certificate.create({
      data: { ...certificate, manualReason, credential: issued.credential as Prisma.InputJsonValue },
    });
    return true;
  });
  return entered ?? false;
}

/** 128 random bits, so that the address of a certificate is known from the certificate alone. */
export const newCertificateId = randomToken;

/** Every certificate of a room, withdrawn ones too, the oldest first. */
export async function certificatesOf(roomId: string): Promise<IssuedCertificate[]> {
  return (
    await prisma.certificate.findMany({ where: { roomId }, orderBy: [{ issuedAt: "asc" }, { id: "asc" }] })
  ).map(toIssued);
}

/** Those of one person, withdrawn ones too, the oldest first. */
export async function certificatesFor(roomId: string, personId: string): Promise<IssuedCertificate[]> {
  return (
    await prisma.certificate.findMany({ where: { roomId, personId }, orderBy: { issuedAt: "asc" } })
  ).map(toIssued);
}

/** A certificate by the id in its QR code; null where there is none. */
export async function findCertificate(id: string): Promise<IssuedCertificate | null> {
  const row = await prisma.certificate.findUnique({ where: { id } });
  return row && toIssued(row);
}

/**
 * Withdraws a certificate.
 * @returns false where the room has no such certificate, or it was withdrawn before
 */
export async function withdrawCertificate(roomId: string, id: string, now: Date): Promise<boolean> {
  return (
    (
      await prisma.certificate.updateMany({
        where: { id, roomId, withdrawnAt: null },
        data: { withdrawnAt: now },
      })
    ).count === 1
  );
}
