/**
 * Links by mail to sign in or to set a new password. The answer does not reveal whether there is such an
 * account: it is sent before the account is looked up.
 */
import { emailSchema } from "@/server/accounts/email";
import { limitKey, signInLimits } from "@/server/accounts/sign-in-limit";
import { mailSettings } from "@/server/accounts/sign-in-methods";
import { log } from "@/server/platform/log";
import { type Letter, sendLetter } from "@/server/accounts/mailer";
import type { MailSettings } from "@/server/platform/settings/sign-in";
import { findAccountByEmail } from "@/server/store/accounts/accounts";
import { countOneTimeTokens, createOneTimeToken } from "@/server/store/accounts/one-time-tokens";

/** Links of a kind that wait for one account at most. */
const MAX_UNUSED_LINKS = 3;

export type MailedLink = "mail" | "reset";

const pages: Record<MailedLink, string> = { mail: "/trainer/sign-in/link", reset: "/trainer/reset" };

const limit = signInLimits.mail;

type LinkOutcome = { ok: true } | { ok: false; reason: "off" | "email" | "wait"; waitSeconds: number };

/** @param write the letter in the reader's language, with the link in it */
export function askForLink(
  kind: MailedLink,
  typed: unknown,
  write: (link: string) => Omit<Letter, "to">,
): LinkOutcome {
  const settings = mailSettings();
  if (!settings) return { ok: false, reason: "off", waitSeconds: 0 };
  const email = emailSchema.safeParse(typed);
  if (!email.success) return { ok: false, reason: "email", waitSeconds: 0 };
  const attempt = limit.begin(limitKey(`${kind} ${email.data}`));
  if (!attempt.ok) return { ok: false, reason: "wait", waitSeconds: attempt.waitSeconds };
  void mailLink(settings, kind, email.data, write).catch((error: unknown) =>
    log.error("mail", "A link could not be made.", error),
  );
  return { ok: true };
}

async function mailLink(
  settings: MailSettings,
  kind: MailedLink,
  email: string,
  write: (link: string) => Omit<Letter, "to">,
): Promise<void> {
  const account = await findAccountByEmail(email);
  if (!account || account.blockedAt || (await countOneTimeTokens(kind, account.id)) >= MAX_UNUSED_LINKS)
    return;
  const token = await createOneTimeToken(kind, { accountId: account.id });
  await sendLetter(settings, {
    to: account.email,
    ...write(`${process.env.PLENARY_PUBLIC_URL}${pages[kind]}#${token}`),
  });
}
