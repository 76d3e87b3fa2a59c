/** Who is at the other end of a connection, from its handshake alone. */
import { timingSafeEqual } from "node:crypto";
import { parse } from "node:querystring";
import { z } from "zod";
import { accountFromCookieHeader, sessionStands } from "@/server/auth/socket-identity";
import { phoneCookie } from "@/server/phone/cookies";
import type { LiveRoom } from "@/server/rooms/live-room";
import type { Rooms } from "@/server/rooms/registry";
import type { OwnKey } from "@/server/rooms/room-store";
import { ownKey } from "@/server/store/own-key";
import { tokenHash } from "@/server/store/participants";
import { roleIn } from "@/server/store/room-trainers";
import type { Actor } from "@/workshop/session/actor";

export const handshakeSchema = z.object({
  as: z.enum(["phone", "console", "stage"]),
  room: z.uuid(),
  key: z.string().max(64).optional(),
  /** In which a trainer reads. */
  language: z.string().max(35).optional(),
});

export type Refusal = "not-allowed" | "unknown-room" | "unavailable";
export type Identified =
  | {
      room: LiveRoom;
      actor: Actor;
      /** For phones: what their token opens. */
      own?: OwnKey | null;
      /** For trainers: in which they read. */
      language?: string;
      /** For trainers: whether session and role still hold. @throws while the database is away. */
      holds?: () => Promise<boolean>;
    }
  | { refused: Refusal };

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** Cookies of a request by name. */
export function cookiesOf(header: string | undefined): Record<string, string> {
  const parsed = parse((header ?? "").replace(/; */g, "&"), "&", "=", { maxKeys: 60 });
  return Object.fromEntries(Object.entries(parsed).map(([k, v]) => [k, Array.isArray(v) ? (v[0] ?? "") : (v ?? "")]));
}

/** What the token of a phone's cookie opens in this room; null where there is none. */
export function ownKeyOf(room: LiveRoom, cookieHeader: string | undefined): OwnKey | null {
  const token = cookiesOf(cookieHeader)[phoneCookie(room.id)];
  return token ? ownKey(token, room.id) : null;
}

/** The participant that a phone's cookie names in this room, or null. Needs no query once the room is loaded. */
export function participantOf(room: LiveRoom, cookieHeader: string | undefined): string | null {
  const token = cookiesOf(cookieHeader)[phoneCookie(room.id)];
  return (token && room.tokens.get(tokenHash(token))) || null;
}

/** Establishes who speaks. Never trusts anything but cookie and key. */
export async function identify(rooms: Rooms, auth: unknown, cookie: string | undefined): Promise<Identified> {
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) return { refused: "not-allowed" };
  const { as, room: roomId, key, language } = parsed.data;
  const room = await rooms.get(roomId).catch(() => "unavailable" as const);
  if (room === "unavailable") return { refused: "unavailable" };
  if (!room) return { refused: "unknown-room" };
  if (as === "phone") {
    const id = participantOf(room, cookie);
    return id ? { room, actor: { role: "participant", roomId, id }, own: ownKeyOf(room, cookie) } : { refused: "not-allowed" };
  }
  if (as === "stage") {
    const fits = key !== undefined && same(key, room.door.stageKey);
    return fits ? { room, actor: { role: "stage", roomId } } : { refused: "not-allowed" };
  }
  try {
    const account = await accountFromCookieHeader(cookie);
    const role = account && (await roleIn(roomId, account.id));
    if (!account || !role) return { refused: "not-allowed" };
    const holds = async () => (await sessionStands(cookie)) && (await roleIn(roomId, account.id)) === role;
    return { room, actor: { role, roomId, id: account.id, name: account.name }, language, holds };
  } catch {
    return { refused: "unavailable" };
  }
}
