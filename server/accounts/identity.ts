/**
 * Identifies the opener of a connection from the handshake alone: a participant, a trainer, a stage, or
 * the holder of a link: a presenter, a helper or an observer.
 */
import { timingSafeEqual } from "node:crypto";
import { parse } from "node:querystring";
import { z } from "zod";
import { accountFromCookieHeader, sessionStands } from "@/server/accounts/socket-identity";
import { readSession, sessionTokenOf } from "@/server/accounts/session-token";
import { isPhoneCookie, phoneToken, roomOfCookie } from "@/server/accounts/phone-cookies";
import type { Room } from "@/server/rooms/room";
import type { Rooms } from "@/server/rooms/registry";
import type { AdmissionRequest, PhoneKey } from "@/server/platform/room-store";
import { derivePhoneKey } from "@/server/store/learning/encryption";
import { findTokenOwner, tokenHash } from "@/server/store/participants/participants";
import { handoverKey } from "@/server/store/rooms/link-secrets";
import { roleIn } from "@/server/store/rooms/room-trainers";
import { PROTOCOL_VERSION } from "@/workshop/protocol/connection";
import { type Actor, type Invited, invited } from "@/workshop/room/actor";
import { handoverOf } from "@/workshop/room/handover";
import { commandId, roomIdSchema } from "@/model/ids";

const handshakeSchema = z.object({
  as: z.enum(["phone", "console", "stage", "presenter", ...invited]),
  room: roomIdSchema,
  /** Of the stage, or of a hand-over: its id, a dot, its key. */
  key: z.string().max(90).optional(),
  /** A trainer's. */
  language: z.string().max(35).optional(),
  /** The id under which a helper's page counts. */
  counter: commandId.optional(),
});

const greetingSchema = z.object({
  /** The protocol that the page speaks. */
  version: z.number().optional(),
  /** By which its scripts were built, for pages that draw views themselves. */
  build: z.string().optional(),
});

type Handshake = z.infer<typeof handshakeSchema>;
type LinkRole = "presenter" | Invited;

/**
 * Compares the versions of page and server; a page that sends none counts as the same.
 * @param build of the server's pages; null where each is made on request
 */
export function ofOtherVersion(auth: unknown, build: string | null): boolean {
  const greeting = greetingSchema.safeParse(auth).data ?? {};
  return (
    (greeting.version ?? PROTOCOL_VERSION) !== PROTOCOL_VERSION ||
    (!!greeting.build && build !== null && greeting.build !== build)
  );
}

type Refusal = "not-allowed" | "unknown-room" | "room-ended" | "unavailable";
type Identified =
  | {
      room: Room;
      actor: Actor;
      /** A phone's: opens what its participant alone may read. */
      phoneKey?: PhoneKey | null;
      /** A trainer's or presenter's. */
      language?: string;
      /** A presenter's, where they have an account. */
      name?: string;
      counter?: string;
      /** For all but stages: tells that they may still be here. @throws while the database is away */
      holds?: () => Promise<boolean>;
    }
  | { refused: Refusal };

const constantTimeEqual = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

function cookiesOf(header: string | undefined): Record<string, string> {
  const parsed = parse((header ?? "").replace(/; */g, "&"), "&", "=", { maxKeys: 60 });
  return Object.fromEntries(
    Object.entries(parsed).map(([k, v]) => [k, Array.isArray(v) ? (v[0] ?? "") : (v ?? "")]),
  );
}

/**
 * Names the person of these cookies without the database: of a room in memory, or of a session.
 * @returns null for strangers
 */
export async function visitorOf(cookie: string | undefined, rooms?: Rooms): Promise<string | null> {
  for (const [name, token] of Object.entries(cookiesOf(cookie))) {
    const id = isPhoneCookie(name) ? roomIdSchema.safeParse(roomOfCookie(name)).data : undefined;
    const room = id && rooms?.has(id) ? await rooms.get(id) : null;
    const person = room?.participants.phones.holderOf(tokenHash(token));
    if (room && person) return `${room.id} ${person}`;
  }
  const session = sessionTokenOf(cookie);
  return (session && (await readSession(session))?.sub) || null;
}

/** The key that a phone's cookie opens in this room. */
export function phoneKeyOf(room: Room, cookieHeader: string | undefined): PhoneKey | null {
  const token = phoneToken(cookiesOf(cookieHeader), room.id);
  return token ? derivePhoneKey(token, room.id) : null;
}

export function tokenOf(room: Room, cookieHeader: string | undefined): string | null {
  const token = phoneToken(cookiesOf(cookieHeader), room.id);
  return token ? tokenHash(token) : null;
}

/** The participant of a phone's cookie in this room; needs no query where the room knows the token. */
export async function participantOf(room: Room, cookieHeader: string | undefined): Promise<string | null> {
  const hash = tokenOf(room, cookieHeader);
  return hash === null ? null : room.participants.holderOf(hash);
}

/** The person who waits at a room's door with this cookie. */
export async function waitsIn(
  room: Room,
  cookieHeader: string | undefined,
): Promise<AdmissionRequest | null> {
  const hash = tokenOf(room, cookieHeader);
  return hash === null ? null : room.participants.waiting.holderOf(hash);
}

/** The person removed from this room with this cookie. @throws while the database is away */
export async function removedIn(room: Room, cookieHeader: string | undefined): Promise<string | null> {
  const hash = tokenOf(room, cookieHeader);
  const person = hash === null ? null : await findTokenOwner(room.id, hash);
  return person !== null && room.state.removed.includes(person) ? person : null;
}

/** The holder of a link by its key, until it is withdrawn; presenters are named by their account, if any. */
async function linkHolderOf(
  room: Room,
  { as, key: link = "", language, counter }: Handshake & { as: LinkRole },
  cookie: string | undefined,
): Promise<Identified> {
  const [id = "", key = ""] = link.split(".");
  const right = handoverKey(room.id, { id, as: as === "presenter" ? undefined : as });
  const holds = async () => handoverOf(room.state, id) !== undefined;
  if (!constantTimeEqual(key, right)) return { refused: "not-allowed" };
  if (room.state.ended) return { refused: "room-ended" };
  if (!(await holds())) return { refused: "not-allowed" };
  const actor: Actor = { role: as, roomId: room.id, id };
  if (as !== "presenter") return { room, actor, counter, holds };
  const account = await accountFromCookieHeader(cookie).catch(() => null);
  return { room, actor, name: account?.name, language, holds };
}

/** What the cookie of a shared phone begins with, before the id and key of its link. */
const SHARED = "shared.";

/** The cookie of a shared phone, by the id and key of its link; null: it is withdrawn, or the room has ended. */
export function sharedPhoneToken(room: Room, link: string): string | null {
  const [id = "", key = ""] = link.split(".");
  const alive = handoverOf(room.state, id)?.as === "shared" && !room.state.ended;
  return constantTimeEqual(key, handoverKey(room.id, { id, as: "shared" })) && alive ? SHARED + link : null;
}

/** The id of the shared phone with this cookie. */
export function sharedPhoneIn(room: Room, cookieHeader: string | undefined): string | null {
  const token = phoneToken(cookiesOf(cookieHeader), room.id);
  if (!token?.startsWith(SHARED)) return null;
  const link = token.slice(SHARED.length);
  return sharedPhoneToken(room, link) && (link.split(".")[0] ?? null);
}

/** Trusts nothing but cookie and key. */
export async function identify(rooms: Rooms, auth: unknown, cookie: string | undefined): Promise<Identified> {
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) return { refused: "not-allowed" };
  const { as, room: roomId, key, language } = parsed.data;
  const room = await rooms.get(roomId).catch(() => "unavailable" as const);
  if (room === "unavailable") return { refused: "unavailable" };
  if (!room) return { refused: "unknown-room" };
  if (as === "phone") {
    const id = await participantOf(room, cookie).catch(() => "unavailable" as const);
    if (id === "unavailable") return { refused: "unavailable" };
    if (!id) return { refused: "not-allowed" };
    const holds = async () => (await participantOf(room, cookie)) === id;
    return { room, actor: { role: "participant", roomId, id }, phoneKey: phoneKeyOf(room, cookie), holds };
  }
  if (as === "stage") {
    const fits = key !== undefined && constantTimeEqual(key, room.participants.entrance.stageKey);
    return fits ? { room, actor: { role: "stage", roomId } } : { refused: "not-allowed" };
  }
  if (as !== "console") return linkHolderOf(room, { ...parsed.data, as }, cookie);
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
