/** Signing in with a link that came by mail; the link is used up by it. */
import { z } from "zod";
import { type SignInResult, signInRefused, signInResult } from "@/server/accounts/sign-in-result";
import { findById } from "@/server/store/accounts";
import { takeOneTime } from "@/server/store/one-time";

const typedSchema = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** @param typed the token as it came, of any shape */
export async function checkMailLink(typed: unknown): Promise<SignInResult> {
  const parsed = typedSchema.safeParse(typed);
  const taken = parsed.success ? await takeOneTime("mail", parsed.data.token) : null;
  const account = taken?.accountId ? await findById(taken.accountId) : null;
  return account ? signInResult(account) : signInRefused;
}
