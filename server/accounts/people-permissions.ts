/** Permissions on accounts: the one table that every page and action asks. */
import type { AccountRole } from "@/server/store/accounts/accounts";

const everybody: readonly AccountRole[] = ["owner", "trainer"];
const owners: readonly AccountRole[] = ["owner"];

export const peoplePermissions = {
  "own-password": everybody,
  "own-passkeys": everybody,
  "own-organisation": everybody,
  list: owners,
  invite: owners,
  "give-role": owners,
  block: owners,
  remove: owners,
  "make-reset-link": owners,
  "read-notes": owners,
} as const satisfies Record<string, readonly AccountRole[]>;

export type PeopleAction = keyof typeof peoplePermissions;

export const mayWithPeople = (role: AccountRole, action: PeopleAction): boolean =>
  (peoplePermissions[action] as readonly AccountRole[]).includes(role);
