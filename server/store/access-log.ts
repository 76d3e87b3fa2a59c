/**
 * What trainers did with people's data: who opened, exported, released, published or erased what, and when. It holds no
 * text and nothing about a participant, and is not erased with the room's personal data.
 */
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { checkNotes, sealNote } from "@/server/store/note-seals";
import { prisma } from "@/server/store/prisma";
import type { Chain, SealedNote } from "@/workshop/debrief/report/note-chain";

interface AccessNote {
  id: string;
  /** Of the trainer; empty where the account is gone. */
  name: string;
  action: string;
  detail: string | null;
  at: Date;
}

/** Reading a page again, or writing on at a text, is one note for so long. In milliseconds. */
const ONE_HOUR = 3_600_000;

/** The log shows the newest notes; a room has a few hundred at most. */
const MOST = 2_000;

/**
 * Notes that an account did something with a room's data.
 * @param action a short verb of `workshop/debrief/report/access-actions.ts`, such as "export-rows"
 * @param detail a format, a language or a number; never a name, a text or anything of a participant
 */
export async function logAccess(
  roomId: string,
  accountId: string,
  action: string,
  detail?: string,
): Promise<void> {
  await prisma.$transaction((tx) => noteAccess(tx, { roomId, accountId, action, detail: detail ?? null }));
}

/** The same, as a part of what is done. */
export async function noteAccess(
  tx: Prisma.TransactionClient,
  what: { roomId: string; accountId: string; action: string; detail: string | null },
): Promise<void> {
  const note = { id: randomUUID(), ...what, at: new Date() };
  await tx.accessLog.create({ data: note });
  await sealNote(tx, { room: note.roomId }, sealed(note));
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

/** The same, but once an hour at most for the same account, action and detail: for what happens over and over. */
export async function logOnce(
  roomId: string,
  accountId: string,
  action: string,
  detail?: string,
  now: Date = new Date(),
): Promise<void> {
  const since = new Date(now.getTime() - ONE_HOUR);
  const lately = await prisma.accessLog.count({
    where: { roomId, accountId, action, detail: detail ?? null, at: { gt: since } },
  });
  if (lately === 0) await logAccess(roomId, accountId, action, detail);
}

/** The notes of a room, the newest first. */
export async function accessNotes(roomId: string): Promise<AccessNote[]> {
  const rows = await prisma.accessLog.findMany({
    where: { roomId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MOST,
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

/** Whether all notes of a room are as they were written. */
export async function accessChain(roomId: string): Promise<Chain> {
  const rows = await prisma.accessLog.findMany({ where: { roomId } });
  return checkNotes({ room: roomId }, rows.map(sealed));
}
