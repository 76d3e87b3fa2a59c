"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { blockAccount, removeAccount } from "@/server/accounts/signed-in";
import { actionsOf, type Problem, problems } from "@/server/main/routes/action";
import { accountRoles, createInvitation } from "@/server/store/accounts/accounts";
import {
  type AccountRefusal,
  countOwned,
  createResetLink,
  setRole,
  unblock,
} from "@/server/store/accounts/people";
import { uuid } from "@/model/ids";

const PAGE = "/trainer/people";
const action = actionsOf(problems({ "not-allowed": "not-owner", malformed: "person-gone" }));

function outcome(refused: AccountRefusal | null): Problem | null {
  if (refused) return { problem: refused === "gone" ? "person-gone" : "last-owner" };
  revalidatePath(PAGE);
  return null;
}

/** The token of a new invitation. */
export const inviteTrainer = action("inviteTrainer", [], async ({ account }) => ({
  token: await createInvitation(account.id),
}));

/** Makes an account an owner's or a trainer's; null when it is done. */
export const changeRole = action(
  "changeRole",
  [uuid, z.enum(accountRoles)],
  async ({ account }, person, role) => outcome(await setRole(person, role, account.id)),
);

/** Blocks an account and ends its sessions; null when it is done. */
export const blockPerson = action("blockPerson", [uuid], async ({ account }, person) =>
  outcome(await blockAccount(person, account.id)),
);

/** Lets an account sign in again; null when it is done. */
export const unblockPerson = action("unblockPerson", [uuid], async ({ account }, person) =>
  outcome(await unblock(person, account.id)),
);

/** Removes another account, whose belongings pass to the signed-in one; null when it is done. */
export const removePerson = action("removePerson", [uuid], async ({ account }, person) =>
  account.id === person ? { problem: "last-owner" } : outcome(await removeAccount(person, account.id)),
);

/** The belongings that would pass to the account that removes this one. */
export const belongingsOf = action("belongingsOf", [uuid], (_, person) => countOwned(person));

/** The token of a link to choose a new password. It cannot be read again. */
export const resetLinkFor = action(
  "resetLinkFor",
  [uuid],
  async ({ account }, person): Promise<Problem | { token: string }> => {
    const token = await createResetLink(person, account.id);
    revalidatePath(PAGE);
    return token === null ? { problem: "person-gone" } : { token };
  },
);
