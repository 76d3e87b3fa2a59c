/**
 * One room as this process shares it with others. Letters are numbered by their sender: after a gap the room
 * is reloaded from the database, and the others repeat what only they know.
 */
import {
  type RoomMessage,
  ROOM_MESSAGE_VERSION,
  decodeRoomMessage,
  type SentRoomMessage,
  encodeRoomMessage,
} from "@/server/platform/cluster/wire";
import type { PeerListener, Peers, PeerMessage } from "@/server/platform/cluster/peers";

/** Milliseconds for which updates are collected into one message. */
const FLUSH_DELAY_MS = 25;
/** Milliseconds between two questions. */
const ASK_INTERVAL_MS = 300;
/**
 * Milliseconds from a message that was not understood to the reload of the room, which serves all that come
 * meanwhile.
 */
const RELOAD_DELAY_MS = 500;

export interface ChannelTransport {
  readonly id: string;
  readonly up: boolean;
  send(channel: string, message: SentRoomMessage): void;
  refresh(room: RoomChannel): void;
  /** A room is not shared any more; another one may be on its channel already. */
  left(room: RoomChannel): void;
}

export class RoomChannel implements Peers {
  readonly shared = true;
  /** Letters sent, and when the last one was. */
  sent = 0;
  sentAt = 0;
  private readonly countBySender = new Map<string, number>();
  private pending: PeerMessage[] = [];
  private timer: NodeJS.Timeout | undefined;
  private askedAt = 0;
  private asking: NodeJS.Timeout | undefined;
  private reloadTimer: NodeJS.Timeout | undefined;
  private earlyMessages: (RoomMessage & { all: boolean })[] | null = [];
  private room: PeerListener | undefined;

  constructor(
    readonly channel: string,
    private readonly post: ChannelTransport,
  ) {}

  /** Handles messages that came while the room was loaded, and asks the others for their part. */
  attend(room: PeerListener): void {
    this.room = room;
    const early = this.earlyMessages ?? [];
    this.earlyMessages = null;
    for (const message of early) this.hear(message);
    this.introduce();
    this.flush();
  }

  rank(): number {
    return [...this.countBySender.keys()].filter((id) => id < this.post.id).length;
  }

  tell(news: PeerMessage): void {
    this.pending.push(news);
    if (news.is === "log") this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_DELAY_MS);
  }

  leave(): void {
    this.flush();
    clearTimeout(this.timer);
    clearTimeout(this.reloadTimer);
    clearTimeout(this.asking);
    this.room = undefined;
    this.post.left(this);
  }

  /** Sends the part that only this process knows. @param asks also for theirs */
  introduce(asks = true): void {
    if (!this.room) return;
    if (asks) this.askedAt = Date.now();
    this.write({ whole: this.room.snapshot(), asks });
  }

  async refresh(): Promise<void> {
    await this.room?.refresh();
  }

  opened(parcel: unknown): void {
    const message = decodeRoomMessage(parcel);
    if (!message || message.from === this.post.id) return;
    if (this.earlyMessages) this.earlyMessages.push(message);
    else this.hear(message);
  }

  /** Compares the count of messages that a process has sent here. */
  sentBy(from: string, count: number): void {
    if (this.room && (this.countBySender.get(from) ?? 0) < count) this.recover();
  }

  /** A lost process may have stored changes without sending news of them. */
  gone(from: string): void {
    if (!this.countBySender.delete(from) || !this.room) return;
    this.room.onPeerLost(from);
    this.post.refresh(this);
  }

  /** Letters may arrive after their sender is gone, or after it was started again. */
  keepOnly(there: ReadonlyMap<string, unknown>): void {
    for (const from of [...this.countBySender.keys()]) if (!there.has(from)) this.gone(from);
  }

  private hear({ from, n, revision, news, whole, asks, all }: RoomMessage & { all: boolean }): void {
    const { room } = this;
    if (!room) return;
    const before = this.countBySender.get(from);
    this.countBySender.set(from, n);
    if (!all) this.reloadTimer ??= setTimeout(() => this.reloadNow(), RELOAD_DELAY_MS);
    if (whole) room.onSnapshot(from, whole);
    if (whole ? before !== undefined && n > before + 1 : before === undefined || n > before + 1)
      this.recover();
    for (const item of news) room.onMessage(from, item);
    if (revision > room.revision()) room.onNewerState();
    if (asks) this.introduce(false);
  }

  /** After a lost message: its contents are in the database, and its sender can repeat the rest. */
  private recover(): void {
    this.post.refresh(this);
    const wait = this.askedAt + ASK_INTERVAL_MS - Date.now();
    if (wait <= 0) this.introduce();
    else this.asking ??= setTimeout(() => this.askNow(), wait);
  }

  private askNow(): void {
    this.asking = undefined;
    this.introduce();
  }

  /** After updates that this version does not know: they are in the database. */
  private reloadNow(): void {
    this.reloadTimer = undefined;
    this.post.refresh(this);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // News waits until the room is loaded.
    if (!this.room) return;
    const news = this.pending.splice(0);
    if (news.length > 0) this.write({ news });
  }

  private write(what: Partial<RoomMessage>): void {
    if (!this.room) return;
    this.sentAt = Date.now();
    const message = {
      v: ROOM_MESSAGE_VERSION,
      from: this.post.id,
      n: ++this.sent,
      revision: this.room.revision(),
      news: [],
      ...what,
    };
    this.post.send(this.channel, encodeRoomMessage(message));
  }
}
