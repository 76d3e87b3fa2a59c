/**
 * One phone of the load generator: a TCP socket, a WebSocket handshake written by hand and as much of Socket.IO as
 * a phone speaks. Messages are told apart by their first bytes and not parsed, so that one process can be thousands.
 */
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { clock } from "@/bench/clock";
import { CLOSE, frame, PING, PONG, readFrames } from "@/bench/fleet/frames";

export interface Target {
  port: number;
  /** Path and query of the WebSocket. */
  path: string;
  /** Text sent when Engine.IO has opened; null for a bare WebSocket, which is ready at once. */
  greeting: string | null;
}

/** Reads of all phones go through one buffer: each is used up before the next. */
const inbox = Buffer.allocUnsafe(256 * 1_024);
const pong = frame("3");
const VIEW = Buffer.from('42["view",{"type":"');
const ADDRESSES = 4;

export class Phone {
  private socket: Socket | null = null;
  private upgraded = false;
  private rest: Buffer | null = null;
  connected = false;
  /** When the newest shared view came, on the machine's clock; 0 for none since this was set to 0. */
  viewAt = 0;
  /** Shared views that came so far. */
  views = 0;
  /** When the personal message came. */
  mineAt = 0;
  sentAt = 0;
  ackedAt = 0;
  /** The text of the newest ack. */
  ack = "";
  onReady: (() => void) | null = null;
  onAck: (() => void) | null = null;
  onClose: (() => void) | null = null;

  constructor(
    private readonly number: number,
    private readonly target: Target,
    private readonly cookie: string | null,
  ) {}

  connect(): void {
    this.upgraded = false;
    this.rest = null;
    const socket = connect({
      host: "127.0.0.1",
      port: this.target.port,
      localAddress: `127.0.0.${2 + (this.number % ADDRESSES)}`,
      noDelay: true,
      onread: { buffer: inbox, callback: (length) => this.read(inbox.subarray(0, length)) },
    });
    this.socket = socket;
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (this.socket !== socket) return;
      this.connected = false;
      this.onClose?.();
    });
    const key = randomBytes(16).toString("base64");
    const cookie = this.cookie ? `Cookie: ${this.cookie}\r\n` : "";
    socket.write(
      `GET ${this.target.path} HTTP/1.1\r\nHost: 127.0.0.1:${this.target.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n${cookie}\r\n`,
    );
  }

  /** Sends one frame made beforehand. */
  send(bytes: Buffer): void {
    this.sentAt = clock();
    this.ackedAt = 0;
    this.socket?.write(bytes);
  }

  /** Breaks the connection off without a word. */
  drop(): void {
    const { socket } = this;
    this.socket = null;
    this.connected = false;
    socket?.destroy();
  }

  /** Stops or goes on reading. */
  stall(on: boolean): void {
    if (on) this.socket?.pause();
    else this.socket?.resume();
  }

  private read(bytes: Buffer): boolean {
    const all = this.rest ? Buffer.concat([this.rest, bytes]) : bytes;
    let used = 0;
    if (!this.upgraded) {
      const end = all.indexOf("\r\n\r\n");
      if (end < 0) return this.keep(all);
      if (all.toString("latin1", 9, 12) !== "101") {
        this.drop();
        return true;
      }
      this.upgraded = true;
      used = end + 4;
      if (!this.target.greeting) this.ready();
    }
    const body = used ? all.subarray(used) : all;
    return this.keep(body.subarray(readFrames(body, this.frame)));
  }

  private keep(rest: Buffer): true {
    this.rest = rest.length ? Buffer.from(rest) : null;
    return true;
  }

  private readonly frame = (opcode: number, payload: Buffer): void => {
    if (opcode === PING) this.socket?.write(frame(payload, PONG));
    if (opcode === CLOSE) this.socket?.end();
    if (opcode !== 1) return;
    const packet = payload[0];
    if (packet === 0x30 && this.target.greeting) this.socket?.write(frame(this.target.greeting));
    else if (packet === 0x32) this.socket?.write(pong);
    else if (packet === 0x34) this.message(payload);
  };

  private message(payload: Buffer): void {
    switch (payload[1]) {
      case 0x30:
        this.ready();
        break;
      case 0x32:
        if (payload.compare(VIEW, 0, VIEW.length, 0, VIEW.length) !== 0) break;
        if (payload[VIEW.length] === 0x70) {
          this.viewAt = clock();
          this.views++;
        }
        if (payload[VIEW.length] === 0x6d) this.mineAt = clock();
        break;
      case 0x33:
        this.ackedAt = clock();
        this.ack = payload.toString();
        this.onAck?.();
        break;
      case 0x34:
        this.drop();
        break;
    }
  }

  private ready(): void {
    this.connected = true;
    this.onReady?.();
  }
}
