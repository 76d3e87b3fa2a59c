/**
 * Management of accounts by owners: roles, blocking, removing. There is always an owner who can sign in:
 * owners are counted under a lock, so that two of them cannot remove each other at the same moment.
 */
import { type AccountAction, logAccountAction } from "@/server/store/accounts/account-log";
import { type AccountRole, accountRole } from "@/server/store/accounts/accounts";
import type { Account, Prisma } from "@/server/store/generated/client";
import { deleteOneTimeTokens, createOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { prisma } from "@/server/store/database/prisma";

interface AccountSummary {
  id: string;
  name: string;
  email: string;
  role: AccountRole;
  blockedAt: Date | null;
  password: boolean;
  passkeys: number;
  organisations: number;
}

/** "last-owner": the server would be left without one. "gone": there is no such account. */
export type AccountRefusal = "last-owner" | "gone";

const ownersLock = 7_301_845_260_118;

/** By name. */
export async function listAccounts(): Promise<AccountSummary[]> {
  const rows = await prisma.account.findMany({
    include: { _count: { select: { passkeys: true, identities: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, email, role, blockedAt, passwordHash, _count }) => ({
    id,
    name,
    email,
    role: accountRole(role),
    blockedAt,
    password: passwordHash !== null,
    passkeys: _count.passkeys,
    organisations: _count.identities,
  }));
}

/** They pass to the owner who removes the account. */
export async function countOwned(accountId: string): Promise<{ rooms: number; workshops: number }> {
  const [rooms, workshops] = await Promise.all([
    prisma.roomTrainer.count({ where: { accountId, role: "trainer" } }),
    prisma.authoredWorkshop.count({ where: { ownerId: accountId } }),
  ]);
  return { rooms, workshops };
}

/** Changes an account and logs it. @param loses true: afterwards it is no owner who can sign in */
async function change(
  accountId: string,
  by: string | null,
  action: AccountAction,
  loses: boolean,
  act: (tx: Prisma.TransactionClient, account: Account) => Promise<unknown>,
): Promise<AccountRefusal | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ownersLock}::bigint)`;
    const account = await tx.account.findUnique({ where: { id: accountId } });
    if (!account) return "gone";
    const others = await tx.account.count({
      where: { role: "owner", blockedAt: null, id: { not: accountId } },
    });
    if (loses && account.role === "owner" && others === 0) return "last-owner";
    await act(tx, account);
    await logAccountAction(tx, { action, by, about: account });
    return null;
  });
}

/** @param by null: the directory of an organisation */
export const setRole = (
  accountId: string,
  role: AccountRole,
  by: string | null,
): Promise<AccountRefusal | null> =>
  change(accountId, by, `role-${role}`, role !== "owner", (tx) =>
    tx.account.update({ where: { id: accountId }, data: { role } }),
  );

/**
 * Blocks signing in to an account. Call through `server/accounts/signed-in.ts`, which ends the sessions too.
 */
export const block = (accountId: string, by: string): Promise<AccountRefusal | null> =>
  change(accountId, by, "blocked", true, (tx) =>
    tx.account.update({
      where: { id: accountId },
      data: { blockedAt: new Date(), oneTimeTokens: { deleteMany: {} } },
    }),
  );

/** Allows signing in again. Sessions that were ended stay ended. */
export const unblock = (accountId: string, by: string): Promise<AccountRefusal | null> =>
  change(accountId, by, "unblocked", false, (tx) =>
    tx.account.update({ where: { id: accountId }, data: { blockedAt: null } }),
  );

/** Removes an account; the rooms and workshops that it owns pass to `by`. */
export const remove = (accountId: string, by: string): Promise<AccountRefusal | null> =>
  change(accountId, by, "removed", true, async (tx) => {
    const rooms = (await tx.roomTrainer.findMany({ where: { accountId, role: "trainer" } })).map(
      ({ roomId }) => roomId,
    );
    await tx.roomTrainer.deleteMany({
      where: { OR: [{ accountId }, { accountId: by, roomId: { in: rooms } }] },
    });
    await tx.roomTrainer.createMany({
      data: rooms.map((roomId) => ({ roomId, accountId: by, role: "trainer" })),
    });
    const workshops = (
      await tx.authoredWorkshop.findMany({ where: { ownerId: accountId }, select: { id: true } })
    ).map(({ id }) => id);
    await tx.workshopMember.deleteMany({
      where: { OR: [{ accountId }, { accountId: by, workshopId: { in: workshops } }] },
    });
    await tx.authoredWorkshop.updateMany({ where: { id: { in: workshops } }, data: { ownerId: by } });
    await tx.hiddenExamples.deleteMany({ where: { accountId } });
    await tx.invitation.deleteMany({ where: { createdBy: accountId, usedAt: null } });
    await tx.account.delete({ where: { id: accountId } });
  });

/**
 * The token of a link to set a new password, which invalidates older ones; null where the account is gone or
 * blocked.
 */
export async function createResetLink(accountId: string, by: string): Promise<string | null> {
  const account = await prisma.account.findUnique({ where: { id: accountId } });
  if (!account || account.blockedAt) return null;
  await deleteOneTimeTokens("reset", accountId);
  await prisma.$transaction((tx) => logAccountAction(tx, { action: "reset-link", by, about: account }));
  return createOneTimeToken("reset", { accountId });
}
