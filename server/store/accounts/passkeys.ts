/** Passkeys of accounts (WebAuthn credentials): public keys and counters. */
import { logAccountAction } from "@/server/store/accounts/account-log";
import type { Account, Passkey } from "@/server/store/generated/client";
import { prisma } from "@/server/store/database/prisma";

const MAX_PASSKEYS = 10;

interface NewPasskey {
  id: string;
  name: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

interface OwnPasskey {
  id: string;
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

/** The oldest first. */
export const listPasskeys = (accountId: string): Promise<OwnPasskey[]> =>
  prisma.passkey.findMany({
    where: { accountId },
    select: { id: true, name: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** By the credential's id. */
export const findPasskey = (id: string): Promise<(Passkey & { account: Account }) | null> =>
  prisma.passkey.findUnique({ where: { id }, include: { account: true } });

/** @returns false where the account has as many as it can, or the passkey is there already */
export async function storePasskey(accountId: string, { counter, ...passkey }: NewPasskey): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    if ((await tx.passkey.count({ where: { accountId } })) >= MAX_PASSKEYS) return false;
    const created = await tx.passkey.createMany({
      data: { ...passkey, counter: BigInt(counter), accountId },
      skipDuplicates: true,
    });
    if (created.count === 1)
      await logAccountAction(tx, { action: "passkey-added", by: accountId, about: account });
    return created.count === 1;
  });
}

/** Records a use. @param counter the signature counter as the passkey sent it; most always send 0 */
export async function recordPasskeyUse(id: string, counter: number): Promise<void> {
  await prisma.passkey.updateMany({ where: { id }, data: { counter: BigInt(counter), usedAt: new Date() } });
}

export async function removePasskey(id: string, accountId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    const { count } = await tx.passkey.deleteMany({ where: { id, accountId } });
    if (count > 0) await logAccountAction(tx, { action: "passkey-removed", by: accountId, about: account });
  });
}
