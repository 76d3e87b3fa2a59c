"use server";
import { revalidatePath } from "next/cache";
import type { Problem } from "@/app/trainer/form-result";
import { blockAccount, removeAccount } from "@/server/accounts/people";
import { mayWithPeople, type PeopleAction } from "@/server/accounts/people-permissions";
import { currentAccount } from "@/server/accounts/session";
import { type AccountRole, accountRoles } from "@/server/store/accounts/accounts";
import {
  type AccountRefusal,
  countOwned,
  createResetLink,
  setRole,
  unblock,
} from "@/server/store/accounts/people";
import { uuid } from "@/model/ids";

const PAGE = "/trainer/people";

/** Does it as whoever is signed in, if they may. @param act gets who does it, and the person's id in its one spelling */
async function asOwner<T>(
  action: PeopleAction,
  asked: string,
  act: (by: string, person: string) => Promise<T>,
): Promise<T | Problem> {
  const account = await currentAccount();
  if (!account) return { problem: "signed-out" };
  if (!mayWithPeople(account.role, action)) return { problem: "not-owner" };
  const person = uuid.safeParse(asked);
  return person.success ? act(account.id, person.data) : { problem: "person-gone" };
}

function said(refused: AccountRefusal | null): Problem | null {
  if (refused) return { problem: refused === "gone" ? "person-gone" : "last-owner" };
  revalidatePath(PAGE);
  return null;
}

/** Makes somebody an owner or a trainer; null when it is done. */
export const changeRole = async (asked: string, role: AccountRole): Promise<Problem | null> =>
  asOwner("give-role", asked, async (by, person) =>
    accountRoles.includes(role) ? said(await setRole(person, role, by)) : { problem: "failed" },
  );

/** Blocks somebody and ends their sessions; null when it is done. */
export const blockPerson = async (asked: string): Promise<Problem | null> =>
  asOwner("block", asked, async (by, person) => said(await blockAccount(person, by)));

/** Lets somebody sign in again; null when it is done. */
export const unblockPerson = async (asked: string): Promise<Problem | null> =>
  asOwner("block", asked, async (by, person) => said(await unblock(person, by)));

/** Nobody removes themselves: what is theirs would go to nobody. */
export const removePerson = async (asked: string): Promise<Problem | null> =>
  asOwner("remove", asked, async (by, person) =>
    by === person ? { problem: "last-owner" } : said(await removeAccount(person, by)),
  );

/** What would pass to whoever removes them. */
export const belongingsOf = async (asked: string): Promise<Problem | { rooms: number; workshops: number }> =>
  asOwner("remove", asked, (_by, person) => countOwned(person));

/** The token of a link with which they choose a new password. Nobody can read it again. */
export const resetLinkFor = async (asked: string): Promise<Problem | { token: string }> =>
  asOwner("make-reset-link", asked, async (by, person) => {
    const token = await createResetLink(person, by);
    revalidatePath(PAGE);
    return token === null ? { problem: "person-gone" } : { token };
  });
