"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import type { Problem } from "@/app/trainer/form-result";
import { newPassword } from "@/app/trainer/new-password";
import { emailSchema } from "@/server/accounts/email";
import { hashPassword } from "@/server/accounts/passwords";
import { mayWithPeople } from "@/server/accounts/people-permissions";
import { currentAccount } from "@/server/accounts/session";
import { ownCookie, sessionCookieNames } from "@/server/accounts/session-token";
import { endAllSessions } from "@/server/accounts/signed-in";
import {
  createFirstAccount,
  createInvitedAccount,
  isLinkUsable,
  type LinkKind,
  createInvitation,
} from "@/server/store/accounts/accounts";
import { ownName } from "@/workshop/content/own-name";

const linkSchema = z.strictObject({
  kind: z.enum(["setup", "trainer"]),
  token: z.string().regex(/^[\w-]{20,100}$/),
});

/** Whether a link to make an account can be used just now. */
export async function isLinkGood(kind: LinkKind, token: string): Promise<boolean> {
  const link = linkSchema.safeParse({ kind, token });
  return link.success && isLinkUsable(link.data.kind, link.data.token);
}

const nameSchema = ownName(80);

/** Makes an account with a link; null when it is made. The sentence of a refusal tells nothing about other accounts. */
export async function makeAccount(kind: LinkKind, token: string, form: FormData): Promise<Problem | null> {
  if (!(form instanceof FormData)) return { problem: "name", field: "name" };
  const name = nameSchema.safeParse(form.get("name"));
  if (!name.success) return { problem: "name", field: "name" };
  const email = emailSchema.safeParse(form.get("email"));
  if (!email.success) return { problem: "email", field: "email" };
  const password = z.string().safeParse(form.get("password")).data ?? "";
  const problem = newPassword(password, email.data);
  if (problem) return problem;

  const refused = { problem: "account-refused" };
  // Before the hash, so that nobody without a link can keep the processor busy.
  if (!(await isLinkGood(kind, token))) return refused;
  const create = kind === "setup" ? createFirstAccount : createInvitedAccount;
  const passwordHash = await hashPassword(password);
  const made = await create(token, { email: email.data, name: name.data, passwordHash });
  return made.ok ? null : refused;
}

/** The token of a new invitation, or why there is none. */
export async function inviteTrainer(): Promise<Problem | { token: string }> {
  const account = await currentAccount();
  if (!account) return { problem: "signed-out" };
  return mayWithPeople(account.role, "invite")
    ? { token: await createInvitation(account.id) }
    : { problem: "not-owner" };
}

async function forgetSession(): Promise<void> {
  const jar = await cookies();
  const { options } = ownCookie("session");
  for (const name of sessionCookieNames(jar.getAll().map((cookie) => cookie.name)))
    jar.set(name, "", { ...options, maxAge: 0 });
}

/** Signs out in this browser. */
export async function signOut(): Promise<void> {
  await forgetSession();
}

/** Ends every session of the account, wherever it is signed in. */
export async function signOutEverywhere(): Promise<void> {
  const account = await currentAccount();
  if (account) await endAllSessions(account.id);
  await forgetSession();
}
