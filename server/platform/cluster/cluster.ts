/**
 * Joins this process over Redis to the others that serve the same rooms. Each sends a heartbeat every half
 * second; receiving its own proves that the connection works. While it does not, rooms are reloaded from the
 * database every two seconds, and once more when it is back. Redis may be emptied or lost at any time.
 */
import { randomBytes } from "node:crypto";
import { Link } from "@/server/platform/cluster/link";
import { log } from "@/server/platform/log";
import { metrics } from "@/server/platform/metrics";
import { type ChannelTransport, RoomChannel } from "@/server/platform/cluster/room-channel";
import type { Sealing } from "@/server/platform/cluster/sealing";
import {
  type Heartbeat,
  heartbeatSchema,
  type SentRoomMessage,
  type ClusterMessage,
  clusterMessageSchema,
} from "@/server/platform/cluster/wire";

/** All times are in milliseconds. */
const BEAT_INTERVAL_MS = 500;
/** The connection counts as lost after so long without this process's own heartbeat. */
const ECHO_TIMEOUT_MS = 1_500;
/** Another process counts as gone after so long without its heartbeat. */
const PEER_TIMEOUT_MS = 2_500;
/** Interval at which a silent connection is opened again. */
const RECONNECT_INTERVAL_MS = 1_200;
/** Every so many heartbeats carry the numbers of messages sent to rooms. */
const BEATS_PER_COUNT = 4;
/**
 * Rooms without a message for so long are left out: a process that missed one was disconnected, and reloads.
 */
const QUIET_MS = 30_000;
/** Rooms that are reloaded at the same time. */
const MAX_CONCURRENT_RELOADS = 4;
const POLL_INTERVAL_MS = 2_000;

export class Cluster implements ChannelTransport {
  readonly id = randomBytes(9).toString("base64url");
  up = false;
  private awaySaid = false;
  private readonly link: Link;
  private readonly all: string;
  private readonly rooms = new Map<string, RoomChannel>();
  private readonly peers = new Map<string, number>();
  /** Numbers received from each process, this one and lost ones included. */
  private readonly told = new Map<string, ReplayGuard>();
  private sentCount = 0;
  private readonly listeners = new Set<(word: ClusterMessage, from: string) => void>();
  private readonly stale = new Set<RoomChannel>();
  private readonly timer: NodeJS.Timeout;
  private reading = 0;
  private beats = 0;
  private echoAt = 0;
  private openedAt = Date.now();
  private polledAt = 0;

  constructor(
    url: string,
    private readonly sealing: Sealing,
  ) {
    this.link = new Link(url);
    this.all = sealing.channel("all");
    void this.link.hear(this.all, (bytes) => this.beatFrom(bytes));
    this.timer = setInterval(() => this.beat(), BEAT_INTERVAL_MS);
    this.timer.unref();
    this.beat();
  }

  get others(): number {
    return this.peers.size;
  }

  /** Call it before the room is loaded, and `attend` after. */
  async join(roomId: string): Promise<RoomChannel> {
    const channel = this.sealing.channel(`room ${roomId}`);
    const room = new RoomChannel(channel, this);
    this.rooms.set(channel, room);
    await this.link.hear(channel, (bytes) =>
      this.rooms.get(channel)?.opened(this.sealing.open(channel, bytes)),
    );
    return room;
  }

  /** This channel receives the messages of its room. */
  shares = (room: RoomChannel): boolean => this.rooms.get(room.channel) === room;

  broadcast(word: ClusterMessage): void {
    this.sendToAll({ from: this.id, word });
  }

  /** @returns a function that stops listening */
  onMessage(listener: (word: ClusterMessage, from: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Waits until the connection works; after `ms` the log says that it does not. */
  async ready(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (!this.up && Date.now() < until) await new Promise((go) => setTimeout(go, 50));
    if (!this.up) this.sayAway();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.sendToAll({ from: this.id, bye: true });
    await new Promise((go) => setTimeout(go, 50));
    this.link.close();
  }

  send(channel: string, message: SentRoomMessage): void {
    this.link.tell(channel, this.sealing.seal(channel, message));
  }

  refresh(room: RoomChannel): void {
    this.stale.add(room);
    this.reloadNext();
  }

  left(room: RoomChannel): void {
    this.stale.delete(room);
    // The room may have been loaded again while it was let go of: the channel is that one's now.
    if (!this.shares(room)) return;
    this.rooms.delete(room.channel);
    this.link.leave(room.channel);
  }

  private sayAway(): void {
    metrics.redisAway.set(1);
    this.awaySaid = true;
    log.warn(
      "redis-away",
      "Redis does not answer at REDIS_URL. This server goes on, and reads the database every two " +
        "seconds until it does.",
    );
  }

  private sendToAll(beat: Heartbeat): void {
    this.link.tell(this.all, this.sealing.seal(this.all, { ...beat, n: ++this.sentCount }));
  }

  private beat(): void {
    const now = Date.now();
    const beat: Heartbeat = { from: this.id };
    if (this.beats++ % BEATS_PER_COUNT === 0) {
      beat.rooms = Object.fromEntries(
        [...this.rooms].flatMap(([channel, room]) =>
          now - room.sentAt < QUIET_MS ? [[channel, room.sent]] : [],
        ),
      );
    }
    this.sendToAll(beat);
    if (this.up && now - this.echoAt > ECHO_TIMEOUT_MS) {
      this.up = false;
      this.sayAway();
    }
    if (!this.up) {
      this.cutOff(now);
      return;
    }
    for (const [id, heard] of this.peers) if (now - heard > PEER_TIMEOUT_MS) this.forgetPeer(id);
    for (const room of this.rooms.values()) room.keepOnly(this.peers);
  }

  /** No heartbeat comes back: reload rooms from the database meanwhile. */
  private cutOff(now: number): void {
    if (now - this.openedAt > RECONNECT_INTERVAL_MS) {
      this.openedAt = now;
      this.link.again();
    }
    if (now - this.polledAt < POLL_INTERVAL_MS) return;
    this.polledAt = now;
    for (const room of this.rooms.values()) this.refresh(room);
  }

  private beatFrom(bytes: Buffer): void {
    const parsed = heartbeatSchema.safeParse(this.sealing.open(this.all, bytes));
    if (!parsed.success) return;
    const { from, n, bye, rooms, word } = parsed.data;
    if (n !== undefined && !this.replayGuardOf(from).isNew(n)) return;
    const now = Date.now();
    if (from === this.id) {
      this.echoAt = now;
      if (!this.up) this.backAgain();
      return;
    }
    if (bye) {
      this.forgetPeer(from);
      return;
    }
    this.peers.set(from, now);
    for (const [channel, count] of Object.entries(rooms ?? {})) this.rooms.get(channel)?.sentBy(from, count);
    const message = clusterMessageSchema.safeParse(word);
    if (message.success) for (const listener of this.listeners) listener(message.data, from);
  }

  private replayGuardOf(from: string): ReplayGuard {
    const guard = this.told.get(from) ?? new ReplayGuard();
    this.told.set(from, guard);
    return guard;
  }

  /** The connection works again: messages of both sides were lost meanwhile. */
  private backAgain(): void {
    this.up = true;
    this.openedAt = Date.now();
    metrics.redisAway.set(0);
    if (this.awaySaid) log.warn("redis-back", "Redis answers again.");
    this.awaySaid = false;
    for (const room of this.rooms.values()) {
      room.introduce();
      this.refresh(room);
    }
  }

  private forgetPeer(id: string): void {
    this.peers.delete(id);
    for (const room of this.rooms.values()) room.gone(id);
  }

  private reloadNext(): void {
    for (const room of this.stale) {
      if (this.reading >= MAX_CONCURRENT_RELOADS) return;
      this.stale.delete(room);
      this.reading++;
      room
        .refresh()
        .catch(() => new Promise((go) => setTimeout(go, 500)).then(() => void this.stale.add(room)))
        .finally(() => {
          this.reading--;
          this.reloadNext();
        });
    }
  }
}

/** The most by which a number may come late. */
const LATE = 64;

/**
 * Accepts each message of a sender once: encrypted messages that were recorded in Redis could be repeated. A
 * sender counts its messages from 1; after a reconnection some may arrive slightly late.
 */
export class ReplayGuard {
  private newest = 0;
  private readonly heard = new Set<number>();

  isNew(n: number): boolean {
    if (n <= this.newest - LATE || this.heard.has(n)) return false;
    this.heard.add(n);
    this.newest = Math.max(this.newest, n);
    for (const old of this.heard) if (old <= this.newest - LATE) this.heard.delete(old);
    return true;
  }
}
