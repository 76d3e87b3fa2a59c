/**
 * Trainers' accounts, and the one-time links that make them. Only the SHA-256 of a link's token is kept. A
 * link is consumed in the transaction that makes the account, so that of two uses at once only one makes an
 * account.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { logAccountAction } from "@/server/store/accounts/account-log";
import type { Account, Prisma } from "@/server/store/generated/client";
import { sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

/** Hours for which a link to make an account can be used. */
export const LINK_HOURS = 72;

export type LinkKind = "setup" | "trainer";

export const accountRoles = ["owner", "trainer"] as const;
export type AccountRole = (typeof accountRoles)[number];

/** A role as it is stored. @throws for any other text */
export const accountRole = (role: string): AccountRole => z.enum(accountRoles).parse(role);

export interface NewAccount {
  email: string;
  name: string;
  /** PHC string; null for an account that is entered by other ways. */
  passwordHash: string | null;
}

export type CreatedAccount =
  | { ok: true; account: Account }
  /** "link": unknown, used, expired, or no longer valid. "email": taken; the link is used up all the same. */
  | { ok: false; reason: "link" | "email" };

/** Held while the first account or its link is made, so that two starts or two forms cannot cross. */
const firstAccountLock = 7_301_845_260_117;

const usable = (token: string, kind: LinkKind) => ({
  tokenHash: sha256(token),
  kind,
  usedAt: null,
  expiresAt: { gt: new Date() },
});

const lockFirstAccount = (tx: Prisma.TransactionClient) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(${firstAccountLock}::bigint)`;

async function createLink(
  tx: Prisma.TransactionClient,
  kind: LinkKind,
  createdBy: string | null,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + LINK_HOURS * 3_600_000);
  await tx.invitation.create({ data: { tokenHash: sha256(token), kind, createdBy, expiresAt } });
  return token;
}

/** Consumes a link and creates its account, as part of a transaction. A set-up link makes an owner. */
export async function createAccount(
  tx: Prisma.TransactionClient,
  kind: LinkKind,
  token: string,
  newAccount: NewAccount,
): Promise<CreatedAccount> {
  const taken = await tx.invitation.updateMany({ where: usable(token, kind), data: { usedAt: new Date() } });
  if (taken.count !== 1) return { ok: false, reason: "link" };
  const { email, name, passwordHash } = newAccount;
  const id = randomUUID();
  const role: AccountRole = kind === "setup" ? "owner" : "trainer";
  const created = await tx.account.createMany({
    data: { id, email, name, passwordHash, role },
    skipDuplicates: true,
  });
  if (created.count !== 1) return { ok: false, reason: "email" };
  await logAccountAction(tx, { action: kind === "setup" ? "first" : "joined", by: id, about: { id, name } });
  return { ok: true, account: await tx.account.findUniqueOrThrow({ where: { id } }) };
}

/** Creates the first account of a server with its set-up link; refused once there is any account. */
export function createFirstAccount(token: string, newAccount: NewAccount): Promise<CreatedAccount> {
  return prisma.$transaction(async (tx) => {
    await lockFirstAccount(tx);
    if ((await tx.account.count()) > 0) return { ok: false, reason: "link" };
    return createAccount(tx, "setup", token, newAccount);
  });
}

export function createInvitedAccount(token: string, newAccount: NewAccount): Promise<CreatedAccount> {
  return prisma.$transaction((tx) => createAccount(tx, "trainer", token, newAccount));
}

/** True while a link can create an account. Only consuming it decides. */
export async function isLinkUsable(kind: LinkKind, token: string): Promise<boolean> {
  if (kind === "setup" && (await hasAccounts())) return false;
  return (await prisma.invitation.count({ where: usable(token, kind) })) === 1;
}

/**
 * The token of a new set-up link, which invalidates older ones; null once there is an account.
 * @param joined several processes serve this database: links that the others have shown stay valid (K-26)
 */
export function createSetupToken(joined = false): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    await lockFirstAccount(tx);
    const worthless = joined ? { kind: "setup", expiresAt: { lt: new Date() } } : { kind: "setup" };
    await tx.invitation.deleteMany({ where: worthless });
    return (await tx.account.count()) > 0 ? null : createLink(tx, "setup", null);
  });
}

/** The token of an invitation by an owner; only its hash is stored. */
export const createInvitation = (createdBy: string): Promise<string> =>
  createLink(prisma, "trainer", createdBy);

/** @param email as `emailSchema` writes it */
export const findAccountByEmail = (email: string): Promise<Account | null> =>
  prisma.account.findUnique({ where: { email } });

export const findAccountById = (id: string): Promise<Account | null> =>
  prisma.account.findUnique({ where: { id } });

export const firstAccountId = async (): Promise<string | undefined> =>
  (await prisma.account.findFirst({ select: { id: true }, orderBy: { createdAt: "asc" } }))?.id;

export const hasAccounts = async (): Promise<boolean> =>
  (await prisma.account.findFirst({ select: { id: true } })) !== null;

/** The other accounts, by name, to choose a co-trainer from. */
export const otherAccounts = (id: string): Promise<{ id: string; name: string }[]> =>
  prisma.account.findMany({
    where: { id: { not: id }, blockedAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

/** Stores a new password and ends every session in one transaction. @returns the new session version. */
export async function storePassword(accountId: string, passwordHash: string): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const { name, sessionVersion } = await tx.account.update({
      where: { id: accountId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await tx.oneTimeToken.deleteMany({ where: { accountId } });
    await logAccountAction(tx, { action: "password", by: accountId, about: { id: accountId, name } });
    return sessionVersion;
  });
}

/**
 * Ends every signed-in session of an account. Call through `endAllSessions`, which also tells the sockets.
 */
export async function endSessions(accountId: string): Promise<void> {
  await prisma.account.updateMany({ where: { id: accountId }, data: { sessionVersion: { increment: 1 } } });
}
