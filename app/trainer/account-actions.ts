"use server";
/** Creating an account by a link, signing in by mail, passkey or organisation, and signing out. */
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { signInTexts } from "@/app/page-language";
import { newPassword } from "@/app/trainer/new-password";
import { checkPassword, trustedDevice } from "@/server/accounts/check-password";
import { emailSchema } from "@/server/accounts/email";
import { askForLink } from "@/server/accounts/mail-links";
import { joinArrival } from "@/server/accounts/oidc-provider";
import { askForPasskey } from "@/server/accounts/passkeys";
import { hashPassword } from "@/server/accounts/passwords";
import { relyingParty } from "@/server/accounts/relying-party";
import { currentAccount } from "@/server/accounts/session";
import { ownCookie, sessionCookieNames } from "@/server/accounts/session-token";
import { givePassing, takePassing } from "@/server/accounts/sign-in-flow-cookie";
import { endAllSessions, sessionsEnded } from "@/server/accounts/signed-in";
import {
  actionsOf,
  reading,
  step,
  form,
  type Problem,
  problems,
  text,
  token,
} from "@/server/main/routes/action";
import {
  createFirstAccount,
  createInvitedAccount,
  findAccountById,
  isLinkUsable,
  storePassword,
} from "@/server/store/accounts/accounts";
import { consumeOneTimeToken, peekOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { ownName } from "@/workshop/content/own-name";

const action = actionsOf(problems({ name: "name", email: "email" }));
const linkKind = z.enum(["setup", "trainer"]);

export const isLinkGood = reading("isLinkGood", [linkKind, token], (_, kind, link) =>
  isLinkUsable(kind, link),
);

/** Makes an account with a link; null when it is made. A refusal tells nothing about other accounts. */
export const makeAccount = action(
  "makeAccount",
  [linkKind, token, form({ name: ownName(80), email: emailSchema, password: text.default("") })],
  async (_, kind, link, { name, email, password }) => {
    const problem = newPassword(password, email);
    if (problem) return problem;
    const refused = { problem: "account-refused" };
    // Before the hash, so that only holders of a link can keep the processor busy.
    if (!(await isLinkUsable(kind, link))) return refused;
    const create = kind === "setup" ? createFirstAccount : createInvitedAccount;
    const passwordHash = await hashPassword(password);
    return (await create(link, { email, name, passwordHash })).ok ? null : refused;
  },
);

async function forgetSession(): Promise<void> {
  const jar = await cookies();
  const { options } = ownCookie("session");
  for (const name of sessionCookieNames(jar.getAll().map((cookie) => cookie.name)))
    jar.set(name, "", { ...options, maxAge: 0 });
}

export const signOut = step("signOut", [], forgetSession);

/** Ends every session of the account, in all browsers. */
export const signOutEverywhere = step("signOutEverywhere", [], async () => {
  const account = await currentAccount();
  if (account) await endAllSessions(account.id);
  await forgetSession();
});

/** Asks for a link by mail; null also where there is no such account. */
export const mailLink = action("mailLink", [z.enum(["mail", "reset"]), text], async (_, kind, email) => {
  const t = await signInTexts();
  const asked = askForLink(kind, email, (link) => ({
    subject: t(`mails.${kind}Subject`),
    text: t(`mails.${kind}Text`, { link }),
  }));
  if (asked.ok) return null;
  if (asked.reason === "email") return { problem: "email", field: "email" };
  return asked.reason === "off"
    ? { problem: "mail-off" }
    : { problem: "wait", values: { count: asked.waitSeconds } };
});

/** The challenge for a passkey of this browser. */
export const passkeyChallenge = action(
  "passkeyChallenge",
  [],
  async (): Promise<Problem | { options: PublicKeyCredentialRequestOptionsJSON }> => {
    const party = relyingParty((await headers()).get("host") ?? "");
    return party ? { options: await askForPasskey(party) } : { problem: "passkey-failed" };
  },
);

/** Lets this browser carry an invitation to the organisation and back. */
export const carryInvitation = step("carryInvitation", [token], (_, invitation) =>
  givePassing("invited", invitation),
);

/** Joins the arrival from the organisation with the account that has this password; null when it is done. */
export const joinWithPassword = action(
  "joinWithPassword",
  [text],
  async (_, password): Promise<Problem | { email: string }> => {
    const arrival = await takePassing("arrival");
    const waiting = arrival && (await peekOneTimeToken("arrival", arrival));
    const email = waiting ? String((waiting.data as { email?: unknown }).email) : "";
    if (!arrival || !waiting) return { problem: "join-dead" };
    const device = await trustedDevice((await headers()).get("cookie") ?? undefined, email);
    const checked = await checkPassword({ email, password }, { device });
    if (checked.ok)
      return (await joinArrival(arrival, checked.account.id)) ? { email } : { problem: "join-dead" };
    await givePassing("arrival", arrival);
    if (checked.blocked) return { problem: "blocked" };
    return checked.waitSeconds > 0
      ? { problem: "wait", values: { count: checked.waitSeconds } }
      : { problem: "password-wrong", field: "password" };
  },
);

async function accountOf(link: string) {
  const found = await peekOneTimeToken("reset", link);
  const account = found?.accountId ? await findAccountById(found.accountId) : null;
  return account && !account.blockedAt ? account : null;
}

/** The account of a link to set a password; null for a dead link. Uses nothing up. */
export const readResetLink = reading("readResetLink", [token], async (_, link) => {
  const account = await accountOf(link);
  return account && { email: account.email };
});

/** Sets a password with a link and ends every session of the account; null when it is done. */
export const setPassword = action("setPassword", [token, text], async (_, link, typed) => {
  const account = await accountOf(link);
  if (!account) return { problem: "link-dead" };
  const problem = newPassword(typed, account.email);
  if (problem) return problem;
  const passwordHash = await hashPassword(typed);
  if (!(await consumeOneTimeToken("reset", link))) return { problem: "link-dead" };
  await storePassword(account.id, passwordHash);
  sessionsEnded(account.id);
  return null;
});
