/** Identities of accounts at OpenID providers (issuer and subject): linking, unlinking, creating accounts. */
import { logAccountAction } from "@/server/store/accounts/account-log";
import { type CreatedAccount, createAccount, type NewAccount } from "@/server/store/accounts/accounts";
import type { Account, Prisma } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";
import { randomUUID } from "node:crypto";

export interface IdentityKey {
  issuer: string;
  subject: string;
}

export async function findAccountByIdentity(issuer: string, subject: string): Promise<Account | null> {
  const identity = await prisma.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { account: true },
  });
  return identity?.account ?? null;
}

const join = (tx: Prisma.TransactionClient, { issuer, subject }: IdentityKey, accountId: string) =>
  tx.identity.create({ data: { issuer, subject, accountId } });

/**
 * Links an account whose owner proved both.
 * @returns false where the identity is linked already or the account is gone
 */
export async function linkIdentity(key: IdentityKey, accountId: string): Promise<boolean> {
  return prisma
    .$transaction(async (tx) => {
      const { name } = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
      await join(tx, key, accountId);
      await logAccountAction(tx, { action: "connected", by: accountId, about: { id: accountId, name } });
    })
    .then(
      () => true,
      () => false,
    );
}

/**
 * Links an account by its confirmed e-mail address. Other ways to sign in go, since a stranger may have set
 * them.
 */
export async function adoptAccount(key: IdentityKey, accountId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const clear = {
      identities: { deleteMany: {} },
      passkeys: { deleteMany: {} },
      oneTimeTokens: { deleteMany: {} },
    };
    const { name } = await tx.account.update({
      where: { id: accountId },
      data: { passwordHash: null, sessionVersion: { increment: 1 }, ...clear },
    });
    await join(tx, key, accountId);
    await logAccountAction(tx, { action: "adopted", by: null, about: { id: accountId, name } });
  });
}

/**
 * Creates an account for an identity.
 * @param invitation its token, which is consumed; null where none is needed
 */
export function createAccountFromIdentity(
  key: IdentityKey,
  { email, name }: Pick<NewAccount, "email" | "name">,
  invitation: string | null,
): Promise<CreatedAccount> {
  return prisma.$transaction(async (tx) => {
    const newAccount = { email, name, passwordHash: null };
    const created =
      invitation === null
        ? await withoutLink(tx, newAccount)
        : await createAccount(tx, "trainer", invitation, newAccount);
    if (created.ok) await join(tx, key, created.account.id);
    return created;
  });
}

async function withoutLink(tx: Prisma.TransactionClient, newAccount: NewAccount): Promise<CreatedAccount> {
  const id = randomUUID();
  const created = await tx.account.createMany({ data: { id, ...newAccount }, skipDuplicates: true });
  if (created.count !== 1) return { ok: false, reason: "email" };
  await logAccountAction(tx, { action: "joined", by: id, about: { id, name: newAccount.name } });
  return { ok: true, account: await tx.account.findUniqueOrThrow({ where: { id } }) };
}

export const hasIdentity = async (accountId: string): Promise<boolean> =>
  (await prisma.identity.count({ where: { accountId } })) > 0;

/** Unlinks an account. @returns false where no other way to sign in would be left */
export async function unlinkIdentity(accountId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { id: accountId },
      include: { _count: { select: { passkeys: true } } },
    });
    if (!account || (account.passwordHash === null && account._count.passkeys === 0)) return false;
    const { count } = await tx.identity.deleteMany({ where: { accountId } });
    if (count > 0) await logAccountAction(tx, { action: "parted", by: accountId, about: account });
    return true;
  });
}
