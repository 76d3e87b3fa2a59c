import { requireRoomReader } from "@/server/accounts/page-guards";

/** The title of a page, then the name of its subject, if it has one. */
export const named = (page: string, name: string): string => (name ? `${page} · ${name}` : page);

/** The props of a page of a room. */
export interface RoomProps {
  params: Promise<{ room: string }>;
}

/** The title of a page of a room. */
export async function titleOf(page: string, params: RoomProps["params"]): Promise<string> {
  return named(page, (await requireRoomReader((await params).room)).room.title);
}
