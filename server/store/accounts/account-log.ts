/** The audit log of accounts, for owners. Its entries are chained by seals. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { verifyEntries, sealEntry } from "@/server/store/accounts/log-seals";
import { prisma } from "@/server/store/database/prisma";
import type { Chain, SealedNote } from "@/workshop/debrief/report/note-chain";

/** The actions that are logged; their texts are in messages/<language>/people.json. */
export const accountActions = [
  "first",
  "joined",
  "role-owner",
  "role-trainer",
  "blocked",
  "unblocked",
  "removed",
  "reset-link",
  "password",
  "passkey-added",
  "passkey-removed",
  "connected",
  "adopted",
  "parted",
] as const;
export type AccountAction = (typeof accountActions)[number];

interface AccountLogLine {
  id: string;
  /** Name of the actor; empty where the account was removed, or none was signed in. */
  by: string;
  about: string;
  action: string;
  at: Date;
}

/** Entries that the page shows, the newest first. */
const MAX_LINES = 60;

/**
 * @param by the account that acted; null: the directory of an organisation, or a visitor without an account
 */
export async function logAccountAction(
  tx: Prisma.TransactionClient,
  { action, by, about }: { action: AccountAction; by: string | null; about: { id: string; name: string } },
): Promise<void> {
  const note = {
    id: randomUUID(),
    actorId: by,
    targetId: about.id,
    targetName: about.name,
    action,
    at: new Date(),
  };
  await tx.accountLogEntry.create({ data: note });
  await sealEntry(tx, "accounts", sealed(note));
}

type Row = {
  id: string;
  actorId: string | null;
  targetId: string | null;
  targetName: string;
  action: string;
  at: Date;
};
const sealed = ({ id, actorId, targetId, targetName, action, at }: Row): SealedNote => ({
  id,
  said: [actorId, targetId, targetName, action],
  at,
});

export async function verifyAccountLog(): Promise<Chain> {
  const rows = await prisma.accountLogEntry.findMany();
  return verifyEntries("accounts", rows.map(sealed));
}

/** The newest first. */
export async function accountLog(): Promise<AccountLogLine[]> {
  const rows = await prisma.accountLogEntry.findMany({
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MAX_LINES,
  });
  const ids = rows.flatMap(({ actorId, targetId }) => [actorId, targetId]).filter((id) => id !== null);
  const accounts = await prisma.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return rows.map(({ id, actorId, targetId, targetName, action, at }) => ({
    id,
    by: names.get(actorId ?? "") ?? (actorId !== null && actorId === targetId ? targetName : ""),
    about: names.get(targetId ?? "") ?? targetName,
    action,
    at,
  }));
}
