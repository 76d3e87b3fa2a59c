/**
 * Links by which participants read the report of a room. The key in a link is made from the publication's id
 * with the server's secret; stored is its hash alone, so that a copy of the database opens no report.
 */
import { randomUUID } from "node:crypto";
import { mac, sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";
import { debriefFingerprint } from "@/server/store/debrief/fingerprint";
import { retentionOf } from "@/server/store/retention/retention";

interface Publication {
  id: string;
  roomId: string;
  experts: boolean;
  expiresAt: Date;
  createdAt: Date;
}

export const DAY_MS = 86_400_000;
/** Days for which a link is valid unless the trainer chooses otherwise, and at most. */
export const PUBLISHED_DAYS = 30;
export const MAX_DAYS = 90;

const fields = { id: true, roomId: true, experts: true, expiresAt: true, createdAt: true } as const;
const inForce = (now: Date) => ({ withdrawnAt: null, expiresAt: { gt: now } });

export const publicationKey = (id: string): string => mac("PLENARY_DOOR_KEY", `report:${id}`);

export const publicationPath = (id: string): string => `/report/${publicationKey(id)}`;

/**
 * The day on which a room's personal data is erased by itself, which no link outlasts. Null: never, or it is
 * done.
 */
async function erasureOfData(roomId: string, now: Date): Promise<Date | null> {
  const [retention, erased] = await Promise.all([
    retentionOf(roomId),
    prisma.erasure.count({ where: { roomId } }),
  ]);
  if (!retention || retention.keepDays === null || erased > 0) return null;
  // Of a room that runs, the day is not known yet: it cannot be earlier than if it ended now.
  return retention.due ?? new Date(now.getTime() + retention.keepDays * DAY_MS);
}

async function expiryOf(roomId: string, days: number, now: Date): Promise<Date> {
  const requested = new Date(now.getTime() + days * DAY_MS);
  const erasure = await erasureOfData(roomId, now);
  return erasure && erasure < requested ? erasure : requested;
}

/** The longest life of a new link: in days, and the moment of an erasure that comes before. */
export async function maxLinkLifetime(
  roomId: string,
  now: Date = new Date(),
): Promise<{ days: number; erasure: Date | null }> {
  const erasure = await erasureOfData(roomId, now);
  const left = erasure ? Math.max(1, Math.round((erasure.getTime() - now.getTime()) / DAY_MS)) : MAX_DAYS;
  return left < MAX_DAYS ? { days: left, erasure } : { days: MAX_DAYS, erasure: null };
}

/**
 * Publishes the report of a room under a link. While a link stands it is returned unchanged, so that it goes
 * on working for those who have it.
 * @returns `made`: true where the link is new
 */
export async function publish(
  roomId: string,
  accountId: string,
  options: { days: number; experts: boolean },
  now: Date = new Date(),
): Promise<Publication & { made: boolean }> {
  const id = randomUUID();
  const expiresAt = await expiryOf(roomId, options.days, now);
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publication ${roomId}`}, 0))`;
    const stands = await tx.publication.findFirst({ where: { roomId, ...inForce(now) }, select: fields });
    if (stands) return { ...stands, made: false };
    const created = await tx.publication.create({
      data: {
        id,
        roomId,
        accountId,
        experts: options.experts,
        expiresAt,
        keyHash: sha256(publicationKey(id)),
      },
      select: fields,
    });
    return { ...created, made: true };
  });
}

/** Withdraws every link of a room at once. @returns whether there was one */
export async function withdraw(roomId: string, now: Date = new Date()): Promise<boolean> {
  const { count } = await prisma.publication.updateMany({
    where: { roomId, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  return count > 0;
}

/**
 * Changes the content and the end of a link, which stays the same.
 * @returns its end; null where no link stands
 */
export async function updatePublication(
  roomId: string,
  options: { days: number; experts: boolean },
  now: Date = new Date(),
): Promise<Date | null> {
  const expiresAt = await expiryOf(roomId, options.days, now);
  const { count } = await prisma.publication.updateMany({
    where: { roomId, ...inForce(now) },
    data: { experts: options.experts, expiresAt },
  });
  return count > 0 ? expiresAt : null;
}

/** The link of a room that stands now, or null. Phones of the room may show it (`publicationPath`). */
export function currentPublication(roomId: string, now: Date = new Date()): Promise<Publication | null> {
  return prisma.publication.findFirst({
    where: { roomId, ...inForce(now) },
    orderBy: { createdAt: "desc" },
    select: fields,
  });
}

/**
 * The publication that a key opens, or null when it was withdrawn, has ended, or never was.
 * @param key of any shape
 */
export async function findPublication(key: string, now: Date = new Date()): Promise<Publication | null> {
  if (!/^[\w-]{22}$/.test(key)) return null;
  return prisma.publication.findFirst({ where: { keyHash: sha256(key), ...inForce(now) }, select: fields });
}

/** Names everything that a published report is made from, as it is now. */
export const reportFingerprint = async ({ id, roomId, experts, expiresAt }: Publication): Promise<string> =>
  [id, experts, expiresAt.getTime(), await debriefFingerprint(roomId)].join(" ");
