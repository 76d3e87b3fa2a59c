/**
 * Readers of sheets, the cells they write in, and the consoles that look on. In memory only; sent to members
 * of the group and to trainers alone.
 */
import type { WriterElsewhere } from "@/server/platform/cluster/peers";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import { memberId } from "@/workshop/groups/names";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import { type GroupId, sheetKey } from "@/model/room/groups";

/** Milliseconds after which a writer who gives no news counts as a reader. */
const WRITING_TIMEOUT_MS = 15_000;
/** Consoles see a sheet change at most this often, in milliseconds. */
const NOTIFY_INTERVAL_MS = 250;
/** The most writers of whom a reader is told. */
const MAX_WRITERS = 20;

export interface SheetKey {
  activity: string;
  group: GroupId;
}

interface AwarenessContext {
  now(): number;
  send(connection: string, message: SheetMessage | LookMessage): void;
  isIn(participant: string, group: GroupId): boolean;
  alias(participant: string): string | null;
  content(name: SheetKey): SheetContent;
  moved(): void;
}

interface Reader {
  name: SheetKey;
  participant: string;
  /** The cell in which they write, and when they last said so. */
  cell: string | null;
  at: number;
}

export class SheetAwareness {
  private readonly readers = new Map<string, Map<string, Reader>>();
  /** Writers connected to other processes. */
  private readonly elsewhere = new Map<string, WriterElsewhere[]>();
  private readonly watchers = new Map<string, SheetKey>();
  private readonly changed = new Map<string, SheetKey>();
  private lookTimer: NodeJS.Timeout | undefined;
  private readonly sweeper: NodeJS.Timeout;

  constructor(private readonly around: AwarenessContext) {
    this.sweeper = setInterval(() => this.sweep(), WRITING_TIMEOUT_MS / 5);
    this.sweeper.unref();
  }

  /** Makes a phone a reader of this sheet; it reads one of each activity's at a time. */
  open(name: SheetKey, participant: string, connection: string): void {
    const readers = this.at(name);
    const before = readers.get(connection);
    readers.set(connection, before ?? { name, participant, cell: null, at: 0 });
  }

  writes(name: SheetKey, participant: string, connection: string, cell: string | null): void {
    const reader = this.at(name).get(connection);
    if (!reader || reader.participant !== participant) return;
    const moved = reader.cell !== cell;
    Object.assign(reader, { cell, at: this.around.now() });
    if (!moved) return;
    this.tell(name, null, connection);
    this.around.moved();
  }

  writersHere(): WriterElsewhere[] {
    return [...this.readers.values()].flatMap((readers) =>
      [...readers.values()].flatMap(({ name, participant, cell, at }) =>
        cell === null ? [] : [{ activity: name.activity, group: name.group, participant, cell, at }],
      ),
    );
  }

  /** @param writers none when that process is gone */
  writersThere(from: string, writers: WriterElsewhere[]): void {
    const before = this.elsewhere.get(from) ?? [];
    if (writers.length > 0) this.elsewhere.set(from, writers);
    else this.elsewhere.delete(from);
    const touched = new Map(
      [...before, ...writers].map(({ activity, group }) => [sheetKey(activity, group), { activity, group }]),
    );
    for (const name of touched.values()) this.tell(name, null);
  }

  /** Keeps a person who has just written among the writers. */
  recordWrite(name: SheetKey, connection: string): void {
    const reader = this.at(name).get(connection);
    if (reader) reader.at = this.around.now();
  }

  /** Sends an update, or the writers alone, to all readers of the sheet but the connection it came from. */
  tell({ activity, group }: SheetKey, update: Uint8Array | null, from?: string): void {
    const name = { activity, group };
    const text = update && Buffer.from(update).toString("base64");
    for (const [connection, reader] of this.at(name)) {
      if (connection === from) continue;
      if (!this.around.isIn(reader.participant, name.group)) this.at(name).delete(connection);
      else
        this.around.send(connection, {
          type: "sheet",
          ...name,
          update: text,
          writers: this.writers(name, reader.participant),
          now: this.around.now(),
        });
    }
    this.look(name);
  }

  /** @param name null: the console looks into no sheet any more */
  watch(connection: string, name: SheetKey | null): void {
    this.watchers.delete(connection);
    if (!name) return;
    this.watchers.set(connection, name);
    this.show(connection, name);
  }

  disconnected(connection: string): void {
    this.watchers.delete(connection);
    for (const readers of this.readers.values()) {
      const reader = readers.get(connection);
      if (!readers.delete(connection) || !reader?.cell) continue;
      this.tell(reader.name, null);
      this.around.moved();
    }
  }

  /** After a change of groups, people who left one hear nothing more of its sheet. */
  sort(): void {
    for (const readers of this.readers.values()) {
      for (const [connection, { name, participant, cell }] of readers) {
        if (this.around.isIn(participant, name.group)) continue;
        readers.delete(connection);
        if (cell) this.tell(name, null);
      }
    }
  }

  close(): void {
    clearInterval(this.sweeper);
    clearTimeout(this.lookTimer);
  }

  private at({ activity, group }: SheetKey): Map<string, Reader> {
    const key = sheetKey(activity, group);
    const readers = this.readers.get(key) ?? new Map<string, Reader>();
    this.readers.set(key, readers);
    return readers;
  }

  private writers({ activity, group }: SheetKey, but: string | null): SheetMessage["writers"] {
    const since = this.around.now() - WRITING_TIMEOUT_MS;
    const byPerson = new Map<string, string>();
    const there = [...this.elsewhere.values()]
      .flat()
      .filter((w) => w.activity === activity && w.group === group);
    for (const { participant, cell, at } of [...there, ...this.at({ activity, group }).values()]) {
      if (cell !== null && at > since && participant !== but && this.around.isIn(participant, group))
        byPerson.set(participant, cell);
    }
    return [...byPerson].slice(0, MAX_WRITERS).map(([id, cell]) => ({
      id: memberId(group, id),
      name: this.around.alias(id),
      cell,
    }));
  }

  /** Lets go of writers of whom nothing was heard. */
  private sweep(): void {
    const since = this.around.now() - WRITING_TIMEOUT_MS;
    for (const readers of this.readers.values()) {
      for (const reader of readers.values()) {
        if (reader.cell === null || reader.at > since) continue;
        reader.cell = null;
        this.tell(reader.name, null);
      }
    }
  }

  private look(name: SheetKey): void {
    if (this.watchers.size === 0) return;
    this.changed.set(sheetKey(name.activity, name.group), name);
    this.lookTimer ??= setTimeout(() => {
      this.lookTimer = undefined;
      for (const [connection, seen] of this.watchers) {
        if (this.changed.has(sheetKey(seen.activity, seen.group))) this.show(connection, seen);
      }
      this.changed.clear();
    }, NOTIFY_INTERVAL_MS);
  }

  private show(connection: string, name: SheetKey): void {
    const { cells, rows } = this.around.content(name);
    // Notes are for the group's speaker.
    const { [OWN.notes]: _notes, ...shown } = cells;
    this.around.send(connection, {
      type: "look",
      ...name,
      content: { cells: shown, rows },
      writers: this.writers(name, null),
    });
  }
}
