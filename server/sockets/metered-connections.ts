/**
 * Meters connections: bytes and processor time are charged to the person behind each (O-80 to O-84). A frame is checked
 * before it is parsed. Whoever has used up their budget is not read from until it has recovered; nothing is lost, what
 * they send meanwhile waits on their side.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Server as Engine, Socket as EngineSocket } from "engine.io";
import type { Bounds } from "@/server/platform/limits/frame";
import type { Ledger } from "@/server/platform/limits/ledger";
import type { Payer } from "@/server/platform/limits/payer";
import { MeteredConnection } from "@/server/sockets/metered-connection";

/** Milliseconds that a handshake takes besides what is measured. */
const ARRIVAL_MS = 0.5;
/** Milliseconds until somebody who cannot be let in now is told so: who comes back at once has to wait for that. */
const REFUSED_AFTER_MS = 1_000;

export class MeteredConnections {
  private readonly all = new Map<string, MeteredConnection>();

  /** Make it when Socket.IO has the engine already. */
  constructor(
    engine: Engine,
    private readonly ledger: Ledger,
    private readonly bounds: Bounds,
  ) {
    engine.on("connection", (conn: EngineSocket) => {
      const { id } = conn as unknown as { id: string };
      this.all.set(id, new MeteredConnection(conn, this.bounds));
      conn.once("close", () => this.all.delete(id));
    });
  }

  of(conn: unknown): MeteredConnection | undefined {
    return this.all.get((conn as { id: string }).id);
  }

  handle(engine: Engine, req: IncomingMessage, res: ServerResponse): void {
    this.request(
      req,
      req.method === "POST",
      () => engine.handleRequest(req as Parameters<Engine["handleRequest"]>[0], res),
      () => res.writeHead(429, { connection: "close" }).end(),
    );
  }

  upgrade(engine: Engine, req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [asked, wire] = [req, socket] as unknown as Parameters<Engine["handleUpgrade"]>;
    this.request(
      req,
      true,
      () => engine.handleUpgrade(asked, wire, head),
      () => socket.destroy(),
    );
  }

  /**
   * A request of a connection that exists, as soon as it may cost more.
   * @param brings whether it brings messages, which come after those that wait
   * @param refuse when too many of them wait
   */
  private request(req: IncomingMessage, brings: boolean, go: () => void, refuse: () => void): void {
    const line = this.all.get(new URL(req.url ?? "/", "http://live").searchParams.get("sid") ?? "");
    if (line) void line.request(brings, go, refuse);
    else go();
  }

  /** Somebody comes: at once, when it is their turn, or not now. @param known who is told by their cookies */
  async arrival(
    req: IncomingMessage,
    known: Promise<Payer | null>,
    decide: (welcome: boolean) => void,
  ): Promise<void> {
    const payer = await known.catch(() => null);
    if (payer) {
      payer.spend({ bytes: 0, ms: ARRIVAL_MS });
      if (await payer.turn()) return decide(true);
    } else {
      const wait = this.ledger.stranger(req.socket.remoteAddress ?? "");
      if (wait !== null) return void (wait === 0 ? decide(true) : setTimeout(decide, wait, true));
    }
    setTimeout(decide, REFUSED_AFTER_MS, false);
  }
}
