/** The account that a page is shown to. */
import { headers } from "next/headers";
import { cache } from "react";
import { readSession, sessionTokenOf } from "@/server/accounts/session-token";
import { accountNow } from "@/server/accounts/signed-in";
import { type AccountRole, accountRole } from "@/server/store/accounts/accounts";

export interface SignedIn {
  id: string;
  name: string;
  email: string;
  role: AccountRole;
}

/** The trainer signed in here, checked against the database once for each request. */
export const currentAccount = cache(async (): Promise<SignedIn | null> => {
  const token = sessionTokenOf((await headers()).get("cookie") ?? undefined);
  const claims = token && (await readSession(token));
  const account = claims && (await accountNow(claims));
  return account
    ? { id: account.id, name: account.name, email: account.email, role: accountRole(account.role) }
    : null;
});
