/** The result of every way of signing in. */

export interface SignInAccount {
  id: string;
  name: string;
  email: string;
  sessionVersion: number;
}

export type SignInResult =
  | { ok: true; account: SignInAccount }
  /** `waitSeconds` above 0: not checked, to be repeated after that. `blocked`: the secret was right. */
  | { ok: false; waitSeconds: number; blocked?: true };

export const signInRefused = { ok: false, waitSeconds: 0 } as const satisfies SignInResult;

/** The result after a proof that the account is theirs. */
export function signInResult(account: SignInAccount & { blockedAt: Date | null }): SignInResult {
  const { id, name, email, sessionVersion } = account;
  return account.blockedAt
    ? { ...signInRefused, blocked: true }
    : { ok: true, account: { id, name, email, sessionVersion } };
}
