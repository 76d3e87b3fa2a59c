"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Problem } from "@/app/trainer/form-result";
import { blockAccount, removeAccount } from "@/server/auth/people";
import { mayWithPeople, type PeopleDeed } from "@/server/auth/people-permissions";
import { currentAccount } from "@/server/auth/session";
import { type AccountRole, accountRoles } from "@/server/store/accounts";
import { belongings, giveRole, makeResetLink, type PeopleRefusal, unblock } from "@/server/store/people";

const PAGE = "/trainer/people";

/** Does it as whoever is signed in, if they may. */
async function asOwner<T>(
  deed: PeopleDeed,
  person: string,
  act: (by: string) => Promise<T>,
): Promise<T | Problem> {
  const account = await currentAccount();
  if (!account) return { problem: "signed-out" };
  if (!mayWithPeople(account.role, deed)) return { problem: "not-owner" };
  if (!z.uuid().safeParse(person).success) return { problem: "person-gone" };
  return act(account.id);
}

function said(refused: PeopleRefusal | null): Problem | null {
  if (refused) return { problem: refused === "gone" ? "person-gone" : "last-owner" };
  revalidatePath(PAGE);
  return null;
}

/** Makes somebody an owner or a trainer; null when it is done. */
export const changeRole = async (person: string, role: AccountRole): Promise<Problem | null> =>
  asOwner("give-role", person, async (by) =>
    said(await giveRole(person, z.enum(accountRoles).parse(role), by)),
  );

/** Blocks somebody and ends their sessions; null when it is done. */
export const blockPerson = async (person: string): Promise<Problem | null> =>
  asOwner("block", person, async (by) => said(await blockAccount(person, by)));

/** Lets somebody sign in again; null when it is done. */
export const unblockPerson = async (person: string): Promise<Problem | null> =>
  asOwner("block", person, async (by) => said(await unblock(person, by)));

/** Nobody removes themselves: what is theirs would go to nobody. */
export const removePerson = async (person: string): Promise<Problem | null> =>
  asOwner("remove", person, async (by) =>
    by === person ? { problem: "last-owner" } : said(await removeAccount(person, by)),
  );

/** What would pass to whoever removes them. */
export const belongingsOf = async (person: string): Promise<Problem | { rooms: number; workshops: number }> =>
  asOwner("remove", person, () => belongings(person));

/** The token of a link with which they choose a new password. Nobody can read it again. */
export const resetLinkFor = async (person: string): Promise<Problem | { token: string }> =>
  asOwner("make-reset-link", person, async (by) => {
    const token = await makeResetLink(person, by);
    revalidatePath(PAGE);
    return token === null ? { problem: "person-gone" } : { token };
  });
