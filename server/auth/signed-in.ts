/**
 * Whether a session still stands: its account exists and has not ended its sessions since. Looked up in the
 * database and kept for half a minute; ending sessions in this process forgets the kept answer at once.
 */
import { processWide } from "@/server/auth/process-wide";
import type { Claims } from "@/server/auth/session-token";
import { endSessions, findById } from "@/server/store/accounts";

/** The longest time, in milliseconds, for which another process may still accept an ended session. */
export const BELIEVED_FOR = 30_000;

type Found = Awaited<ReturnType<typeof findById>>;
const kept = processWide(
  "accounts-believed",
  () => new Map<string, { found: Promise<Found>; until: number }>(),
);
const listeners = processWide("sessions-ended", () => new Set<(accountId: string) => void>());

/** The account of the claims, straight from the database; null when the session no longer stands. */
export async function accountNow(claims: Claims): Promise<NonNullable<Found> | null> {
  const account = await findById(claims.sub);
  return account?.sessionVersion === claims.sv ? account : null;
}

/** The same, believed for up to `BELIEVED_FOR`. */
export async function accountLately(claims: Claims): Promise<NonNullable<Found> | null> {
  const now = Date.now();
  let entry = kept.get(claims.sub);
  if (!entry || entry.until <= now) {
    const found = findById(claims.sub);
    entry = { found, until: now + BELIEVED_FOR };
    kept.set(claims.sub, entry);
    found.catch(() => kept.delete(claims.sub));
  }
  const account = await entry.found;
  return account?.sessionVersion === claims.sv ? account : null;
}

/** Ends every session of an account, and tells those who hold its connections. */
export async function endAllSessions(accountId: string): Promise<void> {
  await endSessions(accountId);
  kept.delete(accountId);
  for (const listener of listeners) listener(accountId);
}

/**
 * Hears of accounts whose sessions were ended in this process, from whichever bundle. The room server closes
 * their sockets. @returns a function that stops listening.
 */
export function onSessionsEnded(listener: (accountId: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
