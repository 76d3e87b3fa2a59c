/** Signing in with a password: one answer, in the same time, whether the account is unknown or the password wrong. */
import { z } from "zod";
import { emailSchema } from "@/server/auth/email";
import { LONGEST_PASSWORD } from "@/server/auth/password-length";
import { verifyPassword } from "@/server/auth/passwords";
import { processWide } from "@/server/auth/process-wide";
import { limitKey, SignInLimit } from "@/server/auth/sign-in-limit";
import { findByEmail } from "@/server/store/accounts";

const limit = processWide("sign-in-limit", () => new SignInLimit());

const typedSchema = z.object({
  email: emailSchema,
  password: z
    .string()
    .min(1)
    .max(LONGEST_PASSWORD * 4),
});

type Checked =
  | { ok: true; account: { id: string; name: string; email: string; sessionVersion: number } }
  /** `waitSeconds` above 0: nothing was tried; come back then. */
  | { ok: false; waitSeconds: number };

/** @param typed e-mail and password as they came, of any shape. */
export async function checkPassword(typed: unknown): Promise<Checked> {
  const parsed = typedSchema.safeParse(typed);
  if (!parsed.success) return { ok: false, waitSeconds: 0 };
  const { email, password } = parsed.data;
  const attempt = limit.begin(limitKey(email));
  if (!attempt.ok) return { ok: false, waitSeconds: attempt.waitSeconds };
  const account = await findByEmail(email);
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!account || !right) return { ok: false, waitSeconds: 0 };
  attempt.succeeded();
  const { id, name, sessionVersion } = account;
  return { ok: true, account: { id, name, email, sessionVersion } };
}
