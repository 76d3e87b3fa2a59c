/** Who of two rooms is let to a room's page, and when. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { storedRoomId } from "@/model/ids";
import { phoneCookie } from "@/server/accounts/phone-cookies";
import type { Exchange } from "@/server/http/exchange";
import { ParticipantGate } from "@/server/phone/participant-gate";
import type { PhonePages } from "@/server/phone/pages";
import type { Rooms } from "@/server/rooms/registry";
import type { Room } from "@/server/rooms/room";
import { tokenHash } from "@/server/store/participants/participants";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { newRoom, ROOM } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";

const OTHER = "ffffffff-6f0e-4f0f-9a0e-0d7f0b6f3a01";

let rooms: Map<string, Room>;
/** The sentences that were answered in place of a page. */
let said: string[];
let gate: ParticipantGate;
beforeEach(async () => {
  vi.stubEnv("PLENARY_DOOR_KEY", Buffer.alloc(32, 7).toString("base64url"));
  said = [];
  const loaded = [ROOM, OTHER].map(async (id) => {
    const store = new MemoryStore(storedRoomId(id), { ...newRoom(), roomId: id });
    const person = id === ROOM ? ANA : BEN;
    store.join(person);
    store.stored.tokens.set(tokenHash(`token of ${person}`), person);
    return [id, (await roomOver(store)).room] as const;
  });
  rooms = new Map(await Promise.all(loaded));
  gate = new ParticipantGate(
    { get: async (id: string) => rooms.get(id) ?? null } as unknown as Rooms,
    { sentence: (_x: unknown, _language: string, text: string) => said.push(text) } as unknown as PhonePages,
    () => "",
  );
});
afterEach(async () => {
  for (const room of rooms.values()) await room.close();
  vi.unstubAllEnvs();
});

const asks = (room: string, cookie: string) =>
  gate.enter({
    req: { headers: { cookie }, url: `/r/${room}/` } as IncomingMessage,
    res: {} as ServerResponse,
    url: new URL(`http://plenary/r/${room}/`),
    params: { room },
    reading: true,
    language: "en",
    body: "none",
  } satisfies Exchange<"room">);
const cookieOf = (person: string, room: string) => `${phoneCookie(room, false)}=token of ${person}`;
describe("somebody's page of a room", () => {
  it("is theirs in their own room, and in no other by the same phone (B-41)", async () => {
    expect(await asks(ROOM, cookieOf(ANA, ROOM))).toMatchObject({ person: ANA, room: { id: ROOM } });
    expect(await asks(OTHER, cookieOf(ANA, ROOM))).toBeNull();
    expect(await asks(ROOM, cookieOf(BEN, ROOM).replace(ROOM, OTHER))).toBeNull();
    expect(said).toEqual(["notIn", "notIn"]);
  });

  it("waits once they ask for many, and is a sentence where ten wait; another's does not wait (O-84)", async () => {
    const answered: string[] = [];
    const ask = (person: string) => asks(ROOM, cookieOf(person, ROOM)).then(() => answered.push(person));
    const many = Array.from({ length: 75 }, () => ask(ANA));
    await asks(OTHER, cookieOf(BEN, OTHER));
    expect(answered.length).toBeLessThan(66);
    await Promise.all(many);
    expect(said).toEqual(Array(5).fill("tooMuch"));
  });

  it("is nobody's any more who was removed while they waited (O-83)", async () => {
    const visits = Array.from({ length: 61 }, () => asks(ROOM, cookieOf(ANA, ROOM)));
    await visits[59];
    rooms.get(ROOM)!.participants.remove([ANA]);
    expect([await visits[60], said]).toEqual([null, ["notIn"]]);
  });
});
