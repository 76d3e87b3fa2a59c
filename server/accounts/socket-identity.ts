/** The account of a connection, from the cookie of its handshake. Identity never comes from a message. */
import { readSession, sessionTokenOf } from "@/server/accounts/session-token";
import { cachedAccount, accountNow } from "@/server/accounts/signed-in";

/**
 * Privileged messages of long connections ask again: a session may end while they are open (`onSessionsEnded`
 * tells at once in this process).
 */
export async function accountFromCookieHeader(
  cookieHeader: string | undefined,
): Promise<{ id: string; name: string } | null> {
  const token = sessionTokenOf(cookieHeader);
  const claims = token && (await readSession(token));
  const account = claims && (await cachedAccount(claims));
  return account ? { id: account.id, name: account.name } : null;
}

/** Straight from the database. */
export async function sessionStands(cookieHeader: string | undefined): Promise<boolean> {
  const token = sessionTokenOf(cookieHeader);
  const claims = token && (await readSession(token));
  return Boolean(claims && (await accountNow(claims)));
}
