/** Signing in with a link that came by mail; the link is used up by it. */
import { z } from "zod";
import { signInRefused, type SignInResult, signInResult } from "@/server/accounts/sign-in-result";
import { findAccountById } from "@/server/store/accounts/accounts";
import { consumeOneTimeToken } from "@/server/store/accounts/one-time-tokens";

const typedSchema = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** @param typed the token as it came, of any shape */
export async function checkMailLink(typed: unknown): Promise<SignInResult> {
  const parsed = typedSchema.safeParse(typed);
  const taken = parsed.success ? await consumeOneTimeToken("mail", parsed.data.token) : null;
  const account = taken?.accountId ? await findAccountById(taken.accountId) : null;
  return account ? signInResult(account) : signInRefused;
}
