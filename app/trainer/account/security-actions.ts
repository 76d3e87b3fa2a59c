"use server";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import type { Problem } from "@/app/trainer/form-result";
import { newPassword } from "@/app/trainer/new-password";
import { checkPassword } from "@/server/accounts/check-password";
import { givePassing } from "@/server/accounts/sign-in-flow-cookie";
import { addPasskey, askForNewPasskey } from "@/server/accounts/passkeys";
import { hashPassword } from "@/server/accounts/passwords";
import { mayWithPeople, type PeopleAction } from "@/server/accounts/people-permissions";
import { relyingParty } from "@/server/accounts/relying-party";
import { currentAccount, type SignedIn } from "@/server/accounts/session";
import { sessionsEnded } from "@/server/accounts/signed-in";
import { oidcSettings } from "@/server/accounts/sign-in-methods";
import * as store from "@/server/store/accounts/passkeys";
import { findAccountById, storePassword } from "@/server/store/accounts/accounts";
import { unlinkIdentity } from "@/server/store/accounts/identities";
import { createOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { isWritable } from "@/workshop/editor/storable-text";
import { ownName } from "@/workshop/content/own-name";

const PAGE = "/trainer/account";

/** The signed-in account that may do this, or why there is none. */
async function signedInFor(action: PeopleAction): Promise<SignedIn | Problem> {
  const account = await currentAccount();
  if (!account) return { problem: "signed-out" };
  return mayWithPeople(account.role, action) ? account : { problem: "not-owner" };
}

/** Whether whoever sits here knows the account's password. An account without one needs none. */
async function knowsPassword(account: SignedIn, password: unknown): Promise<Problem | null> {
  const whole = await findAccountById(account.id);
  if (whole && whole.passwordHash === null) return null;
  if (!password) return { problem: "password-missing", field: "password" };
  const checked = await checkPassword({ email: account.email, password }, { account: account.id });
  if (checked.ok) return null;
  return checked.waitSeconds > 0
    ? { problem: "wait", values: { count: checked.waitSeconds } }
    : { problem: "password-wrong", field: "password" };
}

/** Changes the password; null when it is done. Every session of the account has ended then. */
export async function changePassword(old: string, typed: string): Promise<Problem | null> {
  const account = await signedInFor("own-password");
  if ("problem" in account) return account;
  if (!old) return { problem: "password-missing", field: "old" };
  const refused = await knowsPassword(account, old);
  if (refused) return { ...refused, ...(refused.field ? { field: "old" } : {}) };
  const problem = newPassword(typed, account.email);
  if (problem) return problem;
  if ((await findAccountById(account.id))?.passwordHash === null) return { problem: "failed" };
  await storePassword(account.id, await hashPassword(typed));
  sessionsEnded(account.id);
  return null;
}

const party = async () => relyingParty((await headers()).get("host") ?? "");

/** What the browser is asked to make, once the password was proved. */
export async function newPasskey(
  password: string,
): Promise<Problem | { options: PublicKeyCredentialCreationOptionsJSON }> {
  const account = await signedInFor("own-passkeys");
  if ("problem" in account) return account;
  const here = await party();
  if (!here) return { problem: "passkey-failed" };
  return (await knowsPassword(account, password)) ?? { options: await askForNewPasskey(account, here) };
}

const nameSchema = ownName(60);

/** Keeps what the browser made; null when it is kept. */
export async function keepPasskey(name: string, response: RegistrationResponseJSON): Promise<Problem | null> {
  const account = await signedInFor("own-passkeys");
  if ("problem" in account) return account;
  const here = await party();
  const called = nameSchema.safeParse(name);
  if (!called.success) return { problem: "passkey-name", field: "name" };
  if (!here || !(await addPasskey(account.id, called.data, response, here)))
    return { problem: "passkey-not-kept" };
  revalidatePath(PAGE);
  return null;
}

const passkeyId = z.string().max(1_400).refine(isWritable);

/** Forgets one of one's own passkeys; null when it is gone. */
export async function dropPasskey(id: string): Promise<Problem | null> {
  const account = await signedInFor("own-passkeys");
  if ("problem" in account) return account;
  if (!passkeyId.safeParse(id).success) return { problem: "failed" };
  await store.removePasskey(id, account.id);
  revalidatePath(PAGE);
  return null;
}

/** Lets this browser join the account with the organisation on its way there, once the password was proved. */
export async function allowConnecting(password: string): Promise<Problem | null> {
  const account = await signedInFor("own-organisation");
  if ("problem" in account) return account;
  if (!oidcSettings()) return { problem: "failed" };
  const refused = await knowsPassword(account, password);
  if (refused) return refused;
  await givePassing("connect", await createOneTimeToken("connect", { accountId: account.id }));
  return null;
}

/** Parts the account from the organisation; null when it is done. It stays where there is no other way to sign in. */
export async function disconnectOrganisation(): Promise<Problem | null> {
  const account = await signedInFor("own-organisation");
  if ("problem" in account) return account;
  if (!(await unlinkIdentity(account.id))) return { problem: "only-way" };
  revalidatePath(PAGE);
  return null;
}
