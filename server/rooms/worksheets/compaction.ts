/** Merges the stored updates of a sheet into one: when there are many, and after a while without writing. */
import * as Y from "yjs";
import { log } from "@/server/platform/log";
import type { Sheet } from "@/server/rooms/worksheets/sheet";
import { documentOf } from "@/workshop/worksheets/stored-document";
import type { SheetStore } from "@/server/platform/room-store";

/** Stored updates of a sheet from which on they are merged. */
const COMPACT_AFTER_UPDATES = 200;
/** Milliseconds without a change after which they are merged, however few. */
const IDLE_MS = 60_000;

const mergeUpdates = (updates: Uint8Array[]): Uint8Array => Y.encodeStateAsUpdate(documentOf(updates));

export class Compaction {
  private readonly resting = new Map<Sheet, NodeJS.Timeout>();
  private readonly running = new Map<Sheet, Promise<void>>();
  private closed = false;

  constructor(private readonly store: SheetStore) {}

  wrote(sheet: Sheet): void {
    if (this.closed) return;
    if (sheet.rows > COMPACT_AFTER_UPDATES) void this.compact(sheet);
    this.later(sheet);
  }

  /** Begins no more, and waits for the merge under way. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.resting.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
  }

  private later(sheet: Sheet): void {
    clearTimeout(this.resting.get(sheet));
    if (this.closed) return;
    const timer = setTimeout(() => void this.compact(sheet), IDLE_MS);
    timer.unref();
    this.resting.set(sheet, timer);
  }

  private compact(sheet: Sheet): Promise<void> {
    const running = this.running.get(sheet);
    if (running || sheet.rows < 2) return running ?? Promise.resolve();
    const counted = sheet.rows;
    const work = this.store
      .compact(sheet.roomId, sheet.activity, sheet.group, mergeUpdates)
      .then((rows) => {
        sheet.rows = Math.max(rows, sheet.rows - counted + rows);
      })
      .catch((error: unknown) => {
        log.error("compaction-failed", "A sheet was not put together.", error);
        this.later(sheet);
      })
      .finally(() => this.running.delete(sheet));
    this.running.set(sheet, work);
    return work;
  }
}
