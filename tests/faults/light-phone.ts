/**
 * A phone without a browser: one WebSocket, the few packets of Engine.IO and Socket.IO, and every frame kept as
 * it came. Light enough for hundreds in one process. Reconnects with wide jitter, as real phones do.
 */
import { type ClientOptions, WebSocket } from "ws";
import type { Ack } from "@/workshop/protocol/acks";
import type { MineMessage, PhoneMessage } from "@/workshop/protocol/views";

type Down = PhoneMessage | MineMessage | { type: string; [key: string]: unknown };

export interface LightOptions {
  /** Origin of the server. */
  url: string;
  auth: object;
  cookie?: string;
  /** Of a connection through a front: the name in its certificate, and the like. */
  socket?: ClientOptions;
  /** Milliseconds of the longest pause before a new attempt; 0: does not come back by itself. */
  backOff?: number;
  random?: () => number;
  /** Keeps the text of every frame. */
  record?: boolean;
}

export class LightPhone {
  readonly frames: string[] = [];
  view: PhoneMessage | undefined;
  mine: MineMessage | undefined;
  /** Why the room refused the connection, if it did. */
  refused: string | undefined;
  connected = false;
  /** Called at each new connection. */
  onConnect: () => void = () => undefined;
  onView: (view: Down) => void = () => undefined;
  ws!: WebSocket;
  private next = 0;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly asked = new Map<number, (ack: Ack | null) => void>();

  constructor(readonly options: LightOptions) {
    this.open();
  }

  /** Sends a command; null when no acknowledgement came back on this connection within `timeout` milliseconds. */
  send(command: object, timeout = 30_000): Promise<Ack | null> {
    if (!this.connected || this.ws.readyState !== WebSocket.OPEN) return Promise.resolve(null);
    const id = this.next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, null), timeout);
      this.asked.set(id, (ack) => {
        clearTimeout(timer);
        resolve(ack);
      });
      this.ws.send(`42${id}["command",${JSON.stringify(command)}]`);
    });
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.ws.terminate();
  }

  /** Goes away for good. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.ws.terminate();
    this.lose();
  }

  /** Connects again now, after a stop. */
  come(): void {
    this.stopped = false;
    this.open();
  }

  private open(): void {
    const { url, auth, cookie, socket } = this.options;
    const ws = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
      ...socket,
      headers: { ...socket?.headers, ...(cookie ? { cookie } : {}) },
      perMessageDeflate: false,
      handshakeTimeout: 8_000,
    });
    this.ws = ws;
    ws.on("error", () => undefined);
    ws.on("close", () => {
      if (this.ws !== ws) return;
      this.lose();
      const { backOff = 0, random = Math.random } = this.options;
      if (!backOff || this.stopped) return;
      this.timer = setTimeout(() => this.open(), 50 + random() * backOff);
    });
    ws.on("message", (data) => {
      if (this.ws === ws) this.read(String(data), auth);
    });
  }

  private read(frame: string, auth: object): void {
    if (this.options.record) this.frames.push(frame);
    if (frame[0] === "0") this.ws.send(`40${JSON.stringify(auth)}`);
    else if (frame === "2") this.ws.send("3");
    else if (frame.startsWith("40")) {
      this.connected = true;
      this.refused = undefined;
      this.onConnect();
    } else if (frame.startsWith("44")) this.refused = String(JSON.parse(frame.slice(2)).message);
    else if (frame.startsWith("42")) {
      const [, view] = JSON.parse(frame.slice(2)) as [string, Down];
      if (view.type === "phone") this.view = view as PhoneMessage;
      if (view.type === "mine") this.mine = view as MineMessage;
      this.onView(view);
    } else if (frame.startsWith("43")) {
      const start = frame.indexOf("[");
      this.settle(Number(frame.slice(2, start)), (JSON.parse(frame.slice(start)) as [Ack])[0]);
    }
  }

  private lose(): void {
    this.connected = false;
    for (const id of [...this.asked.keys()]) this.settle(id, null);
  }

  private settle(id: number, ack: Ack | null): void {
    const done = this.asked.get(id);
    this.asked.delete(id);
    done?.(ack);
  }
}

/** The seed of this run: from the environment, so that a failure can be repeated, else a new one. Printed. */
export function seedOf(name: string): number {
  const seed = Number(process.env.TEST_SEED) || Math.floor(Math.random() * 2 ** 31);
  console.info(`${name}: TEST_SEED=${seed}`);
  return seed;
}
