/**
 * Who has a sheet open, where they write, and which consoles look at it. Kept in memory only. Sent to members of the
 * group and to trainers, to nobody else.
 */
import type { WriterElsewhere } from "@/server/platform/cluster/peers";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import { memberId } from "@/workshop/groups/names";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import { type GroupId, sheetKey } from "@/model/room/groups";

/** Milliseconds after which somebody who gives no news is not writing any more. */
const WRITING_TIMEOUT_MS = 15_000;
/** Consoles see a sheet change at most this often, in milliseconds. */
const NOTIFY_INTERVAL_MS = 250;
/** The most people of whom a reader is told where they write. */
const MAX_WRITERS = 20;

export interface SheetKey {
  activity: string;
  group: GroupId;
}

/** What the company needs of the room. */
interface AwarenessContext {
  now(): number;
  send(connection: string, message: SheetMessage | LookMessage): void;
  /** Whether this person is in that group now. */
  isIn(participant: string, group: GroupId): boolean;
  alias(participant: string): string | null;
  content(name: SheetKey): SheetContent;
  /** Who writes where on this process has changed. */
  moved(): void;
}

interface Reader {
  name: SheetKey;
  participant: string;
  /** Where they write, and when they last said so. */
  cell: string | null;
  at: number;
}

export class SheetAwareness {
  private readonly readers = new Map<string, Map<string, Reader>>();
  /** Who writes where, as other processes told. */
  private readonly elsewhere = new Map<string, WriterElsewhere[]>();
  private readonly watchers = new Map<string, SheetKey>();
  private readonly changed = new Map<string, SheetKey>();
  private lookTimer: NodeJS.Timeout | undefined;
  private readonly sweeper: NodeJS.Timeout;

  constructor(private readonly around: AwarenessContext) {
    this.sweeper = setInterval(() => this.sweep(), WRITING_TIMEOUT_MS / 5);
    this.sweeper.unref();
  }

  /** A phone reads this sheet from now on; it reads one of each activity's at a time. */
  open(name: SheetKey, participant: string, connection: string): void {
    const readers = this.at(name);
    const before = readers.get(connection);
    readers.set(connection, before ?? { name, participant, cell: null, at: 0 });
  }

  /** Somebody writes there, or nowhere. */
  writes(name: SheetKey, participant: string, connection: string, cell: string | null): void {
    const reader = this.at(name).get(connection);
    if (!reader || reader.participant !== participant) return;
    const moved = reader.cell !== cell;
    Object.assign(reader, { cell, at: this.around.now() });
    if (!moved) return;
    this.tell(name, null, connection);
    this.around.moved();
  }

  /** Who writes where on this process. */
  writersHere(): WriterElsewhere[] {
    return [...this.readers.values()].flatMap((readers) =>
      [...readers.values()].flatMap(({ name, participant, cell, at }) =>
        cell === null ? [] : [{ activity: name.activity, group: name.group, participant, cell, at }],
      ),
    );
  }

  /** Who writes where on another process; nobody, when it is gone. */
  writersThere(from: string, writers: WriterElsewhere[]): void {
    const before = this.elsewhere.get(from) ?? [];
    if (writers.length > 0) this.elsewhere.set(from, writers);
    else this.elsewhere.delete(from);
    const touched = new Map(
      [...before, ...writers].map(({ activity, group }) => [sheetKey(activity, group), { activity, group }]),
    );
    for (const name of touched.values()) this.tell(name, null);
  }

  /** Keeps somebody among the writers who has just written. */
  recordWrite(name: SheetKey, connection: string): void {
    const reader = this.at(name).get(connection);
    if (reader) reader.at = this.around.now();
  }

  /** Brings an update, or the writers alone, to everybody who reads the sheet but the connection it came from. */
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

  /** A console looks into a sheet, or no longer. */
  watch(connection: string, name: SheetKey | null): void {
    this.watchers.delete(connection);
    if (!name) return;
    this.watchers.set(connection, name);
    this.show(connection, name);
  }

  /** A connection is gone. */
  disconnected(connection: string): void {
    this.watchers.delete(connection);
    for (const readers of this.readers.values()) {
      const reader = readers.get(connection);
      if (!readers.delete(connection) || !reader?.cell) continue;
      this.tell(reader.name, null);
      this.around.moved();
    }
  }

  /** People may be in other groups now: whoever left one hears nothing more of its sheet. */
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
    // Notes are for whoever speaks for the group.
    const { [OWN.notes]: _notes, ...shown } = cells;
    this.around.send(connection, {
      type: "look",
      ...name,
      content: { cells: shown, rows },
      writers: this.writers(name, null),
    });
  }
}
