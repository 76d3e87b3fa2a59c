/**
 * The audit log of a room: what trainers opened, exported, released, published or erased, and when. It holds
 * nothing about a participant, and stays when the room's personal data is erased. Its entries are chained by
 * seals.
 */
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { sealEntry, verifyEntries } from "@/server/store/accounts/log-seals";
import { prisma } from "@/server/store/database/prisma";
import type { Chain, SealedNote } from "@/workshop/debrief/report/note-chain";

interface AccessLogLine {
  id: string;
  /** The trainer's name; empty where the account was removed. */
  name: string;
  action: string;
  detail: string | null;
  at: Date;
}

/** Milliseconds for which `logAccessHourly` adds no second entry. */
const ONE_HOUR = 3_600_000;

/** Entries that are shown, the newest first; a room has a few hundred at most. */
const MAX_LINES = 2_000;

/**
 * Logs that an account did something with a room's data.
 * @param action a short verb of `workshop/debrief/report/access-actions.ts`, such as "export-rows"
 * @param detail a format, a language or a number; never a name, a text or anything of a participant
 */
export async function logAccess(
  roomId: string,
  accountId: string,
  action: string,
  detail?: string,
): Promise<void> {
  await prisma.$transaction((tx) =>
    logAccessWithin(tx, { roomId, accountId, action, detail: detail ?? null }),
  );
}

/** `logAccess` inside the transaction of the action that is logged. */
export async function logAccessWithin(
  tx: Prisma.TransactionClient,
  what: { roomId: string; accountId: string; action: string; detail: string | null },
): Promise<void> {
  const note = { id: randomUUID(), ...what, at: new Date() };
  await tx.accessLogEntry.create({ data: note });
  await sealEntry(tx, { room: note.roomId }, sealed(note));
}

const sealed = ({
  id,
  accountId,
  action,
  detail,
  at,
}: {
  id: string;
  accountId: string;
  action: string;
  detail: string | null;
  at: Date;
}): SealedNote => ({ id, said: [accountId, action, detail], at });

/**
 * Logs the same account, action and detail once an hour at most, for pages that are opened again and again.
 */
export async function logAccessHourly(
  roomId: string,
  accountId: string,
  action: string,
  detail?: string,
  now: Date = new Date(),
): Promise<void> {
  const since = new Date(now.getTime() - ONE_HOUR);
  const lately = await prisma.accessLogEntry.count({
    where: { roomId, accountId, action, detail: detail ?? null, at: { gt: since } },
  });
  if (lately === 0) await logAccess(roomId, accountId, action, detail);
}

/** The newest first. */
export async function accessLog(roomId: string): Promise<AccessLogLine[]> {
  const rows = await prisma.accessLogEntry.findMany({
    where: { roomId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MAX_LINES,
  });
  const accounts = await prisma.account.findMany({
    where: { id: { in: rows.map((r) => r.accountId) } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.map(({ id, accountId, action, detail, at }) => ({
    id,
    name: names.get(accountId) ?? "",
    action,
    detail,
    at,
  }));
}

export async function verifyAccessLog(roomId: string): Promise<Chain> {
  const rows = await prisma.accessLogEntry.findMany({ where: { roomId } });
  return verifyEntries({ room: roomId }, rows.map(sealed));
}
