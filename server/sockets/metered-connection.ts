/**
 * One connection whose costs are charged to the person behind it (O-80 to O-82). Of people who have spent their budget or
 * sent many messages one frame waits here, and the others unread.
 */
import type { Socket as EngineSocket } from "engine.io";
import type { WebSocket } from "ws";
import { type Bounds, frameOf } from "@/server/platform/limits/frame";
import { Payer, type PersonalBudget } from "@/server/platform/limits/payer";
import { metrics } from "@/server/platform/metrics";
import { FrameGate } from "@/server/sockets/frame-gate";

/** Milliseconds that reading a frame, a request of long polling and a refusal take besides what is measured. */
const FRAME_MS = 0.05;
const REQUEST_MS = 0.5;
const REFUSAL_MS = 5;
/** What an edit that no page of ours sends costs besides: reading large ones again and again would slow everybody. */
const BAD_EDIT_MS = 50;

/** Of a connection that has not said yet whose it is. */
const UNKNOWN: PersonalBudget = {
  bytes: { burst: 16_384, rate: 1_024 },
  ms: { burst: 20, rate: 5 },
  pace: { burst: 4, rate: 100 },
  waiting: 10,
};

/** What it takes to find out who somebody is; what they are shown then is measured. */
interface ArrivalCost {
  ms: number;
  /** Milliseconds that the room is not charged for: a whole room that comes back at once would wait for itself. */
  alone: number;
  /** Connections that one person has of this kind, and which is closed beyond them. */
  most: number;
  over: "oldest" | "newest";
  /** Extra milliseconds of each connection beyond them. */
  beyond: number;
}

export const AS_GUEST: ArrivalCost = { ms: 0.5, alone: 1, most: 10, over: "oldest", beyond: 10 };
export const AS_STAFF: ArrivalCost = {
  ms: 3,
  alone: 0,
  most: Number.POSITIVE_INFINITY,
  over: "oldest",
  beyond: 0,
};
/** Each is sent the whole draft when it is another. Many tabs of one account that came back in turn would never end. */
export const AS_EDITOR: ArrivalCost = { ms: 10, alone: 0, most: 20, over: "newest", beyond: 0 };

/** Milliseconds that somebody rests at least before they are read from again. */
const REST_MS = 50;
/** Milliseconds of reading without a frame that are a pause, also in a busy process. */
const PAUSE_MS = 60;
/** Frames without a pause, from which on others are read first. A phone sends four kept answers at once, then one each 150 ms. */
const WITHOUT_PAUSE = 12;
/** Packets in one post of long polling. */
const MAX_PACKETS = 256;

/** The event in whose place a message stands that was not read, because its sender had spent what they may. */
export const OVERDRAWN = "overdrawn";

/** As much of Engine.IO's transports and of `ws` as is needed here. */
interface Wire {
  name: string;
  socket?: WebSocket;
  onData(data: unknown): void;
  close(): void;
}

const wireOf = (conn: EngineSocket): Wire => conn.transport as unknown as Wire;

export class MeteredConnection {
  /** Since it is known whose it is. */
  as: ArrivalCost | null = null;
  private payer = new Payer(UNKNOWN);
  private readonly read: (data: unknown) => void;
  private gate: FrameGate | null = null;
  /** One frame of a WebSocket, or what is left of a post. */
  private held: unknown[] = [];
  private busy = false;
  /** When a frame was last awaited, on the process's own clock, and whether it had come already. */
  private awaited = { at: Number.NEGATIVE_INFINITY, here: false };
  /** How many frames came since the last pause. */
  private inARow = 0;
  private greeted = false;
  private told = false;

  constructor(
    private readonly conn: EngineSocket,
    private readonly bounds: Bounds,
  ) {
    const [read] = conn.listeners("data") as [(data: unknown) => void];
    this.read = read;
    conn.off("data", read);
    conn.on("data", (data: unknown) => this.take(data));
    conn.on("packet", ({ type }: { type: string }) => type !== "message" && this.sign());
    this.watch(wireOf(conn));
    conn.on("upgrade", () => this.watch(wireOf(conn)));
    let tried: unknown;
    conn.on("upgrading", (transport: unknown) => {
      if (tried === transport) (transport as Wire).close();
      tried = transport;
      this.sign();
    });
    conn.once("close", () => {
      this.held = [];
      this.payer.connections.delete(this);
      this.payer.forget(this.goOn);
    });
  }

  /**
   * From now on they pay. Resolves when they may cost more.
   * @param as what that costs, and how many such connections they have at once
   */
  async paidBy(payer: Payer, as: ArrivalCost): Promise<void> {
    if (this.conn.readyState !== "open") return;
    // Who was not let in after all may greet again as somebody else.
    this.payer.connections.delete(this);
    this.payer = payer;
    this.as = as;
    this.inARow = 0;
    payer.connections.add(this);
    const alike = [...payer.connections].filter((one) => one.as === as);
    const beyond = alike.length > as.most;
    if (beyond) (as.over === "oldest" ? alike[0]! : this).end();
    payer.spend({ bytes: 0, ms: as.ms });
    payer.spendAlone({ bytes: 0, ms: as.alone + (beyond ? as.beyond : 0) });
    if (!(await payer.turn())) this.end();
  }

  /** They were not let in, and may greet again; to look them up was not free. */
  refused(): void {
    this.greeted = false;
    this.payer.spend({ bytes: 0, ms: REFUSAL_MS });
  }

  /** Charges for what they asked for and are sent. */
  sent(bytes: number): void {
    this.payer.spend({ bytes, ms: 0 });
  }

  badEdit(): void {
    this.payer.spend({ bytes: 0, ms: BAD_EDIT_MS });
  }

  during<T>(work: () => T): T {
    return this.payer.during(work);
  }

  alone<T>(work: () => T): T {
    return this.payer.alone(work);
  }

  async request(brings: boolean, go: () => void, refuse: () => void): Promise<void> {
    this.payer.spend({ bytes: 0, ms: REQUEST_MS });
    const welcome = await this.payer.turn();
    while (brings && this.held.length > 0) await new Promise((rested) => setTimeout(rested, REST_MS));
    if (welcome) go();
    else refuse();
  }

  /** Closes the connection, and reads no more of it. */
  end(): void {
    this.conn.close(true);
    this.stopReading();
  }

  stopReading(): void {
    this.gate?.pause();
  }

  private watch(wire: Wire): void {
    this.gate = wire.socket ? new FrameGate(wire.socket) : null;
    if (this.busy) this.stopReading();
    wire.socket?.on("ping", () => this.sign());
    if (wire.name !== "polling") return;
    const { onData } = wire;
    wire.onData = (data) => (packetsIn(String(data)) > MAX_PACKETS ? this.end() : onData.call(wire, data));
  }

  /** A sign of life, or another packet that says nothing. */
  private sign(): void {
    this.count();
    this.payer.spend({ bytes: 0, ms: FRAME_MS });
    if (this.payer.wait() > 0) this.rest();
  }

  /** Notes a frame, and whether it had been waiting. */
  private count(): void {
    const now = performance.now();
    const { at, here } = this.awaited;
    if (!here && now - at > PAUSE_MS) this.inARow = 0;
    this.inARow++;
    this.awaited = { at: now, here: false };
  }

  private take(data: unknown): void {
    if (this.conn.readyState !== "open") return;
    this.count();
    const paid = this.payer.wait() === 0;
    this.payer.spend({ bytes: sizeOf(data), ms: FRAME_MS });
    this.payer.countMessage();
    if (paid && !this.busy && !this.comesAfterOthers) this.pass(data);
    else if (paid || this.told || !this.tell(data)) this.hold(data, paid);
  }

  /** It is read when they may cost more; where they may, after those of others. */
  private hold(data: unknown, paid: boolean): void {
    this.stopReading();
    this.held.push(data);
    if (!paid) this.rest();
    else if (!this.busy) {
      this.busy = true;
      this.plan();
    }
  }

  /** Whoever has overdrawn is told so once on each connection. @returns whether this was the message to be refused */
  private tell(data: unknown): boolean {
    if (this.payer.overspent !== "person") return false;
    const frame = frameOf(data, this.bounds);
    if (!("head" in frame)) return false;
    this.told = true;
    this.read(`${frame.head}["${OVERDRAWN}",null]`);
    return true;
  }

  /** Reads no more until they may cost more. */
  private rest(): void {
    this.stopReading();
    if (this.busy) return;
    this.busy = true;
    const { overspent } = this.payer;
    if (overspent) metrics.waits.inc({ of: overspent === "person" ? "people" : "rooms" });
    this.waitFor(this.payer.wait());
  }

  private waitFor(ms: number): void {
    setTimeout(() => this.plan(), Math.max(ms, REST_MS));
  }

  private plan(): void {
    this.payer.afterOthers(this.goOn, this.sendsWithoutPause);
  }

  private get comesAfterOthers(): boolean {
    return this.payer.comesAfterOthers || this.sendsWithoutPause;
  }

  private get sendsWithoutPause(): boolean {
    return this.payer.countsMessages && this.inARow > WITHOUT_PAUSE;
  }

  /** Whether nothing is read now: it is planned for when they may cost more, and not at all once they are gone. */
  private mustWait(): boolean {
    if (this.conn.readyState !== "open") return true;
    const wait = this.payer.wait();
    if (wait > 0) this.waitFor(wait);
    return wait > 0;
  }

  /** One frame of those that wait; reads again when there is none. */
  private readonly goOn = () => {
    if (this.mustWait()) return;
    if (this.held.length > 0) {
      this.pass(this.held.shift());
      if (this.mustWait()) return;
      if (this.held.length > 0) return this.plan();
    }
    this.busy = false;
    this.awaited = { at: performance.now(), here: this.gate?.resume() ?? false };
  };

  private pass(data: unknown): void {
    this.payer.during(() => {
      const frame = frameOf(data, this.bounds);
      if (frame.is === "foreign") return this.end();
      if (frame.is === "greeting") {
        // It would be a second member on one connection.
        if (this.greeted) return;
        this.greeted = true;
      }
      // As a message of which nothing can be read: it counts as a command, and is refused as one.
      this.read(frame.is === "excessive" ? `${frame.head}["command",null]` : data);
    });
  }
}

const sizeOf = (data: unknown): number =>
  typeof data === "string" ? Buffer.byteLength(data) : Buffer.isBuffer(data) ? data.length : 0;

function packetsIn(payload: string): number {
  let packets = 1;
  for (let at = payload.indexOf("\u001e"); at >= 0; at = payload.indexOf("\u001e", at + 1)) packets++;
  return packets;
}
