"use server";
import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { headers } from "next/headers";
import { signInTexts } from "@/app/page-language";
import type { Problem } from "@/app/trainer/form-result";
import { checkPassword, trustedDevice } from "@/server/accounts/check-password";
import { askForLink, type MailedLink } from "@/server/accounts/mail-links";
import { joinArrival } from "@/server/accounts/oidc-provider";
import { givePassing, takePassing } from "@/server/accounts/sign-in-flow-cookie";
import { askForPasskey } from "@/server/accounts/passkeys";
import { relyingParty } from "@/server/accounts/relying-party";
import { peekOneTimeToken } from "@/server/store/accounts/one-time-tokens";

/** Asks for a link by mail; null whether or not there is such an account. */
export async function mailLink(kind: MailedLink, email: string): Promise<Problem | null> {
  const t = await signInTexts();
  const which: MailedLink = kind === "reset" ? "reset" : "mail";
  const asked = askForLink(which, email, (link) => ({
    subject: t(`mails.${which}Subject`),
    text: t(`mails.${which}Text`, { link }),
  }));
  if (asked.ok) return null;
  if (asked.reason === "email") return { problem: "email", field: "email" };
  return asked.reason === "off"
    ? { problem: "mail-off" }
    : { problem: "wait", values: { count: asked.waitSeconds } };
}

/** What the browser is asked for a passkey, or why it is not. */
export async function passkeyChallenge(): Promise<
  Problem | { options: PublicKeyCredentialRequestOptionsJSON }
> {
  const party = relyingParty((await headers()).get("host") ?? "");
  if (!party) return { problem: "passkey-failed" };
  return { options: await askForPasskey(party) };
}

/** Lets this browser carry an invitation to the organisation and back. */
export async function carryInvitation(token: string): Promise<void> {
  if (typeof token === "string" && /^[\w-]{20,100}$/.test(token)) await givePassing("invited", token);
}

/** Joins whoever came from the organisation with the account whose password this is; null when it is done. */
export async function joinWithPassword(password: string): Promise<Problem | { email: string }> {
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
}
