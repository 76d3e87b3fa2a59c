/**
 * Tokens that work once: links that were handed over or mailed, challenges to passkeys. Only the SHA-256 of a
 * token is stored; consuming one deletes its row, so that of two uses at the same time only one succeeds.
 */
import { randomBytes } from "node:crypto";
import type { Prisma } from "@/server/store/generated/client";
import { sha256 } from "@/server/store/keys";
import { prisma } from "@/server/store/database/prisma";

const MINUTE = 60_000;

/** The kinds of tokens, and for how many milliseconds each can be used. */
export const tokenLifetime = {
  /** A link from an owner, or by mail, to set a new password. */
  reset: 24 * 60 * MINUTE,
  /** A link by mail to sign in. */
  mail: 15 * MINUTE,
  /** A signed-in account is at its OpenID provider, to be linked. */
  connect: 10 * MINUTE,
  /** A visitor from an OpenID provider has yet to prove the password of the account to be linked. */
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
 * Creates a token; it cannot be read again.
 * @param token one that was made elsewhere, such as a challenge; a new one unless given
 */
export async function createOneTimeToken(
  kind: TokenKind,
  options: { accountId?: string; data?: Prisma.InputJsonValue; token?: string } = {},
): Promise<string> {
  const token = options.token ?? randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + tokenLifetime[kind]);
  await prisma.oneTimeToken.create({
    data: { tokenHash: sha256(token), kind, accountId: options.accountId, data: options.data, expiresAt },
  });
  return token;
}

/**
 * Records that a token which was never stored (it is signed elsewhere) was used. @returns false where it was
 * used before
 */
export async function markAsUsed(kind: TokenKind, token: string): Promise<boolean> {
  const expiresAt = new Date(Date.now() + tokenLifetime[kind]);
  const { count } = await prisma.oneTimeToken.createMany({
    data: { tokenHash: sha256(token), kind, expiresAt },
    skipDuplicates: true,
  });
  return count === 1;
}

/** Reads a token without consuming it; null when it can no longer be used. */
export const peekOneTimeToken = (kind: TokenKind, token: string): Promise<OneTime | null> =>
  prisma.oneTimeToken.findFirst({ where: usable(kind, token) });

/** Consumes a token; null when it was consumed before, has expired, or never was. */
export async function consumeOneTimeToken(kind: TokenKind, token: string): Promise<OneTime | null> {
  const where = usable(kind, token);
  const row = await prisma.oneTimeToken.findFirst({ where });
  if (!row) return null;
  return (await prisma.oneTimeToken.deleteMany({ where })).count === 1 ? row : null;
}

export const countOneTimeTokens = (kind: TokenKind, accountId: string): Promise<number> =>
  prisma.oneTimeToken.count({ where: { kind, accountId, expiresAt: { gt: new Date() } } });

export async function deleteOneTimeTokens(kind: TokenKind, accountId: string): Promise<void> {
  await prisma.oneTimeToken.deleteMany({ where: { kind, accountId } });
}

/** Deletes tokens that have expired, and account invitations that expired thirty days ago. */
export async function deleteExpiredTokens(): Promise<void> {
  await prisma.oneTimeToken.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  await prisma.invitation.deleteMany({
    where: { expiresAt: { lte: new Date(Date.now() - 30 * 24 * 60 * MINUTE) } },
  });
}
