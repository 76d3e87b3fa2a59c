"use server";
/** Password, passkeys and organisation of the signed-in account. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { newPassword } from "@/app/trainer/new-password";
import { checkPassword } from "@/server/accounts/check-password";
import { oidcSettings } from "@/server/accounts/sign-in-methods";
import { addPasskey, askForNewPasskey } from "@/server/accounts/passkeys";
import { hashPassword } from "@/server/accounts/passwords";
import { relyingParty } from "@/server/accounts/relying-party";
import type { SignedIn } from "@/server/accounts/session";
import { givePassing } from "@/server/accounts/sign-in-flow-cookie";
import { sessionsEnded } from "@/server/accounts/signed-in";
import { actionsOf, type Problem, problems, text } from "@/server/main/routes/action";
import { findAccountById, storePassword } from "@/server/store/accounts/accounts";
import { unlinkIdentity } from "@/server/store/accounts/identities";
import { createOneTimeToken } from "@/server/store/accounts/one-time-tokens";
import { removePasskey } from "@/server/store/accounts/passkeys";
import { isWritable } from "@/workshop/editor/storable-text";
import { ownName } from "@/workshop/content/own-name";

const PAGE = "/trainer/account";
const action = actionsOf(problems());

/** Null for the account's password; an account without one needs none. */
async function knowsPassword(account: SignedIn, password: string): Promise<Problem | null> {
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
export const changePassword = action("changePassword", [text, text], async ({ account }, old, typed) => {
  if (!old) return { problem: "password-missing", field: "old" };
  const refused = await knowsPassword(account, old);
  if (refused) return { ...refused, ...(refused.field ? { field: "old" } : {}) };
  const problem = newPassword(typed, account.email);
  if (problem) return problem;
  if ((await findAccountById(account.id))?.passwordHash === null) return { problem: "failed" };
  await storePassword(account.id, await hashPassword(typed));
  sessionsEnded(account.id);
  return null;
});

const party = async () => relyingParty((await headers()).get("host") ?? "");

/** The options of a new passkey, once the password was proved. */
export const newPasskey = action(
  "newPasskey",
  [text],
  async ({ account }, password): Promise<Problem | { options: PublicKeyCredentialCreationOptionsJSON }> => {
    const here = await party();
    if (!here) return { problem: "passkey-failed" };
    return (await knowsPassword(account, password)) ?? { options: await askForNewPasskey(account, here) };
  },
);

const nameSchema = ownName(60);
const registration = z.custom<RegistrationResponseJSON>((sent) => typeof sent === "object" && sent !== null);

/** Keeps the browser's passkey; null when it is done. */
export const keepPasskey = action(
  "keepPasskey",
  [text, registration],
  async ({ account }, typed, response) => {
    const here = await party();
    const name = nameSchema.safeParse(typed);
    if (!name.success) return { problem: "passkey-name", field: "name" };
    if (!here || !(await addPasskey(account.id, name.data, response, here)))
      return { problem: "passkey-not-kept" };
    revalidatePath(PAGE);
    return null;
  },
);

const passkeyId = z.string().max(1_400).refine(isWritable);

/** Forgets one of one's own passkeys; null when it is gone. */
export const dropPasskey = action("dropPasskey", [passkeyId], async ({ account }, id) => {
  await removePasskey(id, account.id);
  revalidatePath(PAGE);
  return null;
});

/** Lets this browser join the account with the organisation, once the password was proved. */
export const allowConnecting = action("allowConnecting", [text], async ({ account }, password) => {
  if (!oidcSettings()) return { problem: "failed" };
  const refused = await knowsPassword(account, password);
  if (refused) return refused;
  await givePassing("connect", await createOneTimeToken("connect", { accountId: account.id }));
  return null;
});

/** Parts the account from the organisation, unless that is its only way to sign in; null when it is done. */
export const disconnectOrganisation = action("disconnectOrganisation", [], async ({ account }) => {
  if (!(await unlinkIdentity(account.id))) return { problem: "only-way" };
  revalidatePath(PAGE);
  return null;
});
