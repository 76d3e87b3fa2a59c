/**
 * An engine of connections with limits: frames are counted for their connection, arrivals and requests for
 * their person. A connection that brings more than a page of ours could is cut off.
 */
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server as Engine, type ServerOptions } from "engine.io";
import type { Server } from "socket.io";
import { Decoder, Encoder } from "socket.io-parser";
import { WebSocketServer } from "ws";
import { Bucket, Buckets, type BucketLimits } from "@/server/platform/limits/bucket";
import { type Bounds, readable } from "@/server/platform/limits/caps";
import { metrics } from "@/server/platform/metrics";

export interface EngineLimits {
  /** Bytes of a message. */
  message: number;
  bounds: Bounds;
  /** Frames of one connection; each counts one, and one more for each kilobyte. */
  frames: BucketLimits;
}

/** Arrivals of a person, and of all unknown ones from one address: a venue has one address. */
const PERSON: BucketLimits = { burst: 20, rate: 2, longest: 8_000 };
const ADDRESS: BucketLimits = { burst: 100, rate: 200, longest: 8_000 };
/** Requests of long polling; each counts one, and one more for four kilobytes. */
const REQUESTS: BucketLimits = { burst: 100, rate: 40, longest: 2_000 };
/** Milliseconds before a refusal, so that a visitor who comes back at once has to wait. */
const REFUSED_AFTER_MS = 1_000;
/** Milliseconds that a closed WebSocket waits for the other side's close frame. */
const CLOSE_TIMEOUT_MS = 2_000;
/** Milliseconds between two sweeps of addresses. */
const SWEEP_MS = 60_000;
/** Pieces of one message; browsers send one, or some of tens of kilobytes. */
const MAX_FRAGMENTS = 256;

type Visitor = (cookie: string | undefined) => Promise<string | null>;

export class LimitedEngine {
  private readonly engine: Engine;
  private readonly people = new Buckets(PERSON);
  private readonly addresses = new Buckets(ADDRESS);
  private readonly requests = new Buckets(REQUESTS);
  /** Addresses are kept as salted hashes. */
  private readonly salt = randomBytes(16).toString("base64");
  private readonly sweeping = setInterval(() => this.addresses.sweep(), SWEEP_MS).unref();

  /**
   * @param isOwn tells requests from pages of ours
   * @param visitor names the person by cookies, without the database
   */
  constructor(
    limits: EngineLimits,
    isOwn: (req: IncomingMessage) => boolean,
    private readonly visitor: Visitor,
    options: ServerOptions,
  ) {
    this.engine = new Engine({
      perMessageDeflate: false,
      httpCompression: false,
      ...options,
      maxHttpBufferSize: limits.message,
      wsEngine: countingFrames(limits.frames) as never,
      allowRequest: (req, decide) =>
        isOwn(req) ? void this.come(req, (welcome) => decide(null, welcome)) : decide(null, false),
    });
  }

  /** @param io made with `boundedParser` */
  bind(io: Server): void {
    io.bind(this.engine);
  }

  handle(req: IncomingMessage, res: ServerResponse): void {
    void this.request(
      req,
      () => this.engine.handleRequest(req as Parameters<Engine["handleRequest"]>[0], res),
      () => res.writeHead(429, { connection: "close" }).end(),
    );
  }

  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    const [asked, wire] = [req, socket] as unknown as Parameters<Engine["handleUpgrade"]>;
    void this.request(
      req,
      () => this.engine.handleUpgrade(asked, wire, head),
      () => socket.destroy(),
    );
  }

  close(): void {
    clearInterval(this.sweeping);
    this.engine.close();
  }

  /** A request of an existing connection waits for its bucket; a first one is met in `come`. */
  private async request(req: IncomingMessage, go: () => void, refuse: () => void): Promise<void> {
    const connection = new URL(req.url ?? "/", "http://live").searchParams.get("sid");
    if (connection === null) return go();
    const who = (await this.visitor(req.headers.cookie).catch(() => null)) ?? connection;
    const wait = this.requests.of(who).take(1 + (Number(req.headers["content-length"]) || 0) / 4_096);
    if (wait !== null) return after(wait, go);
    metrics.limited.inc({ what: "request" });
    refuse();
  }

  private async come(req: IncomingMessage, decide: (welcome: boolean) => void): Promise<void> {
    const person = await this.visitor(req.headers.cookie).catch(() => null);
    const bucket = person === null ? this.addresses.of(this.addressOf(req)) : this.people.of(person);
    const wait = bucket.take();
    if (wait === null) metrics.limited.inc({ what: "coming" });
    after(wait ?? REFUSED_AFTER_MS, () => decide(wait !== null));
  }

  private addressOf = (req: IncomingMessage): string =>
    createHash("sha256").update(`${this.salt}${req.socket.remoteAddress}`).digest("base64");
}

const after = (ms: number, go: () => void): void => (ms > 0 ? void setTimeout(go, ms) : go());

/**
 * Makes the engine's WebSockets, each read one frame per turn of the event loop: 64 KB can hold nine thousand
 * of the smallest, and all other connections would wait for them.
 */
const countingFrames = (limits: BucketLimits) =>
  class extends WebSocketServer {
    constructor(options: ConstructorParameters<typeof WebSocketServer>[0]) {
      super({
        ...options,
        allowSynchronousEvents: false,
        closeTimeout: CLOSE_TIMEOUT_MS,
        maxFragments: MAX_FRAGMENTS,
      } as typeof options);
    }

    override handleUpgrade(...[req, socket, head, done]: Parameters<WebSocketServer["handleUpgrade"]>): void {
      super.handleUpgrade(req, socket, head, (ws, ...more) => {
        const frames = new Bucket(limits);
        const count = (data: Buffer) => {
          // A closed connection that goes on is cut off too.
          if (ws.readyState === ws.OPEN && frames.take(1 + data.length / 1_024) !== null) return;
          metrics.limited.inc({ what: "frame" });
          // Frames that came in the same bytes are not heard any more.
          for (const event of ["message", "ping", "pong"]) ws.removeAllListeners(event);
          ws.terminate();
        };
        ws.on("message", count).on("ping", count).on("pong", count);
        done(ws, ...more);
      });
    }
  };

/** Reads packets whose form was checked. @throws where no page of ours sends one: the connection is closed */
export const boundedParser = (bounds: Bounds) => ({
  Encoder,
  Decoder: class extends Decoder {
    private greeted = false;

    override add(packet: unknown): void {
      const text = readable(packet, bounds);
      if (text === null) throw new Error("No page sends this.");
      // A second greeting would make a second member on one connection.
      if (text.startsWith("0") && this.greeted) return;
      this.greeted ||= text.startsWith("0");
      super.add(text);
    }
  },
});
