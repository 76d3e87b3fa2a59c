/**
 * Validity of sessions: the account exists and has not ended its sessions since. Read from the database and
 * cached for half a minute; ending sessions drops the cached entry at once, in joined processes too.
 */
import { Cache } from "@/server/platform/cache";
import { processWide } from "@/server/platform/process-wide";
import type { Claims } from "@/server/accounts/session-token";
import { endSessions, findAccountById } from "@/server/store/accounts/accounts";
import { type AccountRefusal, block, remove } from "@/server/store/accounts/people";

/** The longest time, in milliseconds, for which another process may still accept an ended session. */
const ACCOUNT_TTL_MS = 30_000;

type FoundAccount = Awaited<ReturnType<typeof findAccountById>>;
const MAX_CACHED_ACCOUNTS = 1_000;
const accountCache = processWide(
  "accounts-believed",
  () => new Cache<FoundAccount>(MAX_CACHED_ACCOUNTS, ACCOUNT_TTL_MS),
);
const listeners = processWide("sessions-ended", () => new Set<(accountId: string) => void>());

const ifSessionStands = (account: FoundAccount, claims: Claims): FoundAccount =>
  account?.sessionVersion === claims.sv && account.blockedAt === null ? account : null;

/** Straight from the database; null when the session no longer stands. */
export async function accountNow(claims: Claims): Promise<NonNullable<FoundAccount> | null> {
  return ifSessionStands(await findAccountById(claims.sub), claims);
}

/** The same, believed for up to `ACCOUNT_TTL_MS`. */
export async function cachedAccount(claims: Claims): Promise<NonNullable<FoundAccount> | null> {
  // The promise of a Prisma query holds on to far more than the account.
  const account = await accountCache.get(
    claims.sub,
    async () => await findAccountById(claims.sub),
    () => 1,
  );
  return ifSessionStands(account, claims);
}

/** Also tells the holders of its connections. */
export async function endAllSessions(accountId: string): Promise<void> {
  await endSessions(accountId);
  sessionsEnded(accountId);
}

/** Ends every session of the account at once. */
const endingSessions =
  (act: typeof block) =>
  async (accountId: string, by: string): Promise<AccountRefusal | null> => {
    const refused = await act(accountId, by);
    if (!refused) await endAllSessions(accountId);
    return refused;
  };

export const blockAccount = endingSessions(block);
export const removeAccount = endingSessions(remove);

/** Forgets an account that changed (sessions ended, other rights), and tells its connections' holders. */
export function sessionsEnded(accountId: string): void {
  accountCache.drop(accountId);
  for (const listener of listeners) listener(accountId);
}

/**
 * Tells of accounts that changed (`sessionsEnded`), from whichever bundle.
 * @returns a function that stops listening
 */
export function onSessionsEnded(listener: (accountId: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
