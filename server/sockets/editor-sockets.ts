/**
 * The connections of the editor, on a Socket.IO server of their own, because an edit may be far larger than
 * any message of a phone. Identity and role come from the cookie at the handshake and are checked again
 * later.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { accountFromCookieHeader, sessionStands } from "@/server/accounts/socket-identity";
import { onSessionsEnded } from "@/server/accounts/signed-in";
import { RemoteEditors, REPORT_INTERVAL_MS } from "@/server/editor/remote-editors";
import type { DraftListener, DraftSession } from "@/server/editor/draft-session";
import { OpenDrafts } from "@/server/editor/open-drafts";
import { Buckets } from "@/server/platform/limits/bucket";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { log } from "@/server/platform/log";
import { ofOtherVersion, visitorOf } from "@/server/accounts/identity";
import { boundedParser, type EngineLimits, LimitedEngine } from "@/server/sockets/limited-engine";
import { fromOwnPages } from "@/server/http/origin-check";
import { CommandLimits } from "@/server/rooms/command-limits";
import { authorRole } from "@/server/store/editor/authored";
import { onAuthoredEvent } from "@/server/store/editor/authored-events";
import type { AuthorRole } from "@/workshop/editor/permissions";
import type { EditReason } from "@/workshop/editor/edit-reasons";
import {
  type Colleague,
  type EditorAck,
  type EditorCommand,
  editorCommandSchema,
  type EditorView,
  EDITOR_BOUNDS,
  MAX_EDITOR_BYTES,
} from "@/workshop/editor/protocol";
import { isWritable } from "@/workshop/editor/storable-text";
import { unreachable } from "@/model/unreachable";
import { authoredIdSchema, type WorkshopId } from "@/model/ids";

/** Milliseconds between two checks of sessions and roles. */
const CHECK_INTERVAL_MS = 10_000;

/** For drafts alone: that of the guide has three megabytes. No state is kept between messages. */
const DRAFTS_DEFLATED = { threshold: 65_536, serverNoContextTakeover: true, clientNoContextTakeover: true };

const LIMITS: EngineLimits = {
  message: MAX_EDITOR_BYTES,
  bounds: EDITOR_BOUNDS,
  frames: { burst: 4_096, rate: 1_024 },
};
/** Editors of one account; a further one is closed. Each may be sent the whole draft. */
const MAX_EDITORS = 20;
/** Unreadable edits of an account. No page of ours sends them, and a large one takes long to refuse. */
const UNREADABLE = { burst: 10, rate: 0.5 };
/** Letters of drafts sent to an account on request. */
const ASKED_DRAFTS = { burst: 16_000_000, rate: 1_000_000, longest: 10_000 };

const handshakeSchema = z.object({ as: z.literal("editor"), workshop: authoredIdSchema });

interface EditorConnection {
  draftSession: DraftSession;
  account: { id: string; name: string };
  role: AuthorRole;
  cookie: string | undefined;
  activity: string | null;
  otherVersion: boolean;
}

export class EditorSockets {
  private readonly engine: LimitedEngine;
  private readonly io: Server;
  private readonly limits = new CommandLimits();
  private readonly unreadable = new Buckets(UNREADABLE);
  private readonly asked = new Buckets(ASKED_DRAFTS);
  /** Edits of accounts in turns: a large one takes long to check. */
  private readonly edits = new FairQueue({ places: 1, each: 200, rest: (took) => took, hold: 500 });
  private readonly drafts = new OpenDrafts((workshop) => this.said.delete(workshop));
  private readonly stopListening: () => void;
  private readonly remoteEditors = new RemoteEditors();
  /** By workshop: the people last shown. */
  private readonly said = new Map<WorkshopId, string>();
  /** Tells other processes of people with a draft open here, and of its changes. */
  tell:
    | { people(workshop: WorkshopId, people: Colleague[]): void; edited(workshop: WorkshopId): void }
    | undefined;

  /** @param build of the pages that this server gives out */
  constructor(
    publicUrl: string | undefined,
    private readonly build: string | null = null,
  ) {
    this.engine = new LimitedEngine(LIMITS, (req) => fromOwnPages(req.headers, publicUrl), visitorOf, {
      pingInterval: 20_000,
      pingTimeout: 15_000,
      perMessageDeflate: DRAFTS_DEFLATED,
    });
    const parser = boundedParser(LIMITS.bounds);
    this.io = new Server({ parser, serveClient: false, connectTimeout: 8_000 });
    this.engine.bind(this.io);
    this.io.use((socket, next) => void this.admit(socket, next));
    this.io.on("connection", (socket) => this.welcome(socket));
    const checking = setInterval(() => void this.check(() => true), CHECK_INTERVAL_MS);
    checking.unref();
    const telling = setInterval(() => {
      for (const workshop of this.drafts.workshops())
        if (this.here(workshop).length > 0) this.tellPeople(workshop);
    }, REPORT_INTERVAL_MS);
    telling.unref();
    const stopSessions = onSessionsEnded((account) => void this.check((seat) => seat.account.id === account));
    const stopNews = onAuthoredEvent((workshop, news) => {
      if (news === "document") void this.refresh(workshop);
      else void this.check((seat) => seat.draftSession.id === workshop);
    });
    this.stopListening = () => {
      clearInterval(checking);
      clearInterval(telling);
      stopSessions();
      stopNews();
    };
  }

  handle(req: IncomingMessage, res: ServerResponse): void {
    this.engine.handle(req, res);
  }

  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.engine.upgrade(req, socket, head);
  }

  /** Finishes work under way, tells every editor that the server stops, and closes the connections. */
  async close(): Promise<void> {
    this.stopListening();
    for (const workshop of this.drafts.workshops()) await (await this.drafts.find(workshop))?.settled();
    this.io.emit("view", { type: "bye", reason: "restart" } satisfies EditorView);
    await new Promise((go) => setTimeout(go, 60));
    this.io.disconnectSockets(true);
    this.engine.close();
  }

  private async admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
    const refuse = (reason: string) => next(new Error(reason));
    const handshake = handshakeSchema.safeParse(socket.handshake.auth);
    if (!handshake.success) return refuse("not-allowed");
    const { cookie } = socket.handshake.headers;
    try {
      const account = await accountFromCookieHeader(cookie);
      if (!account) return refuse("signed-out");
      const role = await authorRole(handshake.data.workshop, account.id);
      const draftSession = role && (await this.draftSessionFor(socket, handshake.data.workshop));
      if (!role || !draftSession) return refuse("not-allowed");
      socket.data = {
        draftSession,
        account,
        role,
        cookie,
        activity: null,
        otherVersion: ofOtherVersion(socket.handshake.auth, this.build),
      } satisfies EditorConnection;
      next();
    } catch {
      refuse("unavailable");
    }
  }

  private welcome(socket: Socket): void {
    const seat = connectionOf(socket);
    if (this.editorsOf(seat.account.id) > MAX_EDITORS) return void socket.conn.close();
    socket.on("error", () => undefined);
    socket.handshake.headers = {};
    void socket.join(seat.draftSession.id);
    if (seat.otherVersion) socket.emit("view", { type: "renew" } satisfies EditorView);
    this.sendWhole(seat.draftSession, [socket]);
    this.tellPeople(seat.draftSession.id);
    socket.onAny((event: string, message: unknown, reply: unknown) => {
      const ack = this.heard(socket, event === "command" ? message : null);
      void ack.then((answer) => typeof reply === "function" && reply(answer));
    });
    socket.on("disconnect", () => {
      this.limits.forget(socket.id);
      this.tellPeople(seat.draftSession.id);
    });
  }

  private async heard(socket: Socket, message: unknown): Promise<EditorAck> {
    const { id } = connectionOf(socket).account;
    const unreadable = this.unreadable.of(id);
    const taken = this.limits.take(socket.id);
    if (taken === "flood" || unreadable.wait() > 0) socket.disconnect(true);
    if (taken !== "taken" || socket.disconnected) return refusal("too-fast");
    const leave = await this.edits.enter(id);
    if (!leave) return refusal("too-fast");
    try {
      const parsed = editorCommandSchema.safeParse(message);
      if (!parsed.success || !isWritable(parsed.data)) {
        unreadable.take();
        return refusal("bad-edit");
      }
      // A requested draft waits for its bucket alone.
      if (parsed.data.type === "sync") leave();
      return await this.command(socket, parsed.data);
    } catch (error) {
      log.error("edit-failed", "An edit failed.", error);
      return refusal("not-saved");
    } finally {
      leave();
    }
  }

  private async command(socket: Socket, command: EditorCommand): Promise<EditorAck> {
    const seat = connectionOf(socket);
    const { draftSession, account } = seat;
    const sender = { accountId: account.id, commandId: command.id };
    switch (command.type) {
      case "edit":
        return draftSession.edit(sender, command.op, this.listenerFor(draftSession, socket));
      case "restore":
        return draftSession.restore(sender, command.version, this.listenerFor(draftSession, socket));
      case "name-version":
        return draftSession.name(account.id, command.name);
      case "at":
        seat.activity = command.activity;
        this.tellPeople(draftSession.id);
        return { ok: true, revision: draftSession.revision };
      case "sync":
        return this.sendAsked(socket);
      default:
        return unreachable(command);
    }
  }

  /** Sends an op to all but its sender, a whole draft to all. */
  private listenerFor(draftSession: DraftSession, sender: Socket | null): DraftListener {
    return {
      edited: (revision, op) => {
        const view: EditorView = {
          type: "edited",
          revision,
          op,
          by: sender ? connectionOf(sender).account.name : "",
        };
        (sender ?? this.io).to(draftSession.id).emit("view", view);
        this.tell?.edited(draftSession.id);
      },
      replaced: () => {
        if (sender) this.tell?.edited(draftSession.id);
        this.sendWhole(draftSession, this.at(draftSession.id));
      },
    };
  }

  private async sendAsked(socket: Socket): Promise<EditorAck> {
    const { draftSession, account } = connectionOf(socket);
    const wait = this.asked.of(account.id).take(draftSession.text.length);
    if (wait === null) return refusal("too-fast");
    if (wait > 0) await pause(wait);
    this.sendWhole(draftSession, [socket]);
    return { ok: true, revision: draftSession.revision };
  }

  private sendWhole({ revision, text }: DraftSession, sockets: readonly Socket[]): void {
    for (const socket of sockets) {
      const { role } = connectionOf(socket);
      const view: Omit<Extract<EditorView, { type: "draft" }>, "draft"> = {
        type: "draft",
        revision,
        role,
        self: socket.id,
      };
      // Written as Socket.IO writes an event.
      socket.conn.write(`2["view",${JSON.stringify(view).slice(0, -1)},"draft":${text}}]`);
    }
  }

  /** Takes another process's people with this draft open. */
  peopleElsewhere(from: string, workshop: WorkshopId, people: Colleague[]): void {
    this.remoteEditors.heard(from, workshop, people);
    if (this.drafts.find(workshop)) this.showPeople(workshop);
  }

  private tellPeople(workshop: WorkshopId): void {
    const here = this.here(workshop);
    this.tell?.people(workshop, here);
    this.showPeople(workshop);
  }

  private here(workshop: WorkshopId): Colleague[] {
    return this.at(workshop).map((socket) => {
      const { account, activity } = connectionOf(socket);
      return { id: socket.id, account: account.id, name: account.name, activity };
    });
  }

  /** Shows all editors of a draft its people, when they are others than before. */
  private showPeople(workshop: WorkshopId): void {
    const view: EditorView = {
      type: "people",
      people: [...this.here(workshop), ...this.remoteEditors.of(workshop)],
    };
    const text = JSON.stringify(view);
    if (this.said.get(workshop) === text) return;
    this.said.set(workshop, text);
    this.io.to(workshop).emit("view", view);
  }

  private async refresh(workshop: WorkshopId): Promise<void> {
    const draftSession = await this.drafts.find(workshop);
    if (draftSession) await draftSession.refresh(this.listenerFor(draftSession, null));
  }

  /** Disconnects seats whose session, role or workshop has ended; those who come back get what holds now. */
  private async check(concerns: (seat: EditorConnection) => boolean): Promise<void> {
    for (const socket of this.io.sockets.sockets.values()) {
      const seat = connectionOf(socket);
      if (!seat || !concerns(seat)) continue;
      try {
        const holds =
          (await sessionStands(seat.cookie)) &&
          (await authorRole(seat.draftSession.id, seat.account.id)) === seat.role;
        if (!holds) socket.disconnect(true);
      } catch {
        // While the database is away no one is put out.
      }
    }
  }

  private at(workshop: WorkshopId): Socket[] {
    return [...this.io.sockets.sockets.values()].filter(
      (s) => connectionOf(s)?.draftSession.id === workshop && s.connected,
    );
  }

  private editorsOf = (account: string): number =>
    [...this.io.sockets.sockets.values()].filter((socket) => connectionOf(socket).account.id === account)
      .length;

  private async draftSessionFor({ conn }: Socket, workshop: WorkshopId): Promise<DraftSession | null> {
    if (conn.readyState !== "open") return null;
    conn.once("close", () => this.drafts.leave(workshop, conn));
    return this.drafts.enter(workshop, conn);
  }
}

const connectionOf = (socket: Socket): EditorConnection => socket.data as EditorConnection;
const refusal = (reason: EditReason): EditorAck => ({ ok: false, reason });
