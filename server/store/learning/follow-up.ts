/**
 * Commitments for a later follow-up, encrypted with personal codes, which the server does not keep: the key
 * of a row and its id are derived from them. Answers are stored as counts, and shown in groups of five, so
 * that two readings never differ by one person.
 */
import { hkdfSync, randomInt, randomUUID } from "node:crypto";
import { z } from "zod";
import { mac } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { scheduleRewrite } from "@/server/store/database/rewrite-tables";
import { encrypt, decrypt } from "@/server/store/learning/encryption";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import type { FollowUpCounts } from "@/workshop/debrief/follow-up/chapter";
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  dayOfWave,
  daysSince,
  FOLLOW_UP_EXPIRY_DAYS,
  type FollowUpAnswer,
  type FollowUpStatus,
  followUpStatuses,
  WAVES,
  type Wave,
} from "@/workshop/debrief/follow-up/waves";

const commitmentSchema = z.strictObject({
  workshop: z.string(),
  language: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), text: z.string() })),
});
/** The commitment as its author reads it, before it is encrypted. */
type LockedCommitment = z.infer<typeof commitmentSchema>;

export interface OpenedCommitment {
  id: string;
  roomId: string;
  commitment: LockedCommitment;
  madeOn: Date;
  answered: number[];
  calendar: string;
}

export const newFollowUpCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");

/** HKDF-SHA256 (RFC 5869) of the code: 32 bytes of key, 32 of label, 16 for calendars. */
function keysOf(code: string): { cipher: Buffer; id: string; calendar: string } {
  const bytes = Buffer.from(hkdfSync("sha256", code, "", "plenary follow-up 1", 80));
  return {
    cipher: bytes.subarray(0, 32),
    id: mac("PLENARY_RESUME_KEY", `follow-up:${bytes.subarray(32, 64).toString("base64url")}`, 24),
    calendar: bytes.subarray(64).toString("base64url"),
  };
}

const ABOUT = ["helped", "hindered"] as const;
const aboutSchema = z.enum(ABOUT);
type About = z.infer<typeof aboutSchema>;

const today = (now: Date): Date => new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);

export async function lockCommitment(
  roomId: string,
  code: string,
  commitment: LockedCommitment,
  now: Date = new Date(),
): Promise<void> {
  const { cipher, id } = keysOf(code);
  const madeOn = today(now);
  await prisma.followUp.create({
    data: {
      id,
      roomId,
      encrypted: encrypt(cipher, id, commitment),
      madeOn,
      expiresOn: dayOfWave(madeOn, FOLLOW_UP_EXPIRY_DAYS),
      answeredWaves: [],
    },
  });
}

/** The commitment of a code; null where there is none, or it has expired. */
export async function openCommitment(code: string, now: Date = new Date()): Promise<OpenedCommitment | null> {
  const { cipher, id, calendar } = keysOf(code);
  const row = await prisma.followUp.findUnique({ where: { id } });
  if (!row || daysSince(row.madeOn, now) >= FOLLOW_UP_EXPIRY_DAYS) return null;
  const commitment = commitmentSchema.safeParse(decrypt(cipher, id, row.encrypted));
  return commitment.success
    ? {
        id,
        roomId: row.roomId,
        commitment: commitment.data,
        madeOn: row.madeOn,
        answered: row.answeredWaves,
        calendar,
      }
    : null;
}

/** Answers and texts that are not shown yet are stored under another status. */
const asWaiting = (what: FollowUpStatus | About): string => `waiting ${what}`;
const withoutWaiting = (kept: string): string => kept.replace("waiting ", "");

/**
 * Counts an answer, once in each wave.
 * @returns false when this commitment was answered in the wave before.
 */
export async function answerFollowUp(
  { id, roomId }: Pick<OpenedCommitment, "id" | "roomId">,
  wave: Wave,
  { status, helped, hindered }: FollowUpAnswer,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`follow-up ${roomId}`}, 0))`;
    const taken = await tx.followUp.updateMany({
      where: { id, NOT: { answeredWaves: { has: wave } } },
      data: { answeredWaves: { push: wave } },
    });
    if (taken.count === 0) return false;
    const add = (as: string, count: number) =>
      tx.followUpCount.upsert({
        where: { roomId_wave_status: { roomId, wave, status: as } },
        create: { roomId, wave, status: as, count },
        update: { count: { increment: count } },
      });
    await add(asWaiting(status), 1);
    const texts = [
      { about: "helped", text: helped },
      { about: "hindered", text: hindered },
    ] as const;
    const written = texts.flatMap(({ about, text }) =>
      text ? [{ id: randomUUID(), roomId, wave, about: asWaiting(about), text }] : [],
    );
    await tx.followUpText.createMany({ data: written });
    const waiting = await tx.followUpCount.findMany({
      where: { roomId, wave, status: { in: followUpStatuses.map(asWaiting) } },
    });
    const shown = waiting.reduce((sum, row) => sum + row.count, 0) >= MIN_REPORTABLE;
    if (shown) {
      for (const row of waiting) await add(withoutWaiting(row.status), row.count);
      await tx.followUpCount.deleteMany({
        where: { roomId, wave, status: { in: waiting.map((row) => row.status) } },
      });
      for (const about of ABOUT)
        await tx.followUpText.updateMany({
          where: { roomId, wave, about: asWaiting(about) },
          data: { about },
        });
    }
    if (written.length > 0 || shown) {
      // Rewrite all texts in random order: the position of a row would tell with which code it was written.
      await tx.$executeRaw`
        WITH gone AS (DELETE FROM follow_up_text WHERE room_id = ${roomId}::uuid RETURNING *)
        INSERT INTO follow_up_text (id, room_id, wave, about, text, released)
        SELECT id, room_id, wave, about, text, released FROM gone ORDER BY gen_random_uuid()`;
      scheduleRewrite("follow_up_text");
    }
    return true;
  });
}

const isWave = (wave: number): wave is Wave => (WAVES as readonly number[]).includes(wave);

/** The counts and released texts of a room's commitments, for its report. */
export async function followUpCounts(roomId: string): Promise<FollowUpCounts> {
  const [rows, codes, texts] = await Promise.all([
    prisma.followUpCount.findMany({ where: { roomId, status: { in: [...followUpStatuses] } } }),
    prisma.followUp.count({ where: { roomId } }),
    prisma.followUpText.findMany({ where: { roomId, released: true } }),
  ]);
  const counts: FollowUpCounts["counts"] = {};
  for (const { wave, status, count } of rows)
    if (isWave(wave)) counts[wave] = { ...counts[wave], [status]: count };
  return {
    counts,
    codes,
    released: texts.map(({ wave, about, text }) => ({ wave, about: aboutSchema.parse(about), text })),
  };
}

/** People's texts, for trainers: of waves whose answers are counted, in alphabetical order. */
export async function followUpTexts(
  roomId: string,
): Promise<{ id: string; wave: number; about: "helped" | "hindered"; text: string; released: boolean }[]> {
  const { counts } = await followUpCounts(roomId);
  const shown = WAVES.filter((wave) => counts[wave] !== undefined);
  const rows = await prisma.followUpText.findMany({
    where: { roomId, wave: { in: shown }, about: { in: [...ABOUT] } },
  });
  return rows
    .map((r) => ({
      id: r.id,
      wave: r.wave,
      about: aboutSchema.parse(r.about),
      text: r.text,
      released: r.released,
    }))
    .sort((a, b) => a.wave - b.wave || a.text.localeCompare(b.text));
}

/** Releases a text for reports, or withdraws it. */
export async function releaseFollowUpText(roomId: string, id: string, released: boolean): Promise<void> {
  await prisma.followUpText.updateMany({ where: { id, roomId }, data: { released } });
}

export async function dropExpiredFollowUps(now: Date = new Date()): Promise<void> {
  await prisma.followUp.deleteMany({ where: { expiresOn: { lte: today(now) } } });
}
