/** Permissions of pages. Each guard redirects instead of returning when the answer is no. */
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInAddress } from "@/server/http/next-path";
import { PATH_HEADER } from "@/server/accounts/path-header";
import { mayWithPeople, type PeopleAction } from "@/server/accounts/people-permissions";
import { currentAccount, type SignedIn } from "@/server/accounts/session";
import type { RoomId } from "@/model/ids";
import { findReadable, findRoomOf, type RoomRole } from "@/server/store/rooms/room-trainers";

/** Sends visitors to sign in, and then back to this page. */
export async function requireAccount(): Promise<SignedIn> {
  const account = await currentAccount();
  if (account) return account;
  redirect(signInAddress((await headers()).get(PATH_HEADER)));
}

/** The signed-in account with this permission; others are sent home. */
export async function requireAccountWho(action: PeopleAction): Promise<SignedIn> {
  const account = await requireAccount();
  if (!mayWithPeople(account.role, action)) redirect("/trainer");
  return account;
}

/** The signed-in trainer of a room; all others are sent home, as where there is no such room. */
export async function requireRoomTrainer(roomId: string): Promise<{
  account: SignedIn;
  room: { id: RoomId; title: string; ended: boolean };
  role: RoomRole;
}> {
  const account = await requireAccount();
  const access = await findRoomOf(roomId, account.id);
  if (!access) redirect("/trainer");
  return { account, ...access };
}

/**
 * A signed-in account that may read the debrief of a room: its trainers, and everybody where it is an
 * example.
 */
export async function requireRoomReader(roomId: string): Promise<{
  account: SignedIn;
  room: { id: RoomId; title: string; ended: boolean };
  role: RoomRole | "onlooker";
}> {
  const account = await requireAccount();
  const access = await findReadable(roomId, account.id);
  if (!access) redirect("/trainer");
  return { account, ...access };
}
