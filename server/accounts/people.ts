/** What owners do with accounts; sessions end with it. */
import { sessionsEnded } from "@/server/accounts/signed-in";
import { endSessions } from "@/server/store/accounts/accounts";
import * as store from "@/server/store/accounts/people";

async function thenEndSessions(
  accountId: string,
  act: () => Promise<store.AccountRefusal | null>,
): Promise<store.AccountRefusal | null> {
  const refused = await act();
  if (refused) return refused;
  await endSessions(accountId);
  sessionsEnded(accountId);
  return null;
}

/** Blocks an account; every session of it ends at once. */
export const blockAccount = (accountId: string, by: string) =>
  thenEndSessions(accountId, () => store.block(accountId, by));

/** Removes an account with its ways of signing in; every session of it ends at once. */
export const removeAccount = (accountId: string, by: string) =>
  thenEndSessions(accountId, () => store.remove(accountId, by));
