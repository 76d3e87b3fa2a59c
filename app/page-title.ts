import { requireRoomReader } from "@/server/accounts/page-guards";

/** The title of a page, then what it is of, if that has a name. */
export const named = (page: string, name: string): string => (name ? `${page} · ${name}` : page);

/** The title of a page of a room. @param asked the room's id as the address has it */
export async function titleOf(page: string, asked: Promise<{ room: string }>): Promise<string> {
  return named(page, (await requireRoomReader((await asked).room)).room.title);
}
