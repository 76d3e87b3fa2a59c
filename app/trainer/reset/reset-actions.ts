"use server";
import { z } from "zod";
import { newPassword } from "@/app/trainer/new-password";
import type { Problem } from "@/app/trainer/form-result";
import { hashPassword } from "@/server/accounts/passwords";
import { sessionsEnded } from "@/server/accounts/signed-in";
import { findAccountById, storePassword } from "@/server/store/accounts/accounts";
import { consumeOneTimeToken, peekOneTimeToken } from "@/server/store/accounts/one-time-tokens";

const tokenSchema = z.string().regex(/^[\w-]{43}$/);

async function accountOf(token: string) {
  const link = tokenSchema.safeParse(token).success ? await peekOneTimeToken("reset", token) : null;
  const account = link?.accountId ? await findAccountById(link.accountId) : null;
  return account && !account.blockedAt ? account : null;
}

/** Whose password a link can set just now; null for nobody's. Uses nothing up. */
export async function readResetLink(token: string): Promise<{ email: string } | null> {
  const account = await accountOf(token);
  return account && { email: account.email };
}

/** Sets a new password with a link, and ends every session of the account; null when it is done. */
export async function setPassword(token: string, typed: string): Promise<Problem | null> {
  const account = await accountOf(token);
  if (!account) return { problem: "link-dead" };
  const problem = newPassword(typed, account.email);
  if (problem) return problem;
  const passwordHash = await hashPassword(typed);
  if (!(await consumeOneTimeToken("reset", token))) return { problem: "link-dead" };
  await storePassword(account.id, passwordHash);
  sessionsEnded(account.id);
  return null;
}
