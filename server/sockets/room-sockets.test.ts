/**
 * Connections of two rooms over real sockets: who is let in, what of a connection goes with it, and whose are
 * closed.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { storedRoomId } from "@/model/ids";
import { phoneCookie } from "@/server/accounts/phone-cookies";
import type { Rooms } from "@/server/rooms/registry";
import type { Room } from "@/server/rooms/room";
import { RoomSockets } from "@/server/sockets/room-sockets";
import { handoverKey } from "@/server/store/rooms/link-secrets";
import { tokenHash } from "@/server/store/participants/participants";
import { MemoryStore, roomOver } from "@/tests/support/memory-store";
import { newRoom, ROOM, trainer } from "@/tests/support/pure-room";
import { ANA, BEN } from "@/tests/support/room-parts";
import type { View } from "@/workshop/protocol/views";

const OTHER = "ffffffff-6f0e-4f0f-9a0e-0d7f0b6f3a01";

const http = createServer();
let url: string;
let sockets: RoomSockets;
let rooms: Map<string, Room>;
let clients: Socket[];

beforeAll(async () => {
  http.on("request", (req, res) => sockets.handle(req, res));
  http.on("upgrade", (req, socket, head) => sockets.upgrade(req, socket, head));
  await once(http.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => void http.close());

beforeEach(async () => {
  vi.stubEnv("PLENARY_DOOR_KEY", Buffer.alloc(32, 7).toString("base64url"));
  clients = [];
  sockets = new RoomSockets({
    publicUrl: undefined,
    build: null,
    joinUrl: () => ({ url: "", address: "" }),
    markup: { page: () => "", group: () => ({ key: "", html: () => "" }), sheet: () => null },
  });
  const loaded = [ROOM, OTHER].map(async (id) => {
    const store = new MemoryStore(storedRoomId(id), { ...newRoom(), roomId: id });
    // Ana is in both rooms, each with a phone of its own.
    for (const person of [ANA, BEN]) {
      store.join(person);
      store.stored.tokens.set(tokenHash(`${person} ${id}`), person);
    }
    const { room } = await roomOver(store, { connections: sockets });
    return [id, room] as const;
  });
  rooms = new Map(await Promise.all(loaded));
  sockets.rooms = {
    get: async (id: string) => rooms.get(id) ?? null,
    has: (id: string) => rooms.has(id),
  } as unknown as Rooms;
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  for (const room of rooms.values()) await room.close();
  await sockets.close();
  vi.unstubAllEnvs();
});

const roomAt = (id: string) => rooms.get(id)!;
/** People who are connected to a room, as its surfaces count them. */
const here = (id: string) => [...roomAt(id).participants.presence.connected()];

function connect(auth: object, cookie: string): Socket {
  const client = io(url, {
    path: "/live",
    transports: ["websocket"],
    auth,
    extraHeaders: { cookie },
    reconnection: false,
    forceNew: true,
  });
  clients.push(client);
  return client;
}
const phoneOf = (person: string, room = ROOM) =>
  connect({ as: "phone", room }, `${phoneCookie(room, false)}=${person} ${room}`);
/** Resolves with "in", or with what was said in its place. */
const received = (client: Socket): Promise<string> =>
  Promise.race([
    once(client as never, "connect").then(() => "in"),
    once(client as never, "connect_error").then(([error]) => (error as Error).message),
  ]);

describe("closing a room", () => {
  it("closes the connections of that room and of no other (E-40, E-50)", async () => {
    const [one, other] = [phoneOf(ANA), phoneOf(ANA, OTHER)];
    expect(await Promise.all([one, other].map(received))).toEqual(["in", "in"]);
    const closed = once(one as never, "disconnect");
    sockets.closeRoom(ROOM);
    await closed;
    expect([here(ROOM), here(OTHER)]).toEqual([[], [ANA]]);
    // What is sent to it afterwards still comes.
    const view = once(other as never, "view");
    await roomAt(OTHER).control.run(
      { ...trainer, roomId: OTHER },
      { type: "dim", id: "command-dim", on: true },
    );
    await view;
    expect(other.connected).toBe(true);
  });

  it("of one person closes theirs in that room alone (B-41)", async () => {
    const all = [phoneOf(ANA), phoneOf(BEN), phoneOf(ANA, OTHER)];
    expect(await Promise.all(all.map(received))).toEqual(["in", "in", "in"]);
    const closed = once(all[0] as never, "disconnect");
    roomAt(ROOM).participants.remove([ANA]);
    await closed;
    expect([here(ROOM), here(OTHER)]).toEqual([[BEN], [ANA]]);
  });
});

describe("a session that is taken back", () => {
  it("closes the consoles of its own hand-over, and of no other (B-111)", async () => {
    const room = roomAt(ROOM);
    for (const id of ["command-one", "command-two"])
      await room.control.run(trainer, { type: "hand-over", id, session: "s1" });
    const [one, two] = ["command-one", "command-two"].map((id) =>
      connect({ as: "presenter", room: ROOM, key: `${id}.${handoverKey(ROOM, { id })}` }, ""),
    ) as [Socket, Socket];
    const types: string[] = [];
    two.on("view", ({ type }: View) => types.push(type));
    expect(await Promise.all([one, two].map(received))).toEqual(["in", "in"]);
    const closed = once(one as never, "disconnect");
    await room.control.run(trainer, { type: "take-back", id: "command-back", handover: "command-one" });
    await closed;
    const before = types.length;
    await room.control.run(trainer, { type: "dim", id: "command-dim", on: true });
    await expect.poll(() => types.length).toBeGreaterThan(before);
    expect([types.includes("bye"), two.connected]).toEqual([false, true]);
  });
});

describe("somebody who comes again and again", () => {
  it("waits, by whom their cookie names, and keeps nobody else waiting (O-83)", async () => {
    const began = performance.now();
    const all = Promise.all(Array.from({ length: 22 }, () => received(phoneOf(ANA))));
    expect(await received(phoneOf(BEN))).toBe("in");
    const ben = performance.now() - began;
    expect(new Set(await all)).toEqual(new Set(["in"]));
    const ana = performance.now() - began;
    expect([ben < ana, ana > 900]).toEqual([true, true]);
  });

  it("is not let in where they were removed meanwhile (O-83)", async () => {
    const outcomes = Array.from({ length: 21 }, () => received(phoneOf(ANA)));
    await Promise.any(outcomes);
    roomAt(ROOM).participants.remove([ANA]);
    expect(await Promise.all(outcomes)).toContain("not-allowed");
    expect(here(ROOM)).toEqual([]);
  });

  it("has ten connections at most: a further one closes the oldest (O-83)", async () => {
    const phones: Socket[] = [];
    for (let n = 0; n < 11; n++) {
      phones.push(phoneOf(ANA));
      expect(await received(phones[n]!)).toBe("in");
    }
    await expect
      .poll(() => phones.map(({ connected }) => connected))
      .toEqual([false, ...Array(10).fill(true)]);
    expect(here(ROOM)).toEqual([ANA]);
  });
});

describe("what a connection is shown", () => {
  it("is in the language of its own person, and so is all that follows", async () => {
    await roomAt(ROOM).participants.setLanguage(ANA, "th");
    const [ana, ben] = [phoneOf(ANA), phoneOf(BEN)];
    const spoken = new Map([ana, ben].map((client) => [client, [] as string[]]));
    for (const [client, languages] of spoken)
      client.on("view", (view: { type: string; language?: string }) => {
        if (view.type === "phone") languages.push(view.language!);
      });
    const heard = (count: number) =>
      expect.poll(() => [...spoken.values()].map((all) => all.length)).toEqual([count, count]);
    await heard(1);
    await roomAt(ROOM).control.run(trainer, { type: "dim", id: "command-dim", on: true });
    await heard(2);
    expect([...spoken.values()]).toEqual([
      ["th", "th"],
      ["en", "en"],
    ]);
  });

  it("when the server stops is for how long to wait, by the phones that are still there", async () => {
    const [ana, ben] = [phoneOf(ANA), phoneOf(BEN)];
    expect(await Promise.all([ana, ben].map(received))).toEqual(["in", "in"]);
    ana.disconnect();
    await expect.poll(() => here(ROOM)).toEqual([BEN]);
    const bye = new Promise((heard) => {
      ben.on("view", (view: { type: string }) => view.type === "bye" && heard(view));
    });
    await sockets.close();
    expect(await bye).toEqual({ type: "bye", reason: "restart", within: 3_002 });
  });
});

describe("what one person's phones are sent", () => {
  const views = (client: Socket) => {
    const seen: View[] = [];
    client.on("view", (view: View) => seen.push(view));
    return seen;
  };
  const dim = (id: string) =>
    roomAt(ROOM).control.run({ ...trainer, roomId: ROOM }, { type: "dim", id, on: id.endsWith("on") });

  it("after a change of language is the view in that language alone, and others keep theirs (B-70)", async () => {
    const clients = [phoneOf(ANA), phoneOf(BEN)];
    const [ana, ben] = clients.map(views) as [View[], View[]];
    expect(await Promise.all(clients.map(received))).toEqual(["in", "in"]);
    const languages = (seen: View[]) => seen.flatMap((view) => (view.type === "phone" ? view.language : []));
    await roomAt(ROOM).participants.command(
      { role: "participant", roomId: ROOM, id: ANA },
      { type: "language", id: "command-language", language: "ko" },
      "socket",
    );
    await expect.poll(() => languages(ana)).toEqual(["en", "ko"]);
    await dim("command-on");
    await expect.poll(() => languages(ben)).toEqual(["en", "en"]);
    await dim("command-off");
    await expect.poll(() => languages(ben)).toEqual(["en", "en", "en"]);
    expect(languages(ana)).toEqual(["en", "ko", "ko", "ko"]);
  });

  it("of their own answers is what the key of each phone opens (B-88)", async () => {
    const asked: (string | undefined)[] = [];
    const room = roomAt(ROOM);
    const mine = room.mine.bind(room);
    vi.spyOn(room, "mine").mockImplementation((person, key) => {
      asked.push(key?.owner);
      return mine(person, key);
    });
    expect(await received(phoneOf(ANA))).toBe("in");
    await expect.poll(() => asked.length).toBe(1);
    sockets.answered(room, ANA, "form");
    await expect.poll(() => asked.length).toBe(2);
    expect(asked[0]).toBeTypeOf("string");
    expect(asked[1]).toBe(asked[0]);
  });
});

describe("a connection that has gone", () => {
  it("is no reader of a sheet any more, and no console, stage or phone", async () => {
    const left: string[] = [];
    for (const id of [ROOM, OTHER]) {
      const { worksheets, limits } = roomAt(id);
      vi.spyOn(worksheets.awareness, "disconnected").mockImplementation(
        (name) => void left.push(`sheets ${id} ${name}`),
      );
      vi.spyOn(limits, "forget").mockImplementation((name) => void left.push(`limits ${id} ${name}`));
    }
    const [ana, ben] = [phoneOf(ANA), phoneOf(BEN)];
    const stage = connect({ as: "stage", room: ROOM, key: roomAt(ROOM).participants.entrance.stageKey }, "");
    expect(await Promise.all([ana, ben, stage].map(received))).toEqual(["in", "in", "in"]);
    expect([here(ROOM).sort(), roomAt(ROOM).participants.presence.stages]).toEqual([[ANA, BEN].sort(), 1]);
    const [gone, closed] = [ana.id, stage.id];
    ana.disconnect();
    stage.disconnect();
    await expect.poll(() => left.length).toBe(4);
    expect(left.sort()).toEqual(
      [gone, closed].flatMap((name) => [`limits ${ROOM} ${name}`, `sheets ${ROOM} ${name}`]).sort(),
    );
    expect([here(ROOM), roomAt(ROOM).participants.presence.stages]).toEqual([[BEN], 0]);
  });
});
