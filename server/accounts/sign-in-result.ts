/** What every way of signing in finds out. */

export interface Entered {
  id: string;
  name: string;
  email: string;
  sessionVersion: number;
}

export type Checked =
  | { ok: true; account: Entered }
  /** `waitSeconds` above 0: nothing was tried; come back then. `blocked`: the secret was right. */
  | { ok: false; waitSeconds: number; blocked?: true };

export const notRight = { ok: false, waitSeconds: 0 } as const satisfies Checked;

/** What an account is to somebody who proved that it is theirs. */
export function proved(account: Entered & { blockedAt: Date | null }): Checked {
  const { id, name, email, sessionVersion } = account;
  return account.blockedAt
    ? { ...notRight, blocked: true }
    : { ok: true, account: { id, name, email, sessionVersion } };
}
