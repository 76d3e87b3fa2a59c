import { requireRoomReader } from "@/server/accounts/page-guards";

/** The title of a page of a room: the page, then the room. @param asked the room's id as the address has it */
export async function titleOf(page: string, asked: Promise<{ room: string }>): Promise<string> {
  return `${page} · ${(await requireRoomReader((await asked).room)).room.title}`;
}
