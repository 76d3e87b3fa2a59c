/**
 * The connections of the editor. A Socket.IO server of their own, because an edit may be far larger than any message of a
 * phone. Identity and role come from the cookie at the handshake and are checked again while the connection lasts.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server as Engine } from "engine.io";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { accountFromCookieHeader, sessionStands } from "@/server/accounts/socket-identity";
import { onSessionsEnded } from "@/server/accounts/signed-in";
import { RemoteEditors, REPORT_INTERVAL_MS } from "@/server/editor/remote-editors";
import type { DraftListener, DraftSession } from "@/server/editor/draft-session";
import { OpenDrafts } from "@/server/editor/open-drafts";
import { sessionTokenOf } from "@/server/accounts/session-token";
import type { Ledger } from "@/server/platform/limits/ledger";
import { charge } from "@/server/platform/limits/payer";
import { log } from "@/server/platform/log";
import { setWsOptions } from "@/server/sockets/ws-options";
import { ofOtherVersion, knownPayer } from "@/server/accounts/identity";
import { AS_EDITOR, OVERDRAWN } from "@/server/sockets/metered-connection";
import { MeteredConnections } from "@/server/sockets/metered-connections";
import { fromOwnPages } from "@/server/http/origin-check";
import { Bucket } from "@/server/rooms/rate-limiter";
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

/** Milliseconds between two looks whether sessions and roles still hold. */
const CHECK_INTERVAL_MS = 10_000;

const handshakeSchema = z.object({ as: z.literal("editor"), workshop: authoredIdSchema });

interface EditorConnection {
  draftSession: DraftSession;
  account: { id: string; name: string };
  role: AuthorRole;
  cookie: string | undefined;
  activity: string | null;
  /** The page is of another version than this server. */
  otherVersion: boolean;
}

export class EditorSockets {
  private readonly engine: Engine;
  private readonly io: Server;
  private readonly lines: MeteredConnections;
  private readonly drafts = new OpenDrafts((workshop) => this.said.delete(workshop));
  private readonly stopListening: () => void;
  private readonly remoteEditors = new RemoteEditors();
  /** By workshop: who was said to be here last. */
  private readonly said = new Map<WorkshopId, string>();
  /** Tells other processes who has a draft open here, and that one was changed here. */
  tell:
    | { people(workshop: WorkshopId, people: Colleague[]): void; edited(workshop: WorkshopId): void }
    | undefined;

  /** @param build of the pages that this server gives out */
  constructor(
    publicUrl: string | undefined,
    private readonly ledger: Ledger,
    private readonly build: string | null = null,
  ) {
    this.engine = new Engine({
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MAX_EDITOR_BYTES,
      pingInterval: 20_000,
      pingTimeout: 15_000,
      allowRequest: (req, decide) => {
        if (!fromOwnPages(req.headers, publicUrl)) return decide(null, false);
        void this.lines.arrival(req, knownPayer(ledger, req.headers.cookie), (welcome) =>
          decide(null, welcome),
        );
      },
    });
    setWsOptions(this.engine);
    this.io = new Server({ serveClient: false, connectTimeout: 8_000 });
    this.io.bind(this.engine);
    this.lines = new MeteredConnections(this.engine, ledger, EDITOR_BOUNDS);
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
    this.lines.handle(this.engine, req, res);
  }

  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.lines.upgrade(this.engine, req, socket, head);
  }

  /** Finishes what was asked, tells every editor that the server stops, and closes the connections. */
  async close(): Promise<void> {
    this.stopListening();
    for (const workshop of this.drafts.workshops()) await (await this.drafts.find(workshop))?.settled();
    this.io.emit("view", { type: "bye", reason: "restart" } satisfies EditorView);
    await new Promise((go) => setTimeout(go, 60));
    this.io.disconnectSockets(true);
    this.engine.close();
  }

  private async admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
    const line = this.lines.of(socket.conn);
    const refuse = (reason: string) => {
      line?.refused();
      next(new Error(reason));
    };
    const asked = handshakeSchema.safeParse(socket.handshake.auth);
    if (!asked.success) return refuse("not-allowed");
    const { cookie } = socket.handshake.headers;
    try {
      const account = await accountFromCookieHeader(cookie);
      if (!account) return refuse("signed-out");
      await line?.paidBy(this.ledger.staff(account.id, sessionTokenOf(cookie) ?? undefined), AS_EDITOR);
      const role = await authorRole(asked.data.workshop, account.id);
      const draftSession =
        role && (await line?.during(() => this.draftSessionFor(socket, asked.data.workshop)));
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
    const line = this.lines.of(socket.conn);
    const bucket = new Bucket();
    socket.on("error", () => undefined);
    socket.handshake.headers = {};
    void socket.join(seat.draftSession.id);
    if (seat.otherVersion) socket.emit("view", { type: "renew" } satisfies EditorView);
    line?.during(() => this.sendAsked(seat.draftSession, socket));
    this.tellPeople(seat.draftSession.id);
    const heard = (event: string, message: unknown, reply: unknown) => {
      const answer = (ack: EditorAck) => {
        if (typeof reply === "function") reply(ack);
      };
      const taken = bucket.take();
      if (taken === "flood") {
        socket.disconnect(true);
        line?.stopReading();
        return;
      }
      if (taken === "refused" || event === OVERDRAWN) return answer(refusal("too-fast"));
      const parsed = event === "command" ? editorCommandSchema.safeParse(message) : null;
      if (!parsed?.success || !isWritable(parsed.data)) {
        line?.badEdit();
        return answer(refusal("bad-edit"));
      }
      this.command(socket, parsed.data)
        .catch((error: unknown) => {
          log.error("edit-failed", "An edit failed.", error);
          return refusal("not-saved");
        })
        .then((ack) => line?.during(() => answer(ack)));
    };
    socket.onAny((event: string, message: unknown, reply: unknown) =>
      line?.during(() => heard(event, message, reply)),
    );
    socket.on("disconnect", () => this.tellPeople(seat.draftSession.id));
  }

  private async command(socket: Socket, command: EditorCommand): Promise<EditorAck> {
    const seat = connectionOf(socket);
    const { draftSession, account } = seat;
    const asked = { accountId: account.id, commandId: command.id };
    switch (command.type) {
      case "edit":
        return draftSession.edit(asked, command.op, this.listenerFor(draftSession, socket));
      case "restore":
        return draftSession.restore(asked, command.version, this.listenerFor(draftSession, socket));
      case "name-version":
        return draftSession.name(account.id, command.name);
      case "at":
        seat.activity = command.activity;
        this.tellPeople(draftSession.id);
        return { ok: true, revision: draftSession.revision };
      case "sync":
        this.sendAsked(draftSession, socket);
        return { ok: true, revision: draftSession.revision };
      default:
        return unreachable(command);
    }
  }

  /** An op goes to the others; who sent it has it already. The whole goes to everybody. */
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
        charge(() => this.sendWhole(draftSession, this.at(draftSession.id)));
      },
    };
  }

  /** Whoever asks for a draft pays for its length: it is kept for them until their network has taken it. */
  private sendAsked(draftSession: DraftSession, socket: Socket): void {
    this.lines.of(socket.conn)?.sent(draftSession.text.length);
    this.sendWhole(draftSession, [socket]);
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
      // As Socket.IO writes an event.
      socket.conn.write(`2["view",${JSON.stringify(view).slice(0, -1)},"draft":${text}}]`);
    }
  }

  /** Other processes say who has a draft open there. */
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

  /** To everybody who has it open here, when it is another company than before. */
  private showPeople(workshop: WorkshopId): void {
    const view: EditorView = {
      type: "people",
      people: [...this.here(workshop), ...this.remoteEditors.of(workshop)],
    };
    const said = JSON.stringify(view);
    if (this.said.get(workshop) === said) return;
    this.said.set(workshop, said);
    this.io.to(workshop).emit("view", view);
  }

  private async refresh(workshop: WorkshopId): Promise<void> {
    const draftSession = await this.drafts.find(workshop);
    if (draftSession) await draftSession.refresh(this.listenerFor(draftSession, null));
  }

  /** Lets go of those whose session, role or workshop has ended; who comes back gets what holds now. */
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
        // While the database is away nothing is known, and nobody is put out.
      }
    }
  }

  private at(workshop: WorkshopId): Socket[] {
    return [...this.io.sockets.sockets.values()].filter(
      (s) => connectionOf(s)?.draftSession.id === workshop && s.connected,
    );
  }

  private async draftSessionFor({ conn }: Socket, workshop: WorkshopId): Promise<DraftSession | null> {
    if (conn.readyState !== "open") return null;
    conn.once("close", () => this.drafts.leave(workshop, conn));
    return this.drafts.enter(workshop, conn);
  }
}

const connectionOf = (socket: Socket): EditorConnection => socket.data as EditorConnection;
const refusal = (reason: EditReason): EditorAck => ({ ok: false, reason });
