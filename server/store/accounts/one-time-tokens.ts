/**
 * Secrets that work once: links that were handed over or mailed, challenges to passkeys. Only the SHA-256 of a token
 * is kept; taking one deletes it, so that of two uses at once only one succeeds.
 */
import { randomBytes } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

const MINUTE = 60_000;

/** Each kind, and for how many milliseconds it can be used. */
export const tokenLifetime = {
  /** A link from an owner, or by mail, to set a new password. */
  reset: 24 * 60 * MINUTE,
  /** A link by mail to sign in. */
  mail: 15 * MINUTE,
  /** Somebody signed in is on the way to their organisation, to be joined with it. */
  connect: 10 * MINUTE,
  /** Somebody came from their organisation, and has yet to prove the password of an account. */
  arrival: 10 * MINUTE,
  "passkey-add": 5 * MINUTE,
  "passkey-enter": 5 * MINUTE,
} as const;
type TokenKind = keyof typeof tokenLifetime;

interface OneTime {
  accountId: string | null;
  data: unknown;
}

const usable = (kind: TokenKind, token: string) => ({
  tokenHash: sha256(token),
  kind,
  expiresAt: { gt: new Date() },
});

/**
 * Keeps a secret and returns it; nobody can read it again.
 * @param token one that was made elsewhere, such as a challenge; a new one unless given
 */
export async function createOneTimeToken(
  kind: TokenKind,
  given: { accountId?: string; data?: Prisma.InputJsonValue; token?: string } = {},
): Promise<string> {
  const token = given.token ?? randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + tokenLifetime[kind]);
  await prisma.oneTimeToken.create({
    data: { tokenHash: sha256(token), kind, accountId: given.accountId, data: given.data, expiresAt },
  });
  return token;
}

/**
 * Notes that a secret which nobody kept was used. @returns false where it was used before, or by somebody else at the same
 * time
 */
export async function markAsUsed(kind: TokenKind, token: string): Promise<boolean> {
  const expiresAt = new Date(Date.now() + tokenLifetime[kind]);
  const { count } = await prisma.oneTimeToken.createMany({
    data: { tokenHash: sha256(token), kind, expiresAt },
    skipDuplicates: true,
  });
  return count === 1;
}

/** What a secret is for, without using it up; null when it can no longer be used. */
export const peekOneTimeToken = (kind: TokenKind, token: string): Promise<OneTime | null> =>
  prisma.oneTimeToken.findFirst({ where: usable(kind, token) });

/** Uses a secret up; null when somebody else did, or it is over. */
export async function consumeOneTimeToken(kind: TokenKind, token: string): Promise<OneTime | null> {
  const where = usable(kind, token);
  const found = await prisma.oneTimeToken.findFirst({ where });
  if (!found) return null;
  return (await prisma.oneTimeToken.deleteMany({ where })).count === 1 ? found : null;
}

/** How many of a kind wait for an account. */
export const countOneTimeTokens = (kind: TokenKind, accountId: string): Promise<number> =>
  prisma.oneTimeToken.count({ where: { kind, accountId, expiresAt: { gt: new Date() } } });

/** Makes those of a kind worthless that wait for an account. */
export async function deleteOneTimeTokens(kind: TokenKind, accountId: string): Promise<void> {
  await prisma.oneTimeToken.deleteMany({ where: { kind, accountId } });
}

/** Deletes what can no longer be used. */
export async function deleteExpiredTokens(): Promise<void> {
  await prisma.oneTimeToken.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  await prisma.invitation.deleteMany({
    where: { expiresAt: { lte: new Date(Date.now() - 30 * 24 * 60 * MINUTE) } },
  });
}
