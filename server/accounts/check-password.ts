/**
 * Signing in with a password: the same answer in the same time, whether the account is unknown or the
 * password wrong.
 */
import { z } from "zod";
import { signInRefused, type SignInResult, signInResult } from "@/server/accounts/sign-in-result";
import { emailSchema } from "@/server/accounts/email";
import { MAX_PASSWORD_LENGTH } from "@/server/accounts/password-length";
import { verifyPassword } from "@/server/accounts/passwords";
import { type Device, deviceOf } from "@/server/accounts/known-device";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { processWide } from "@/server/platform/process-wide";
import { type Attempt, limitKey, signInLimits } from "@/server/accounts/sign-in-limit";
import { findAccountByEmail } from "@/server/store/accounts/accounts";

const typedSchema = z.object({
  email: emailSchema,
  password: z
    .string()
    .min(1)
    .max(MAX_PASSWORD_LENGTH * 4),
});

/** The browser or the signed-in account from which a password is tried. */
type Requester = { device: Device | null } | { account: string };

/** Tries of passwords, ten a second: strangers and each known account in turns. */
const tries = processWide(
  "password-tries",
  () => new FairQueue({ places: 1, each: 50, rest: (took) => 100 - took }),
);
/** Seconds after which to come back where too many wait. */
const FULL_SECONDS = 5;

/** The browser, where this account signed in with it before; that of a blocked account is a stranger's. */
export async function trustedDevice(
  cookie: string | undefined,
  typed: string | undefined,
): Promise<Device | null> {
  const { data: email } = emailSchema.safeParse(typed);
  const device = email === undefined ? null : deviceOf(cookie, email);
  const account = device && (await findAccountByEmail(email!));
  return account && !account.blockedAt ? device : null;
}

/** Tries of a known account are counted apart from those of strangers. */
function begin(email: string, from: Requester): Attempt {
  const limitedBy = "account" in from ? `account ${from.account}` : from.device?.id;
  return limitedBy ? signInLimits.known.begin(limitedBy) : signInLimits.passwords.begin(limitKey(email));
}

export async function checkPassword(typed: unknown, from: Requester): Promise<SignInResult> {
  const parsed = typedSchema.safeParse(typed);
  if (!parsed.success) return signInRefused;
  const { email, password } = parsed.data;
  const key = "account" in from ? from.account : (from.device?.account ?? "strangers");
  const checked = await tries.run(key, async () => {
    const attempt = begin(email, from);
    if (!attempt.ok) return { ok: false, waitSeconds: attempt.waitSeconds } as const;
    const account = await findAccountByEmail(email);
    const right = await verifyPassword(account?.passwordHash ?? null, password);
    if (!account || !right) return signInRefused;
    attempt.succeeded();
    return signInResult(account);
  });
  return checked ?? { ok: false, waitSeconds: FULL_SECONDS };
}
