/**
 * The shared sheets of one room while it runs: one document per group and worksheet. An update is stored before it is
 * acknowledged and before others get it. A sheet that cannot be read is refused and never begins blank.
 */
import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { isIn, readRefusal, shapesOf, type Writing, writing } from "@/server/worksheets/access";
import type { Touched } from "@/server/worksheets/check";
import { Company, type Name } from "@/server/worksheets/company";
import { Compaction } from "@/server/worksheets/compaction";
import { mergeInto } from "@/server/worksheets/merge";
import { Remarks } from "@/server/worksheets/remarks";
import { byOneHand, Sheet } from "@/server/worksheets/sheet";
import type { SheetStore, StoredSheet } from "@/server/worksheets/sheet-store";
import type { SheetWriter } from "@/server/worksheets/sheet-writer";
import { typeInto } from "@/server/worksheets/typed";
import { textId } from "@/activities/open/text-id";
import { blankSheet, type SheetContent } from "@/workshop/groups/cells";
import type { SheetCommand } from "@/workshop/groups/commands";
import { nextPosition, placeAt, placesOf, REMOVED, rowKey } from "@/workshop/groups/document";
import type { LookMessage, SheetMessage } from "@/workshop/groups/shown";
import { endFor, type GroupId, sheetKey, type Work } from "@/workshop/groups/state";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { RoomState } from "@/workshop/session/state";
import type { Remark } from "@/workshop/views/work";

/** Milliseconds for which an opened sheet waits until all of it is stored. */
const OPEN_WAIT_MS = 1_000;

/** What was stored of a room when it was loaded. */
export interface LoadedSheets {
  sheets: StoredSheet[];
  remarks: Remark[];
}

/** What the sheets need of their room. */
export interface SheetsOfRoom {
  roomId: string;
  state(): RoomState;
  now(): number;
  alias(participant: string): string | null;
  /** Something that the views show has changed. */
  changed(): void;
  send(connection: string, message: SheetMessage | LookMessage): void;
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

const isOwn = ({ texts, values, rows }: Touched): boolean => rows.length === 0 && [...texts, ...values].every((path) => path.startsWith("!"));

/** Whether an update touches nothing but what belongs to the group's presentation. */
function touchesOwn(sheet: Sheet, update: Uint8Array): boolean {
  try {
    return isOwn(sheet.touches(update));
  } catch {
    return false;
  }
}

export class Worksheets {
  private readonly all = new Map<string, Sheet>();
  private readonly notes: Remarks;
  private readonly company: Company;
  private readonly compaction: Compaction;
  /** Work that was seen to be frozen: when, and how it stood before. */
  private readonly frozen = new Map<string, { at: number; before: Work }>();
  private seen: RoomState["work"];
  /** Set once the room has ended: the sheets are being written anew, or were. */
  private ending: Promise<void> | undefined;

  constructor(
    private readonly store: SheetStore,
    private readonly writer: SheetWriter,
    loaded: LoadedSheets,
    private readonly room: SheetsOfRoom,
  ) {
    this.compaction = new Compaction(store);
    this.notes = new Remarks(room.roomId, store, loaded.remarks);
    this.seen = room.state().work;
    this.company = new Company({
      now: room.now,
      send: room.send,
      alias: room.alias,
      isIn: (participant, group) => isIn(room.state(), participant, group),
      content: ({ activity, group }) => this.contentOf(activity, group),
    });
    for (const stored of loaded.sheets) {
      try {
        const sheet = this.sheet(stored);
        sheet.fill(stored);
        this.compaction.wrote(sheet);
      } catch (error) {
        console.error(`A sheet of room ${room.roomId} cannot be read: ${error instanceof Error ? error.message : "unknown"}`);
      }
    }
  }

  /** What is stored of a room's sheets. @throws while the database is away */
  static async stored(roomId: string, store: SheetStore): Promise<LoadedSheets> {
    return { sheets: await store.load(roomId), remarks: await store.remarks(roomId) };
  }

  /** Sheets that something was written on, by `sheetKey`, as they are now. */
  sheets(): ReadonlyMap<string, { content: SheetContent; lastAt: number | null }> {
    const written = [...this.all].filter(([, sheet]) => sheet.lastAt !== null);
    return new Map(written.map(([key, sheet]) => [key, { content: this.contentOf(sheet.activity, sheet.group), lastAt: sheet.lastAt }]));
  }

  /** What stands on one sheet; blank where nobody has written. */
  contentOf(activity: string, group: GroupId): SheetContent {
    const shapes = shapesOf(this.room.state(), activity);
    const sheet = this.all.get(sheetKey(activity, group));
    return shapes && sheet ? sheet.content(shapes[0]) : blankSheet;
  }

  remarks(): readonly Remark[] {
    return this.notes.all();
  }

  /** The room's state has changed: notes what was frozen, and lets go of readers who are in other groups now. */
  follow(): void {
    const { work } = this.room.state();
    for (const [activity, before] of Object.entries(this.seen)) {
      if (before.phase === "open" && work[activity]?.phase === "frozen") this.frozen.set(activity, { at: this.room.now(), before });
    }
    this.seen = work;
    this.company.sort();
  }

  /**
   * Does what a phone or a console asks of a sheet; permissions were looked at before.
   * @param participant null: a console
   * @param connection names the connection, so that it does not get its own update back
   */
  async command(participant: string | null, command: SheetCommand, connection: string): Promise<Ack> {
    if (command.type === "look") {
      if (command.sheet && !shapesOf(this.room.state(), command.sheet.activity)) return refusal("unknown-activity");
      this.company.looks(connection, command.sheet);
      return { ok: true };
    }
    if (participant === null) return refusal("not-allowed");
    switch (command.type) {
      case "sheet-open":
        return this.open(participant, command.sheet, bytesOf(command.state), connection);
      case "sheet-update":
        return this.update(participant, command.sheet, bytesOf(command.update), connection);
      case "sheet-at":
        return this.at(participant, command.sheet, command.cell, connection);
      case "remark": {
        const ack = await this.notes.make(this.room.state(), participant, command);
        if (ack.ok) this.room.changed();
        return ack;
      }
    }
  }

  /**
   * Takes what a page without script sends: field by field, each kept or refused for itself.
   * @param before what stood in each field when the page was made
   * @returns `conflicts`: fields that somebody else had changed meanwhile; the first refusal, if any, is the ack
   */
  async typed(participant: string, name: Name, values: Readonly<Record<string, string>>, before: Readonly<Record<string, string>>): Promise<{ ack: Ack; conflicts: string[] }> {
    const conflicts: string[] = [];
    let ack: Ack = { ok: true };
    const allowed = this.writing(participant, name);
    if (allowed.may === "nothing") return { ack: refusal(allowed.reason), conflicts };
    for (const [path, value] of Object.entries(values)) {
      const sheet = this.sheet(name);
      const shapes = shapesOf(this.room.state(), name.activity);
      if (!shapes || !(await this.isReady(sheet))) return { ack: refusal(shapes ? "not-stored" : "unknown-activity"), conflicts };
      const copy = sheet.copy();
      const known = Y.encodeStateVector(copy);
      const done = typeInto(copy, shapes[0], path, value, Object.hasOwn(before, path) ? before[path]! : "");
      if (done === null) ack = ack.ok ? refusal("bad-sheet") : ack;
      if (done === null || done === "same") continue;
      if (done !== "written") conflicts.push(path);
      const one = await this.update(participant, name, Y.encodeStateAsUpdate(copy, known));
      if (!one.ok && ack.ok) ack = one;
    }
    return { ack, conflicts };
  }

  /** Adds a row behind all others of its list, or takes one away, for a page without script. */
  async row(participant: string, name: Name, change: { add: string } | { remove: string }): Promise<Ack> {
    const shapes = shapesOf(this.room.state(), name.activity);
    const sheet = this.sheet(name);
    if (!shapes || !(await this.isReady(sheet))) return refusal(shapes ? "not-stored" : "unknown-activity");
    const copy = sheet.copy();
    const known = Y.encodeStateVector(copy);
    if ("add" in change) placesOf(copy).set(rowKey(change.add, randomBytes(5).toString("hex")), nextPosition(copy, shapes[0], change.add));
    else placesOf(copy).set(change.remove, REMOVED);
    return this.update(participant, name, Y.encodeStateAsUpdate(copy, known));
  }

  /**
   * Puts what stands on the sheets `from` together on the sheet `into`, once: the merge writes under a number made of
   * the sheet's name, and where that number has written, it is done. @throws while it cannot be stored
   */
  async merge(activity: string, into: GroupId, from: readonly GroupId[]): Promise<void> {
    const shapes = shapesOf(this.room.state(), activity);
    if (!shapes) return;
    const sheet = this.sheet({ activity, group: into });
    const sources = from.map((group) => this.sheet({ activity, group }));
    for (const one of [...sources, sheet]) {
      await one.settled;
      await one.ready();
    }
    await this.ending?.catch(() => undefined);
    await sheet.ready();
    // The number is not on a sheet any more that was written anew.
    if (this.room.state().ended && sheet.lastAt !== null) return;
    const copy = sheet.copy();
    copy.clientID = mergerOf(activity, into);
    const known = Y.encodeStateVector(copy);
    if (Y.decodeStateVector(known).has(copy.clientID)) return;
    mergeInto(copy, shapes[0], sources.map((s) => s.content(shapes[0])));
    const tried = sheet.try(Y.encodeStateAsUpdate(copy, known), shapes, "ours");
    if (tried.is === "refused") throw new Error(`sheets of room ${this.room.roomId} could not be put together: ${tried.reason}`);
    if (tried.is === "new" && !(await this.keep(sheet, tried.update))) throw new Error(`a merged sheet of room ${this.room.roomId} was not stored`);
  }

  /** The room has ended, and nobody writes any more: every sheet is written anew by one hand. @throws while it cannot be stored */
  end(): Promise<void> {
    this.ending = this.rewrite();
    return this.ending;
  }

  private async rewrite(): Promise<void> {
    await this.writer.settled();
    await this.compaction.close();
    for (const sheet of this.all.values()) {
      if (sheet.lastAt === null) continue;
      sheet.rows = await this.store.compact(this.room.roomId, sheet.activity, sheet.group, byOneHand, "whole");
      sheet.drop();
      await sheet.ready();
    }
  }

  /** A connection is gone. */
  left(connection: string): void {
    this.company.left(connection);
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    this.company.close();
    await this.writer.settled();
    await this.compaction.close();
  }

  private async open(participant: string, name: Name, state: Uint8Array, connection: string): Promise<Ack> {
    const refused = readRefusal(this.room.state(), participant, name.activity, name.group);
    if (refused) return refusal(refused);
    const sheet = this.sheet(name);
    if (!(await this.isReady(sheet))) return refusal("not-stored");
    // What is not stored yet is shown to nobody. Where it never stops, phones send it again to a server that lacks it.
    const until = Date.now() + OPEN_WAIT_MS;
    while (sheet.underWay > 0 && Date.now() < until) await sheet.settled;
    if (!(await this.isReady(sheet))) return refusal("not-stored");
    if (readRefusal(this.room.state(), participant, name.activity, name.group)) return refusal("no-group");
    try {
      const { update, state: has } = sheet.lackingFor(state);
      this.company.open(name, participant, connection);
      return { ok: true, sheet: { update: base64Of(update), state: base64Of(has) } };
    } catch {
      return refusal("bad-sheet");
    }
  }

  private async update(participant: string, name: Name, update: Uint8Array, connection?: string): Promise<Ack> {
    const allowed = this.writing(participant, name);
    if (allowed.may === "nothing") return refusal(allowed.reason);
    const sheet = this.sheet(name);
    if (!(await this.isReady(sheet))) return refusal("not-stored");
    const shapes = shapesOf(this.room.state(), name.activity);
    if (!shapes) return refusal("unknown-activity");
    if (this.room.state().ended) return refusal("room-ended");
    if (allowed.may === "own" && !touchesOwn(sheet, update)) return refusal("sheet-frozen");
    const tried = sheet.try(update, shapes);
    if (tried.is === "refused") {
      await this.isReady(sheet);
      return refusal(tried.reason);
    }
    if (tried.is === "known") return sheet.underWay === 0 || (await sheet.settled) === true ? { ok: true } : refusal("not-stored");
    if (connection) this.company.wrote(name, connection);
    return (await this.keep(sheet, tried.update, connection)) ? { ok: true } : refusal("not-stored");
  }

  private at(participant: string, name: Name, cell: string | null, connection: string): Ack {
    const refused = readRefusal(this.room.state(), participant, name.activity, name.group);
    if (refused) return refusal(refused);
    const shapes = shapesOf(this.room.state(), name.activity);
    if (cell !== null && !shapes?.some((s) => placeAt(s, cell))) return refusal("bad-sheet");
    this.company.writes(name, participant, connection, cell);
    return { ok: true };
  }

  private writing(participant: string, name: Name): Writing {
    const frozen = this.frozen.get(name.activity);
    const at = frozen && Math.min(frozen.at, endFor(frozen.before, name.group) ?? frozen.at);
    return writing(this.room.state(), participant, name, this.room.now(), at);
  }

  /** Stores what the document has, then shows it to the others. */
  private async keep(sheet: Sheet, update: Uint8Array, from?: string): Promise<boolean> {
    if (!(await this.writer.store(sheet, update, this.room.now()))) {
      void this.isReady(sheet).then(() => this.room.changed());
      return false;
    }
    this.company.tell({ activity: sheet.activity, group: sheet.group }, update, from);
    this.room.changed();
    this.compaction.wrote(sheet);
    return true;
  }

  private sheet({ activity, group }: Name): Sheet {
    const key = sheetKey(activity, group);
    const known = this.all.get(key);
    if (known) return known;
    const sheet = new Sheet(this.room.roomId, activity, group, () => this.store.loadOne(this.room.roomId, activity, group));
    this.all.set(key, sheet);
    return sheet;
  }

  private async isReady(sheet: Sheet): Promise<boolean> {
    return sheet.ready().then(() => true, () => false);
  }
}

/** The number under which sheets are put together on one. */
const mergerOf = (activity: string, into: GroupId): number => Number.parseInt(textId(`merge ${sheetKey(activity, into)}`).slice(-6), 36) >>> 0;
