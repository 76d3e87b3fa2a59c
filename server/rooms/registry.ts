/**
 * The rooms that are loaded in this process. Each is loaded once, however many requests ask for it at the
 * same time.
 */
import { AnswerWriter } from "@/server/rooms/answer-writer";
import { UsageCounter } from "@/server/rooms/usage-counter";
import { noPeers, type PeerListener, type Peers } from "@/server/platform/cluster/peers";
import { Room } from "@/server/rooms/room";
import type { Broadcaster } from "@/server/rooms/broadcaster";
import { QuestionBox } from "@/server/rooms/question-box";
import type { RoomStore } from "@/server/platform/room-store";
import { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import { Worksheets } from "@/server/rooms/worksheets/worksheets";
import type { RoomId } from "@/model/ids";

/** Milliseconds after which a room without connections leaves memory. */
const IDLE_MS = 15 * 60_000;

/** Shares rooms with the processes that serve the same ones. */
interface PeerProcesses {
  /** Call it before the room is loaded, and `attend` after. */
  join(roomId: RoomId): Promise<Peers & { attend(room: PeerListener): void }>;
}

export class Rooms {
  readonly writer: AnswerWriter;
  readonly sheetWriter: SheetWriter;
  /** Told of every room that comes into memory. */
  onLoaded: ((room: Room) => void) | undefined;
  private readonly rooms = new Map<RoomId, Promise<Room | null>>();
  private readonly used = new Map<RoomId, number>();
  private readonly sweeper: NodeJS.Timeout;

  constructor(
    private readonly store: RoomStore,
    private readonly broadcaster: Broadcaster<Room>,
    private readonly processes: PeerProcesses | null = null,
  ) {
    this.writer = new AnswerWriter((rows) => store.storeAnswers(rows));
    this.sheetWriter = new SheetWriter((rows) => store.sheets.append(rows));
    this.sweeper = setInterval(() => void this.sweep(), 60_000);
    this.sweeper.unref();
  }

  /** @returns null when there is no room with this id. @throws when the database cannot be reached */
  get(id: RoomId): Promise<Room | null> {
    this.used.set(id, Date.now());
    const loaded = this.rooms.get(id);
    if (loaded) return loaded;
    const loading = this.load(id);
    this.rooms.set(id, loading);
    loading.then(
      (room) => room === null && this.forget(id),
      () => this.forget(id),
    );
    return loading;
  }

  get ids(): RoomId[] {
    return [...this.rooms.keys()];
  }

  each(work: (room: Room) => void): void {
    for (const loading of this.rooms.values())
      void loading.then(
        (room) => room && work(room),
        () => undefined,
      );
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    const rooms = await Promise.all([...this.rooms.values()].map((r) => r.catch(() => null)));
    await Promise.all(rooms.map((room) => room?.close()));
    await Promise.all([this.writer.settled(), this.sheetWriter.settled()]);
  }

  private async load(id: RoomId): Promise<Room | null> {
    // Joined before the room is read, so that no message falls in between.
    const channel = await this.processes?.join(id);
    const peers = channel ?? noPeers;
    try {
      const loaded = await this.store.load(id);
      if (!loaded) {
        peers.leave();
        return null;
      }
      const usage = new UsageCounter((what, who) => peers.tell({ is: "usage", what, who }));
      const box = await QuestionBox.load(id, this.store.box, usage);
      const sheets = { ...(await Worksheets.stored(id, this.store.sheets)), writer: this.sheetWriter };
      const { store, writer, broadcaster } = this;
      const room = new Room(loaded, { box, sheets, store, writer, broadcaster, peers, usage });
      channel?.attend(room.sync);
      this.onLoaded?.(room);
      return room;
    } catch (error) {
      peers.leave();
      throw error;
    }
  }

  /** Also while it is being loaded. */
  has = (id: RoomId): boolean => this.rooms.has(id);

  /** Frees a room's memory once its work is done. */
  async letGo(id: RoomId): Promise<void> {
    const room = await this.rooms.get(id)?.catch(() => null);
    this.forget(id);
    await room?.close();
  }

  private forget(id: RoomId): void {
    this.rooms.delete(id);
    this.used.delete(id);
  }

  private async sweep(): Promise<void> {
    for (const [id, loading] of this.rooms) {
      if (Date.now() - (this.used.get(id) ?? 0) < IDLE_MS) continue;
      const room = await loading.catch(() => null);
      if (!room?.participants.presence.empty) continue;
      this.forget(id);
      await room.close();
    }
  }
}
