/**
 * The connections of rooms: identity at the handshake, one event up (`command`, acknowledged), one down (`view`).
 * Messages that cannot be parsed are refused with a reason; a connection that keeps sending them is closed.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server, type Socket } from "socket.io";
import { onSessionsEnded } from "@/server/accounts/signed-in";
import { withRequestId, newRequestId } from "@/server/platform/log";
import { execute, type Sender } from "@/server/rooms/execute";
import type { Room } from "@/server/rooms/room";
import type { Broadcaster, ClientTransport } from "@/server/rooms/broadcaster";
import type { Rooms } from "@/server/rooms/registry";
import { logErrors } from "@/server/sockets/log-errors";
import { watchBackPressure } from "@/server/sockets/back-pressure";
import { audience, Broadcast, socketsOf } from "@/server/sockets/broadcast";
import { joinRoom } from "@/server/sockets/join-room";
import { GroupViews } from "@/server/sockets/worksheet-views";
import { identify, ofOtherVersion, visitorOf } from "@/server/accounts/identity";
import { boundedParser, type EngineLimits, LimitedEngine } from "@/server/sockets/limited-engine";
import { type Member, member } from "@/server/sockets/member";
import type { PhoneMarkup } from "@/server/sockets/phone-markup";
import { SingleWriteAdapter } from "@/server/sockets/single-write-adapter";
import { fromOwnPages } from "@/server/http/origin-check";
import { metrics } from "@/server/platform/metrics";
import { MAX_MESSAGE_BYTES, MESSAGE_BOUNDS, HEARTBEAT_MS } from "@/workshop/protocol/connection";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { ByeMessage, RenewMessage } from "@/workshop/protocol/views";
import type { Actor } from "@/workshop/room/actor";
import type { RoomState } from "@/workshop/room/state";

/** Milliseconds between two checks of trainers' sessions and roles. */
const CHECK_INTERVAL_MS = 10_000;

/** Phones come back spread over some seconds, the longer the more there are; milliseconds. */
const MIN_RETURN_MS = 3_000;
const MAX_RETURN_MS = 10_000;
const RETURN_PER_PHONE_MS = 2;

/** Milliseconds for a connection's first message. */
const CONNECT_TIMEOUT_MS = 5_000;

/** A phone sends some ten small frames a second; a sheet full of long texts is 44 KB. */
const LIMITS: EngineLimits = {
  message: MAX_MESSAGE_BYTES,
  bounds: MESSAGE_BOUNDS,
  frames: { burst: 512, rate: 64 },
};
/** Connections of one participant; a further one closes the oldest. */
const MAX_CONNECTIONS = 10;

export class RoomSockets implements Broadcaster<Room> {
  readonly broadcast: Broadcast;
  readonly groups: GroupViews;
  private readonly engine: LimitedEngine;
  private readonly io: Server;
  private readonly stopWatching: () => void;
  private readonly phones = new Set<Socket>();
  private readonly consoles = new Set<Socket>();
  rooms!: Rooms;

  /** @param options.build of the pages that this server gives out */
  constructor(
    private readonly options: {
      publicUrl: string | undefined;
      build: string | null;
      joinUrl: (token: string) => { url: string; address: string };
      markup: PhoneMarkup;
    },
  ) {
    this.engine = new LimitedEngine(
      LIMITS,
      (req) => fromOwnPages(req.headers, options.publicUrl),
      (cookie) => visitorOf(cookie, this.rooms),
      { pingInterval: HEARTBEAT_MS, pingTimeout: 15_000, upgradeTimeout: 10_000 },
    );
    this.io = new Server({
      adapter: SingleWriteAdapter,
      parser: boundedParser(LIMITS.bounds),
      serveClient: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      cleanupEmptyChildNamespaces: true,
    });
    this.engine.bind(this.io);
    this.broadcast = new Broadcast(this.io, options.joinUrl, options.markup);
    this.groups = new GroupViews(this.io, options.markup);
    this.io.use((socket, next) => void this.admit(socket, next));
    this.io.on("connection", (socket) => this.welcome(socket));
    const stopWatching = watchBackPressure(() => this.phones, {
      stalled: (socket) => this.silence(socket),
      reads: (socket) => this.catchUp(socket),
    });
    const checking = setInterval(() => void this.checkConsoles(), CHECK_INTERVAL_MS);
    checking.unref();
    const stopListening = onSessionsEnded((account) => void this.checkConsoles(account));
    this.stopWatching = () => {
      stopWatching();
      stopListening();
      clearInterval(checking);
    };
  }

  handle(req: IncomingMessage, res: ServerResponse): void {
    this.engine.handle(req, res);
  }

  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.engine.upgrade(req, socket, head);
  }

  changed(room: Room, what: "control" | "counts"): void {
    logErrors(() => this.broadcast.changed(room, what));
    logErrors(() => this.groups.changed(room));
  }

  prerender(room: Room, next: RoomState): void {
    this.broadcast.prepare(room, next);
  }

  answered(room: Room, participant: string, over: ClientTransport): void {
    const person = audience.person(room.id, participant);
    const others = (this.io.sockets.adapter.rooms.get(person)?.size ?? 0) - (over === "socket" ? 1 : 0);
    if (others > 0) this.remind(room, participant);
  }

  /** Sends every phone of a person their own part: each what its token opens. */
  private remind(room: Room, participant: string): void {
    for (const socket of socketsOf(this.io, room, participant))
      void room.mine(participant, member(socket).phoneKey ?? null).then((mine) => socket.emit("view", mine));
  }

  languageChanged(room: Room, participant: string): void {
    for (const socket of socketsOf(this.io, room, participant)) {
      this.silence(socket);
      this.catchUp(socket);
    }
    this.remind(room, participant);
    room.countsChanged();
  }

  disconnect(room: Room, participant: string): void {
    const everywhere = this.io.to(audience.person(room.id, participant));
    everywhere.emit("view", { type: "bye", reason: "removed" } satisfies ByeMessage);
    setTimeout(() => everywhere.disconnectSockets(true), 50).unref();
  }

  /** Closes every connection to a room; those who still may come back by themselves. */
  closeRoom(roomId: string): void {
    for (const socket of this.io.sockets.sockets.values())
      if (member(socket).room.id === roomId) socket.disconnect(true);
  }

  letGo(room: Room, handover: string): void {
    const consoles = this.io.to(audience.handover(room.id, handover));
    consoles.emit("view", { type: "bye", reason: "handed-back" } satisfies ByeMessage);
    setTimeout(() => consoles.disconnectSockets(true), 50).unref();
  }

  send(connection: string, message: SheetMessage | LookMessage): void {
    this.io.sockets.sockets.get(connection)?.emit("view", message);
  }

  /** Tells every page that the server stops and within how long to come back, then closes the connections. */
  async close(): Promise<void> {
    this.stopWatching();
    const within = Math.min(MAX_RETURN_MS, MIN_RETURN_MS + this.phones.size * RETURN_PER_PHONE_MS);
    this.io.emit("view", { type: "bye", reason: "restart", within } satisfies ByeMessage);
    await new Promise((go) => setTimeout(go, 60));
    this.io.disconnectSockets(true);
    this.engine.close();
  }

  /** Disconnects trainers, or one of them, whose session or role has ended. */
  private async checkConsoles(account?: string): Promise<void> {
    for (const socket of this.consoles) {
      const { actor, holds } = member(socket);
      if (account !== undefined && "name" in actor && actor.id !== account) continue;
      // While the database is away no one is put out.
      if ((await holds?.().catch(() => true)) === false) socket.disconnect(true);
    }
  }

  private async admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
    const { auth, headers } = socket.handshake;
    const identified = await identify(this.rooms, auth, headers.cookie);
    if ("refused" in identified) return next(new Error(identified.refused));
    const otherVersion = ofOtherVersion(auth, this.options.build);
    socket.data = { ...identified, otherVersion } satisfies Member;
    next();
  }

  private welcome(socket: Socket): void {
    const { room, actor, phoneKey, otherVersion } = member(socket);
    socket.on("error", () => undefined);
    socket.conn.on("error", () => undefined);
    (socket.conn as unknown as { request: unknown }).request = null;
    socket.handshake.headers = {};
    metrics.sockets.inc({ role: actor.role });
    if (otherVersion) socket.emit("view", { type: "renew" } satisfies RenewMessage);
    if (actor.role === "participant") {
      this.phones.add(socket);
      const others = socketsOf(this.io, room, actor.id);
      for (const oldest of others.slice(0, 1 - MAX_CONNECTIONS)) oldest.disconnect(true);
    } else if (actor.role !== "stage") this.consoles.add(socket);
    logErrors(() => joinRoom(socket, this.broadcast, this.groups));
    room.participants.presenceChanged();
    const sender: Sender = { actor, phoneKey, otherVersion, connection: socket.id, over: "socket" };
    const onFlood = () => socket.disconnect(true);
    socket.onAny((event: string, message: unknown, reply: unknown) => {
      const sent = event === "command" ? message : undefined;
      const ack = withRequestId(newRequestId(), () => execute(room, sender, sent, onFlood));
      void ack.then((answer) => typeof reply === "function" && reply(answer));
    });
    socket.on("disconnect", () => this.leave(socket, room, actor));
  }

  private leave(socket: Socket, room: Room, actor: Actor): void {
    metrics.sockets.dec({ role: actor.role });
    room.limits.forget(socket.id);
    room.worksheets.awareness.disconnected(socket.id);
    this.phones.delete(socket);
    this.consoles.delete(socket);
    if (actor.role === "participant") room.participants.presence.disconnect(actor.id);
    if (actor.role === "stage") room.participants.presence.closeStage(socket.id);
    if (actor.role !== "participant" && actor.role !== "stage")
      room.participants.presence.closeConsole(socket.id);
    room.participants.presenceChanged();
  }

  /** Takes a stalled phone out of the broadcasts of its room. */
  private silence(socket: Socket): void {
    const { room } = member(socket);
    for (const name of socket.rooms)
      if (name.startsWith(audience.phones(room.id, ""))) void socket.leave(name);
  }

  private catchUp(socket: Socket): void {
    const { room, actor } = member(socket);
    if (actor.role !== "participant") return;
    const language = room.participants.languageOf(actor.id);
    void socket.join(audience.phones(room.id, language));
    logErrors(() => socket.emit("view", this.broadcast.phone(room, language)));
    logErrors(() => this.groups.whole(socket, room, actor.id));
  }
}
