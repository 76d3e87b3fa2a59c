/**
 * People in rooms: no account, no name unless given; tokens are stored hashed, resume codes as a keyed hash.
 */
import { createHmac, randomInt, randomUUID } from "node:crypto";
import type { RoomParticipants, Person } from "@/server/platform/room-store";
import { mac, randomToken, sha256 } from "@/server/store/keys";
import { prepared, prisma } from "@/server/store/database/prisma";

/** Letters and digits of resume codes: none looks like another. */
const ALPHABET = "23456789BCDFGHJKMNPRSTWZ";
const RESUME_LENGTH = 7;
const MAX_ATTEMPTS = 20;

/**
 * The code with which a participant continues on another browser: derived from the server's key, stored
 * nowhere.
 */
export function resumeCode(participantId: string, nonce: number): string {
  const bytes = Buffer.from(mac("PLENARY_RESUME_KEY", `${participantId}:${nonce}`, 32), "base64url");
  return [...bytes.subarray(0, RESUME_LENGTH)].map((b) => ALPHABET[b % ALPHABET.length]).join("");
}

/** Different in each room. */
export const resumeHash = (roomId: string, code: string): string =>
  mac("PLENARY_RESUME_KEY", `hash:${roomId}:${code}`, 24);

/** Reads a typed resume code; null where it is none. */
export function parseResumeCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/O/g, "D")
    .replace(/[LI1]/g, "J");
  return plain.length === RESUME_LENGTH && [...plain].every((c) => ALPHABET.includes(c)) ? plain : null;
}

/** Adds a participant; the token is for their browser alone and is not stored. */
export async function addParticipant(
  roomId: string,
  person: Omit<Person, "id">,
): Promise<{ person: Person; token: string; resume: string }> {
  for (let tries = 1; ; tries++) {
    const id = randomUUID();
    const nonce = randomInt(1, 2 ** 31);
    const resume = resumeCode(id, nonce);
    const token = randomToken();
    const { alias, sector, language } = person;
    const added = await prisma.$executeRaw`
      WITH person AS (
        INSERT INTO participant (id, room_id, alias, sector, language, resume_nonce, resume_hash)
        VALUES (${id}::uuid, ${roomId}::uuid, ${alias}, ${sector}, ${language}, ${nonce},
          ${resumeHash(roomId, resume)})
        ON CONFLICT (room_id, resume_hash) DO NOTHING RETURNING id)
      INSERT INTO participant_token (token_hash, participant_id) SELECT ${sha256(token)}, id FROM person`;
    if (added > 0) return { person: { id, ...person }, token, resume };
    if (tries === MAX_ATTEMPTS) throw new Error("no resume code of this room is free");
  }
}

/** A further token for the person with this resume code, or null when there is none in this room. */
export async function resumeParticipant(
  roomId: string,
  code: string,
): Promise<{ id: string; token: string } | null> {
  const token = randomToken();
  // One statement that locks the person: a removal meanwhile finds the token, or prevents it.
  const [row] = await prisma.$queryRaw<{ id: string }[]>`
    WITH person AS (
      SELECT id FROM participant
      WHERE room_id = ${roomId}::uuid AND resume_hash = ${resumeHash(roomId, code)} AND NOT removed FOR UPDATE)
    INSERT INTO participant_token (token_hash, participant_id) SELECT ${sha256(token)}, id FROM person
    RETURNING participant_id::text AS id`;
  return row ? { id: row.id, token } : null;
}

/**
 * The participants of a room, or those named, with their token hashes, so that returning phones need no
 * query.
 */
export async function loadParticipants(roomId: string, ids?: readonly string[]): Promise<RoomParticipants> {
  const which = ids ? [...ids] : null;
  const [people, tokens] = await Promise.all([
    prepared<Person & { nonce: number }>("participants")`
      SELECT id::text, alias, sector, language, resume_nonce AS nonce FROM participant
      WHERE room_id = ${roomId}::uuid AND NOT removed
        AND (${which}::uuid[] IS NULL OR id = ANY(${which}::uuid[]))`,
    prepared<{ hash: string; person: string }>("participant-tokens")`
      SELECT token_hash AS hash, participant_id::text AS person
      FROM participant_token JOIN participant ON participant.id = participant_id
      WHERE room_id = ${roomId}::uuid AND NOT removed
        AND (${which}::uuid[] IS NULL OR participant_id = ANY(${which}::uuid[]))`,
  ]);
  return {
    people: people.map(({ nonce, ...person }) => ({
      ...person,
      // Made when it is shown: those of thousands take long.
      get resume() {
        return resumeCode(person.id, nonce);
      },
    })),
    tokens: new Map(tokens.map(({ hash, person }) => [hash, person])),
  };
}

/** The id of the participant with the token of this hash; null where this room has none. */
export async function findParticipantByToken(roomId: string, hash: string): Promise<string | null> {
  const row = await prisma.participantToken.findFirst({
    where: { tokenHash: hash, participant: { roomId, removed: false } },
  });
  return row?.participantId ?? null;
}

/** The participant of this room whose phone has this token, removed or not; null where it is not stored. */
export async function findTokenOwner(roomId: string, hash: string): Promise<string | null> {
  const row = await prisma.participantToken.findFirst({
    where: { tokenHash: hash, participant: { roomId } },
  });
  return row?.participantId ?? null;
}

export async function forgetToken(hash: string): Promise<void> {
  await prisma.participantToken.deleteMany({ where: { tokenHash: hash } });
}

export async function setLanguage(id: string, language: string): Promise<void> {
  await prisma.participant.updateMany({ where: { id }, data: { language } });
}

/**
 * Marks participants of this room as removed. Their tokens stay, so that the room knows their browsers
 * (B-41).
 */
export async function removeParticipants(roomId: string, ids: readonly string[]): Promise<void> {
  await prisma.participant.updateMany({ where: { roomId, id: { in: [...ids] } }, data: { removed: true } });
}

/** Restores removed participants who have a phone. */
export async function restoreParticipants(roomId: string, ids: readonly string[]): Promise<void> {
  await prisma.participant.updateMany({
    where: { roomId, id: { in: [...ids] }, removed: true, tokens: { some: {} } },
    data: { removed: false },
  });
}

export const tokenHash = sha256;

/** The pseudonym of a participant within one activity: HMAC-SHA256 under that activity's key, 128 bits. */
export const pseudonymOf = (key: Buffer, participantId: string): string =>
  createHmac("sha256", key).update(participantId).digest().subarray(0, 16).toString("base64url");
