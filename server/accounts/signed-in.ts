/**
 * Whether a session is still valid: its account exists and has not ended its sessions since. Read from the
 * database and cached for half a minute; ending sessions drops the cached entry at once, in joined processes
 * too.
 */
import { Cache } from "@/server/platform/cache";
import { processWide } from "@/server/platform/process-wide";
import type { Claims } from "@/server/accounts/session-token";
import { endSessions, findAccountById } from "@/server/store/accounts/accounts";
import { type AccountRefusal, block, remove } from "@/server/store/accounts/people";

/** The longest time, in milliseconds, for which another process may still accept an ended session. */
const ACCOUNT_TTL_MS = 30_000;

type FoundAccount = Awaited<ReturnType<typeof findAccountById>>;
/** Accounts that are kept at most; the rest are looked up again. */
const MAX_CACHED_ACCOUNTS = 1_000;
const accountCache = processWide(
  "accounts-believed",
  () => new Cache<FoundAccount>(MAX_CACHED_ACCOUNTS, ACCOUNT_TTL_MS),
);
const listeners = processWide("sessions-ended", () => new Set<(accountId: string) => void>());

const ifSessionStands = (account: FoundAccount, claims: Claims): FoundAccount =>
  account?.sessionVersion === claims.sv && account.blockedAt === null ? account : null;

/** The account of the claims, straight from the database; null when the session no longer stands. */
export async function accountNow(claims: Claims): Promise<NonNullable<FoundAccount> | null> {
  return ifSessionStands(await findAccountById(claims.sub), claims);
}

/** The same, believed for up to `ACCOUNT_TTL_MS`. */
export async function cachedAccount(claims: Claims): Promise<NonNullable<FoundAccount> | null> {
  // What Prisma promises holds on to far more than the account: only what came of it is kept.
  const account = await accountCache.get(
    claims.sub,
    async () => await findAccountById(claims.sub),
    () => 1,
  );
  return ifSessionStands(account, claims);
}

/** Ends every session of an account, and tells those who hold its connections. */
export async function endAllSessions(accountId: string): Promise<void> {
  await endSessions(accountId);
  sessionsEnded(accountId);
}

const endedUnless = async (
  refused: AccountRefusal | null,
  accountId: string,
): Promise<AccountRefusal | null> => {
  if (!refused) await endAllSessions(accountId);
  return refused;
};

/** Blocks an account; every session of it ends at once. */
export const blockAccount = async (accountId: string, by: string) =>
  endedUnless(await block(accountId, by), accountId);

/** Removes an account with its ways of signing in; every session of it ends at once. */
export const removeAccount = async (accountId: string, by: string) =>
  endedUnless(await remove(accountId, by), accountId);

/**
 * Forgets what was believed of an account whose sessions were ended by a change of it, or that may do other
 * things than before, and tells the same.
 */
export function sessionsEnded(accountId: string): void {
  accountCache.drop(accountId);
  for (const listener of listeners) listener(accountId);
}

/**
 * Hears of accounts whose sessions were ended, or that may do other things than before, from whichever
 * bundle. The room server closes their sockets.
 * @returns a function that stops listening.
 */
export function onSessionsEnded(listener: (accountId: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
