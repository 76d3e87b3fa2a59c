/**
 * Everybody with an account, for owners: roles, blocking, removing. There is always an owner who can sign in: owners
 * are counted under a lock, so that two of them cannot put one another out at the same moment.
 */
import { type AccountDeed, sayOfAccount } from "@/server/store/account-notes";
import { type AccountRole, accountRole } from "@/server/store/accounts";
import type { Account, Prisma } from "@/server/store/generated/client";
import { dropOneTimes, makeOneTime } from "@/server/store/one-time";
import { prisma } from "@/server/store/prisma";

export interface Person {
  id: string;
  name: string;
  email: string;
  role: AccountRole;
  blockedAt: Date | null;
  /** By what they can sign in. */
  password: boolean;
  passkeys: number;
  organisations: number;
}

/** "last-owner": nobody would be left to look after the server. "gone": there is no such account. */
export type PeopleRefusal = "last-owner" | "gone";

const ownersLock = 7_301_845_260_118;

/** Everybody by name. */
export async function people(): Promise<Person[]> {
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

/** What was an account's alone, and would pass to whoever removes it. */
export async function belongings(accountId: string): Promise<{ rooms: number; workshops: number }> {
  const [rooms, workshops] = await Promise.all([
    prisma.roomTrainer.count({ where: { accountId, role: "trainer" } }),
    prisma.authoredWorkshop.count({ where: { ownerId: accountId } }),
  ]);
  return { rooms, workshops };
}

/** Does something to an account by which an owner may be lost. @param loses whether it would no longer be an owner's that can be signed in to */
async function change(
  accountId: string,
  by: string | null,
  action: AccountDeed,
  loses: boolean,
  act: (tx: Prisma.TransactionClient, account: Account) => Promise<unknown>,
): Promise<PeopleRefusal | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ownersLock}::bigint)`;
    const account = await tx.account.findUnique({ where: { id: accountId } });
    if (!account) return "gone";
    const others = await tx.account.count({
      where: { role: "owner", blockedAt: null, id: { not: accountId } },
    });
    if (loses && account.role === "owner" && others === 0) return "last-owner";
    await act(tx, account);
    await sayOfAccount(tx, { action, by, about: account });
    return null;
  });
}

/** @param by null: the directory of an organisation */
export const giveRole = (
  accountId: string,
  role: AccountRole,
  by: string | null,
): Promise<PeopleRefusal | null> =>
  change(accountId, by, `role-${role}`, role !== "owner", (tx) =>
    tx.account.update({ where: { id: accountId }, data: { role } }),
  );

/** Nobody signs in any more. Call through `server/accounts/people.ts`, which ends the sessions too. */
export const block = (accountId: string, by: string): Promise<PeopleRefusal | null> =>
  change(accountId, by, "blocked", true, (tx) =>
    tx.account.update({
      where: { id: accountId },
      data: { blockedAt: new Date(), oneTimes: { deleteMany: {} } },
    }),
  );

/** Lets an account be signed in to again. No session comes back. */
export const unblock = (accountId: string, by: string): Promise<PeopleRefusal | null> =>
  change(accountId, by, "unblocked", false, (tx) =>
    tx.account.update({ where: { id: accountId }, data: { blockedAt: null } }),
  );

/** Removes an account; what was its alone passes to `by`. */
export const remove = (accountId: string, by: string): Promise<PeopleRefusal | null> =>
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
    await tx.authoredMember.deleteMany({
      where: { OR: [{ accountId }, { accountId: by, workshopId: { in: workshops } }] },
    });
    await tx.authoredWorkshop.updateMany({ where: { id: { in: workshops } }, data: { ownerId: by } });
    await tx.examplesAway.deleteMany({ where: { accountId } });
    await tx.invitation.deleteMany({ where: { createdBy: accountId, usedAt: null } });
    await tx.account.delete({ where: { id: accountId } });
  });

/** The token of a link to set a new password, which makes older ones worthless; null where the account is gone or blocked. */
export async function makeResetLink(accountId: string, by: string): Promise<string | null> {
  const account = await prisma.account.findUnique({ where: { id: accountId } });
  if (!account || account.blockedAt) return null;
  await dropOneTimes("reset", accountId);
  await prisma.$transaction((tx) => sayOfAccount(tx, { action: "reset-link", by, about: account }));
  return makeOneTime("reset", { accountId });
}
