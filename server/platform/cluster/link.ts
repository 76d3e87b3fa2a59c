/**
 * Two connections to Redis or Valkey: one that subscribes, one that publishes. Nothing is stored there, so
 * messages leave no trace, and those sent while a connection is down are lost.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Milliseconds. */
const CONNECT_TIMEOUT_MS = 2_000;
const MAX_RECONNECT_DELAY_MS = 1_000;
const SUBSCRIBE_TIMEOUT_MS = 500;

type MessageListener = (bytes: Buffer) => void;

function open(url: string) {
  // A server that runs alone never loads it.
  const { createClient } = require("@redis/client") as typeof import("@redis/client");
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      reconnectStrategy: (tries) =>
        Math.min(50 * 2 ** tries, MAX_RECONNECT_DELAY_MS) * (0.5 + Math.random() / 2),
    },
  });
  // It connects again by itself; our own heartbeats tell when it is there.
  client.on("error", () => undefined);
  return client;
}

export class Link {
  private readonly channels = new Map<string, MessageListener>();
  private listening: ReturnType<typeof open>;
  private telling: ReturnType<typeof open>;
  /** Channels of the present connection, which subscribes again by itself when it reconnects. */
  private asked = new Set<string>();
  private closed = false;

  constructor(private readonly url: string) {
    this.listening = open(url);
    this.telling = open(url);
    this.start();
  }

  /** Delivery is not confirmed. */
  tell(channel: string, bytes: Buffer): void {
    if (this.telling.isReady) this.telling.publish(channel, bytes).catch(() => undefined);
  }

  /** Resolves when Redis has confirmed it, or does not answer. */
  async hear(channel: string, hear: MessageListener): Promise<void> {
    this.channels.set(channel, hear);
    if (this.listening.isReady)
      await Promise.race([
        this.subscribe(channel),
        new Promise((go) => setTimeout(go, SUBSCRIBE_TIMEOUT_MS)),
      ]);
  }

  leave(channel: string): void {
    this.channels.delete(channel);
    this.asked.delete(channel);
    if (this.listening.isReady) this.listening.unsubscribe(channel).catch(() => undefined);
  }

  /** Replaces connections over which nothing comes. */
  again(): void {
    for (const client of [this.listening, this.telling]) client.destroy();
    if (this.closed) return;
    this.asked = new Set();
    [this.listening, this.telling] = [open(this.url), open(this.url)];
    this.start();
  }

  close(): void {
    this.closed = true;
    for (const client of [this.listening, this.telling]) client.destroy();
  }

  private start(): void {
    const { listening } = this;
    listening.on("ready", () => {
      if (listening !== this.listening) return;
      for (const channel of this.channels.keys()) void this.subscribe(channel);
    });
    for (const client of [this.listening, this.telling]) client.connect().catch(() => undefined);
  }

  private async subscribe(channel: string): Promise<void> {
    const { asked } = this;
    if (asked.has(channel)) return;
    asked.add(channel);
    await this.listening
      .subscribe(channel, (bytes) => this.channels.get(channel)?.(bytes), true)
      .catch(() => asked.delete(channel));
  }
}
