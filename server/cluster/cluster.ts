/**
 * The processes that serve the same rooms over one Redis. Each says every half second that it is there; its own word
 * coming back tells that the link holds. While it does not, rooms are read from the database again and again, and once
 * more when it does. Nothing that anybody needs is in Redis: it may be emptied or lost at any time.
 */
import { randomBytes } from "node:crypto";
import { Link } from "@/server/cluster/link";
import { type Post, RoomChannel } from "@/server/cluster/room-channel";
import type { Sealing } from "@/server/cluster/sealing";
import { ToldOnce } from "@/server/cluster/replay-guard";
import { type Beat, beatSchema, type Letter, type Word, wordSchema } from "@/server/cluster/wire";

/** Milliseconds. */
const BEAT_MS = 500;
/** Without one's own beat for so long, the link counts as gone. */
const ECHO_MS = 1_500;
/** Without the beat of another process for so long, that process does. */
const SILENCE_MS = 2_500;
/** A link over which nothing comes back is opened again so often. */
const AGAIN_MS = 1_200;
/** Each so often it says how many letters it has sent to rooms. */
const COUNT_EVERY = 4;
/** Rooms to which nothing was sent for so long are left out of it: who missed that was cut off, and knows. */
const QUIET_MS = 30_000;
/** Rooms that are read anew at the same time. */
const AT_ONCE = 4;
const POLL_MS = 2_000;

export class Cluster implements Post {
  readonly id = randomBytes(9).toString("base64url");
  up = false;
  private readonly link: Link;
  private readonly all: string;
  private readonly rooms = new Map<string, RoomChannel>();
  private readonly peers = new Map<string, number>();
  /** What was heard of each process, this one too: also of those that are gone. */
  private readonly told = new Map<string, ToldOnce>();
  private spoken = 0;
  private readonly listeners = new Set<(word: Word, from: string) => void>();
  private readonly stale = new Set<RoomChannel>();
  private readonly timer: NodeJS.Timeout;
  private reading = 0;
  private beats = 0;
  private echo = 0;
  private openedAt = Date.now();
  private polledAt = 0;

  constructor(
    url: string,
    private readonly sealing: Sealing,
  ) {
    this.link = new Link(url);
    this.all = sealing.channel("all");
    void this.link.hear(this.all, (bytes) => this.beatFrom(bytes));
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    this.timer.unref();
    this.beat();
  }

  /** Other processes that are heard. */
  get others(): number {
    return this.peers.size;
  }

  /** Shares a room from now on; call it before the room is loaded, and `attend` after. */
  async join(roomId: string): Promise<RoomChannel> {
    const channel = this.sealing.channel(`room ${roomId}`);
    const room = new RoomChannel(channel, this);
    this.rooms.set(channel, room);
    await this.link.hear(channel, (bytes) =>
      this.rooms.get(channel)?.opened(this.sealing.open(channel, bytes)),
    );
    return room;
  }

  /** Whether this is what a room's letters come to. */
  shares = (room: RoomChannel): boolean => this.rooms.get(room.channel) === room;

  /** Tells all processes; this one does not hear it. */
  say(word: Word): void {
    this.speak({ from: this.id, word });
  }

  /** @returns a function that stops listening */
  onWord(listener: (word: Word, from: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Resolves when the link holds; false where it does not within `ms`. */
  async ready(ms: number): Promise<boolean> {
    const until = Date.now() + ms;
    while (!this.up && Date.now() < until) await new Promise((go) => setTimeout(go, 50));
    return this.up;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.speak({ from: this.id, bye: true });
    await new Promise((go) => setTimeout(go, 50));
    this.link.close();
  }

  send(channel: string, letter: Letter): void {
    this.link.tell(channel, this.sealing.seal(channel, letter));
  }

  refresh(room: RoomChannel): void {
    this.stale.add(room);
    this.readOn();
  }

  left(room: RoomChannel): void {
    this.stale.delete(room);
    // The room may have been loaded again while it was let go of: the channel is that one's now.
    if (!this.shares(room)) return;
    this.rooms.delete(room.channel);
    this.link.leave(room.channel);
  }

  private speak(beat: Beat): void {
    this.link.tell(this.all, this.sealing.seal(this.all, { ...beat, n: ++this.spoken }));
  }

  private beat(): void {
    const now = Date.now();
    const beat: Beat = { from: this.id };
    if (this.beats++ % COUNT_EVERY === 0) {
      beat.rooms = Object.fromEntries(
        [...this.rooms].flatMap(([channel, room]) =>
          now - room.sentAt < QUIET_MS ? [[channel, room.sent]] : [],
        ),
      );
    }
    this.speak(beat);
    if (this.up && now - this.echo > ECHO_MS) this.up = false;
    if (!this.up) {
      this.cutOff(now);
      return;
    }
    for (const [id, heard] of this.peers) if (now - heard > SILENCE_MS) this.gone(id);
    for (const room of this.rooms.values()) room.only(this.peers);
  }

  /** Nothing comes back: the database tells what there is. */
  private cutOff(now: number): void {
    if (now - this.openedAt > AGAIN_MS) {
      this.openedAt = now;
      this.link.again();
    }
    if (now - this.polledAt < POLL_MS) return;
    this.polledAt = now;
    for (const room of this.rooms.values()) this.refresh(room);
  }

  private beatFrom(bytes: Buffer): void {
    const parsed = beatSchema.safeParse(this.sealing.open(this.all, bytes));
    if (!parsed.success) return;
    const { from, n, bye, rooms, word } = parsed.data;
    if (n !== undefined && !this.toldBy(from).isNew(n)) return;
    const now = Date.now();
    if (from === this.id) {
      this.echo = now;
      if (!this.up) this.backAgain();
      return;
    }
    if (bye) {
      this.gone(from);
      return;
    }
    this.peers.set(from, now);
    for (const [channel, count] of Object.entries(rooms ?? {})) this.rooms.get(channel)?.sentBy(from, count);
    const said = wordSchema.safeParse(word);
    if (said.success) for (const listener of this.listeners) listener(said.data, from);
  }

  private toldBy(from: string): ToldOnce {
    const told = this.told.get(from) ?? new ToldOnce();
    this.told.set(from, told);
    return told;
  }

  /** The link holds: what was told meanwhile was not heard, here or there. */
  private backAgain(): void {
    this.up = true;
    this.openedAt = Date.now();
    for (const room of this.rooms.values()) {
      room.introduce();
      this.refresh(room);
    }
  }

  private gone(id: string): void {
    this.peers.delete(id);
    for (const room of this.rooms.values()) room.gone(id);
  }

  private readOn(): void {
    for (const room of this.stale) {
      if (this.reading >= AT_ONCE) return;
      this.stale.delete(room);
      this.reading++;
      room
        .refresh()
        .catch(() => new Promise((go) => setTimeout(go, 500)).then(() => void this.stale.add(room)))
        .finally(() => {
          this.reading--;
          this.readOn();
        });
    }
  }
}
