/**
 * A broken network on demand: a TCP proxy that is slow, thin, uneven, deaf in one direction, silent, or gone. What it
 * can do follows Toxiproxy's list (https://github.com/Shopify/toxiproxy#toxics), with the black hole and the half-open
 * connection that venues' networks add.
 */
import { createServer, connect as dial, type Server, type Socket } from "node:net";

type Direction = "up" | "down";

/** Milliseconds that TCP waits for an acknowledgement beyond the way there and back: Linux's least (RTO_MIN). */
const RESEND_MS = 200;

/** State of the network; fields left out are as they should be. */
export interface Weather {
  /** Milliseconds that each piece needs, one way, and by how many more at most. */
  latency?: number;
  jitter?: number;
  /** Of all pieces, the share (0 to 1) that is lost once and sent again: what comes after it waits too. */
  loss?: number;
  /** Bytes a second, each way. */
  bandwidth?: number;
  /** Pieces of at most so many bytes, so that frames come in parts. */
  slice?: number;
  /**
   * Pieces that go this way are lost while the connection stays: half-open. "both" is a pulled cable. A
   * connection that lost something never passes anything that way again, since TCP does not go on after a
   * gap.
   */
  lose?: Direction | "both";
  /** New connections: refused at once, or accepted and never answered. */
  arrivals?: "refused" | "unanswered";
  /** Every connection breaks after so many bytes have come down. */
  limit?: number;
}

/** One direction of one connection: pieces leave in order, each at its time. */
class Pipe {
  private readonly queue: { bytes: Buffer; at: number }[] = [];
  private last = 0;
  private timer: NodeJS.Timeout | undefined;
  private passed = 0;
  /** Nothing passes here any more. */
  deaf = false;

  constructor(
    private readonly to: Socket,
    private readonly direction: Direction,
    private readonly weather: () => Weather,
    private readonly random: () => number,
    private readonly broken: () => void,
  ) {}

  push(bytes: Buffer): void {
    const { latency = 0, jitter = 0, loss = 0, bandwidth, slice = bytes.length, lose } = this.weather();
    if (lose === "both" || lose === this.direction) this.deaf = true;
    if (this.deaf) return;
    if (!latency && !jitter && !loss && !bandwidth && slice >= bytes.length && this.queue.length === 0) {
      this.write(bytes);
      return;
    }
    for (let from = 0; from < bytes.length; from += slice) {
      const piece = bytes.subarray(from, from + slice);
      const takes = bandwidth ? (piece.length / bandwidth) * 1_000 : 0;
      const again = loss && this.random() < loss ? 2 * latency + RESEND_MS : 0;
      this.last = Math.max(this.last + takes, Date.now() + takes + latency + again + this.random() * jitter);
      this.queue.push({ bytes: piece, at: this.last });
    }
    this.run();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.queue.length = 0;
  }

  private run(): void {
    if (this.timer) return;
    const next = this.queue[0];
    if (!next) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        while (this.queue[0] && this.queue[0].at <= Date.now()) this.write(this.queue.shift()!.bytes);
        this.run();
      },
      Math.max(0, next.at - Date.now()),
    );
  }

  private write(bytes: Buffer): void {
    if (this.deaf) return;
    const { limit } = this.weather();
    this.passed += bytes.length;
    this.to.write(bytes);
    if (limit !== undefined && this.direction === "down" && this.passed > limit) this.broken();
  }
}

interface Pair {
  near: Socket;
  far: Socket;
  up: Pipe;
  down: Pipe;
}

function deafen(pair: Pair): void {
  pair.up.deaf = true;
  pair.down.deaf = true;
}

export class FaultProxy {
  private readonly pairs = new Set<Pair>();
  private weather: Weather = {};
  private trap: { text: string; sprung: () => void; hold: boolean } | null = null;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
    private readonly random: () => number,
  ) {}

  /** @param url address of what stands behind: a server, a database, Redis. */
  static async before(url: string, random: () => number = Math.random): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
    const proxy = new FaultProxy(server, new URL(url), random);
    server.on("connection", (near) => proxy.accept(near));
    return proxy;
  }

  /** The same address, through this proxy. */
  get url(): string {
    const url = new URL(this.target);
    const address = this.server.address();
    if (typeof address === "object" && address) url.port = String(address.port);
    return url.href.replace(/\/$/, "");
  }

  /** From now on the network is like this, for connections that stand too. */
  become(weather: Weather): void {
    this.weather = weather;
  }

  /** Breaks every connection with a reset; new ones pass if the weather lets them. */
  reset(): void {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Breaks every connection and refuses new ones. */
  cut(): void {
    this.weather = { arrivals: "refused" };
    this.reset();
  }

  /** Lets nothing through any more, without closing anything; what is silent now stays so. */
  silence(): void {
    this.weather = { lose: "both" };
    for (const pair of this.pairs) deafen(pair);
  }

  /** All is well for new connections, and for those that were not silenced. */
  restore(): void {
    this.weather = {};
  }

  /**
   * Lets the next message that holds `text` reach the other side, keeps its word back, and then breaks that
   * connection and all others. Resolves when it has happened.
   */
  swallowWordOf(text: string): Promise<void> {
    return new Promise((sprung) => {
      this.trap = { text, sprung, hold: false };
    });
  }

  /** Keeps back the next message that holds `text`: the other side never hears it. Resolves when it came by. */
  holdBack(text: string): Promise<void> {
    return new Promise((sprung) => {
      this.trap = { text, sprung, hold: true };
    });
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private accept(near: Socket): void {
    const { arrivals } = this.weather;
    near.on("error", () => undefined);
    if (arrivals === "refused") {
      near.resetAndDestroy();
      return;
    }
    const far = dial(Number(this.target.port || 80), this.target.hostname);
    const now = () => this.weather;
    const broken = () => {
      near.resetAndDestroy();
      far.destroy();
    };
    const pair: Pair = {
      near,
      far,
      up: new Pipe(far, "up", now, this.random, broken),
      down: new Pipe(near, "down", now, this.random, broken),
    };
    if (arrivals === "unanswered") deafen(pair);
    this.pairs.add(pair);
    near.setNoDelay(true);
    far.setNoDelay(true);
    near.on("data", (bytes) => this.spring(pair, bytes) || pair.up.push(bytes));
    far.on("data", (bytes) => pair.down.push(bytes));
    for (const [one, two] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => undefined);
      one.on("close", () => {
        this.pairs.delete(pair);
        pair.up.stop();
        pair.down.stop();
        two.destroy();
      });
    }
  }

  /** True when the trap kept these bytes back. */
  private spring(pair: Pair, bytes: Buffer): boolean {
    if (!this.trap || pair.up.deaf || !bytes.includes(this.trap.text)) return false;
    const { sprung, hold } = this.trap;
    this.trap = null;
    if (!hold) pair.far.write(bytes);
    deafen(pair);
    if (hold) {
      sprung();
      return true;
    }
    // The other side gets the time to do what it was told.
    setTimeout(() => {
      this.cut();
      sprung();
    }, 150);
    return true;
  }
}
