/**
 * The shared sheets of one room: one document per group and worksheet. An update is stored before it is
 * acknowledged and before others receive it. A sheet that cannot be read is refused and never starts empty.
 */
import { log } from "@/server/platform/log";
import { isIn, readRefusal, shapesOf, startsDue, Freezing } from "@/server/rooms/worksheets/access";
import { SheetAwareness, type SheetKey } from "@/server/rooms/worksheets/awareness";
import { Compaction } from "@/server/rooms/worksheets/compaction";
import { mergedUpdate, mergerOf, startedUpdate, starterOf } from "@/server/rooms/worksheets/merge";
import { touchesOwn, Sheet } from "@/server/rooms/worksheets/sheet";
import { FormWriting } from "@/server/rooms/worksheets/form-writing";
import { Remarks } from "@/server/rooms/worksheets/remarks";
import { documentOf, takeUpOldLists, withoutHistory } from "@/workshop/worksheets/stored-document";
import type { SheetStore, StoredSheet } from "@/server/platform/room-store";
import type { SheetWriter } from "@/server/rooms/worksheets/sheet-writer";
import type { CommandTo } from "@/workshop/commands/all";
import { blankSheet, type SheetContent } from "@/model/worksheets/cells";
import { contentOfStart } from "@/model/worksheets/starts";
import { cellSpecAt, hasOldLists } from "@/workshop/worksheets/document";
import { type GroupId, sheetKey } from "@/model/room/groups";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { Remark } from "@/model/worksheets/groups";
import type { UsageCounter } from "@/server/rooms/usage-counter";
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { RoomState } from "@/workshop/room/state";

/** A room's stored sheets and remarks. */
export interface LoadedSheets {
  sheets: StoredSheet[];
  remarks: Remark[];
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

export class Worksheets {
  readonly pages: FormWriting;
  private readonly all = new Map<string, Sheet>();
  readonly remarks: Remarks;
  readonly awareness: SheetAwareness;
  private readonly compaction: Compaction;
  private readonly freezing: Freezing;
  /** Sheets, by key, on which a start was put or is being put. */
  private readonly begun = new Set<string>();
  /** Set once the room has ended. */
  private ending: Promise<void> | undefined;

  constructor(
    private readonly store: SheetStore,
    private readonly writer: SheetWriter,
    loaded: LoadedSheets,
    private readonly room: WorksheetContext,
  ) {
    this.compaction = new Compaction(store);
    this.remarks = new Remarks(room.roomId, store, loaded.remarks, room.usage);
    this.freezing = new Freezing(room);
    this.pages = new FormWriting({
      state: () => room.state(),
      writing: (participant, name) => this.freezing.writing(participant, name),
      sheet: async (name) => ((await this.isTakenUp(name)) ? this.sheet(name) : null),
      update: (participant, name, update) => this.update(participant, name, update),
    });
    this.awareness = new SheetAwareness({
      now: room.now,
      send: room.send,
      alias: room.alias,
      isIn: (participant, group) => isIn(room.state(), participant, group),
      content: ({ activity, group }) => this.contentOf(activity, group),
      moved: () => room.writersMoved(),
    });
    for (const stored of loaded.sheets) {
      try {
        const sheet = this.sheet(stored);
        sheet.fill(stored);
        this.compaction.wrote(sheet);
      } catch (error) {
        log.error("sheet-unreadable", "A sheet cannot be read.", error);
      }
    }
  }

  /** @throws while the database is away */
  static async stored(roomId: string, store: SheetStore): Promise<LoadedSheets> {
    return { sheets: await store.load(roomId), remarks: await store.remarks(roomId) };
  }

  /** Sheets that something was written on, by `sheetKey`, as they are now. */
  sheets(): ReadonlyMap<string, { content: SheetContent; lastAt: number | null }> {
    const written = [...this.all].filter(([, sheet]) => sheet.lastAt !== null);
    return new Map(
      written.map(([key, sheet]) => [
        key,
        { content: this.contentOf(sheet.activity, sheet.group), lastAt: sheet.lastAt },
      ]),
    );
  }

  contentOf(activity: string, group: GroupId): SheetContent {
    const shapes = shapesOf(this.room.state(), activity);
    const sheet = this.all.get(sheetKey(activity, group));
    return shapes && sheet ? sheet.content(shapes[0]) : blankSheet;
  }

  /**
   * Notes frozen work, and drops readers who are in other groups now.
   * @param time of the new state, at the latest
   */
  follow(time: number = this.room.now()): void {
    this.freezing.follow(time);
    this.awareness.sort();
    this.begin();
  }

  /** Puts what stands there from the start on sheets of groups that have begun, once (G-163). */
  private begin(): void {
    const state = this.room.state();
    for (const { activity, group, start } of startsDue(state)) {
      const key = sheetKey(activity, group);
      if (this.begun.has(key)) continue;
      this.begun.add(key);
      this.start({ activity, group }, contentOfStart(start)).catch(() => this.begun.delete(key));
    }
  }

  private async start(name: SheetKey, content: SheetContent): Promise<void> {
    const sheet = this.sheet(name);
    await sheet.ready();
    const shape = shapesOf(this.room.state(), name.activity)?.[0];
    if (!shape || sheet.lastAt !== null || this.room.state().ended) return;
    await this.add(sheet, [], (stored) =>
      startedUpdate(shape, starterOf(name.activity, name.group), stored, content),
    );
  }

  /**
   * Carries out a permitted command.
   * @param participant null: a console
   * @param connection does not get its own update back
   */
  async command(participant: string | null, command: CommandTo<"sheets">, connection: string): Promise<Ack> {
    if (command.type === "look") {
      if (command.sheet && !shapesOf(this.room.state(), command.sheet.activity))
        return refusal("unknown-activity");
      this.awareness.watch(connection, command.sheet);
      return { ok: true };
    }
    if (participant === null) return refusal("not-allowed");
    switch (command.type) {
      case "sheet-open":
        return this.open(participant, command.sheet, bytesOf(command.state), connection);
      case "sheet-update":
        return this.update(participant, command.sheet, bytesOf(command.update), connection);
      case "sheet-form": {
        const { sheet, values, before, row } = command;
        const { ack, conflicts } = await this.pages.typed(participant, sheet, values, before);
        if (!ack.ok) return ack;
        const done = row === null ? ack : await this.pages.row(participant, sheet, row);
        return done.ok ? { ...done, conflicts } : done;
      }
      case "sheet-at":
        return this.at(participant, command.sheet, command.cell, connection);
      case "remark": {
        const ack = await this.remarks.make(this.room.state(), participant, command);
        if (ack.ok) this.room.remarked();
        return ack;
      }
    }
  }

  /**
   * Puts the sheets `from` on the sheet `into`, once: the merge writes under a number made of the sheet's
   * name, and does nothing where that number has written.
   * @throws while it cannot be stored
   */
  async merge(activity: string, into: GroupId, from: readonly GroupId[]): Promise<void> {
    const shapes = shapesOf(this.room.state(), activity);
    if (!shapes) return;
    const sheet = this.sheet({ activity, group: into });
    for (const one of [...from.map((group) => this.sheet({ activity, group })), sheet]) await one.settled;
    await this.ending?.catch(() => undefined);
    // After the end the sheet is rewritten and holds no merge number: a merge would be done twice.
    if (this.room.state().ended && sheet.lastAt !== null) return;
    await this.add(sheet, from, (onto, others) =>
      mergedUpdate(shapes[0], mergerOf(activity, into), onto, others),
    );
  }

  /** Adds an update made of the stored ones, as the only process. @throws while not stored */
  private async add(
    sheet: Sheet,
    from: readonly GroupId[],
    make: (into: Uint8Array[], from: Uint8Array[][]) => Uint8Array | null,
  ): Promise<void> {
    const { activity, group } = sheet;
    if (!(await this.store.merge(this.room.roomId, activity, group, from, make, this.room.now()))) return;
    sheet.drop();
    await sheet.ready();
    this.awareness.tell(sheet, sheet.lackingFor(new Uint8Array()).update);
    this.room.stored(sheet, null);
    this.room.changed();
    this.compaction.wrote(sheet);
  }

  /** The sheet exists, and lists that were one text in older rooms are rows. */
  private async isTakenUp(name: SheetKey): Promise<boolean> {
    const sheet = this.sheet(name);
    if (!(await this.isReady(sheet))) return false;
    const shape = shapesOf(this.room.state(), name.activity)?.[0];
    if (!shape || this.room.state().ended || !hasOldLists(shape, sheet.content(shape))) return true;
    await sheet.settled;
    return this.add(sheet, [], (stored) => takeUpOldLists(documentOf(stored), shape)).then(
      () => true,
      () => false,
    );
  }

  /** Rewrites every sheet under one Yjs number when the room has ended. @throws while it cannot be stored */
  end(): Promise<void> {
    this.ending = this.rewrite();
    return this.ending;
  }

  private async rewrite(): Promise<void> {
    await this.store.over(this.room.roomId);
    await this.writer.settled();
    await this.compaction.close();
    for (const sheet of this.all.values()) {
      if (sheet.lastAt === null) continue;
      sheet.rows = await this.store.compact(
        this.room.roomId,
        sheet.activity,
        sheet.group,
        withoutHistory,
        "whole",
      );
      sheet.drop();
      await sheet.ready();
    }
    await this.store.forget(this.room.roomId);
  }

  /** Takes and shows what others stored. @param again sheets that were rewritten */
  absorb(changes: readonly StoredSheet[], again: readonly SheetKey[] = []): void {
    for (const name of again) this.sheet(name).drop();
    for (const change of changes) {
      const sheet = this.sheet(change);
      // Updates made before the rewrite cannot be merged into the rewritten document.
      if (this.room.state().ended) sheet.drop();
      else if (sheet.absorb(change)) for (const update of change.updates) this.awareness.tell(change, update);
      this.compaction.wrote(sheet);
    }
    for (const sheet of this.all.values()) if (!sheet.isThere) void this.reload(sheet);
    this.room.changed();
  }

  /** Reads a sheet again and sends it whole to its readers; parts they have change nothing. */
  private async reload(sheet: Sheet): Promise<void> {
    if (!(await this.isReady(sheet)) || !sheet.isThere) return;
    // After the end it is another document, which does not merge with theirs.
    if (!this.room.state().ended) this.awareness.tell(sheet, sheet.lackingFor(new Uint8Array()).update);
    this.room.changed();
  }

  /** Reads sheets and remarks that are not here yet. @throws while the database is away */
  async refresh(): Promise<void> {
    await this.remarks.refresh();
    this.absorb(await this.store.load(this.room.roomId));
  }

  async close(): Promise<void> {
    this.awareness.close();
    await this.writer.settled();
    await this.compaction.close();
  }

  private async open(
    participant: string,
    name: SheetKey,
    state: Uint8Array,
    connection: string,
  ): Promise<Ack> {
    const refused = readRefusal(this.room.state(), participant, name.activity, name.group);
    if (refused) return refusal(refused);
    const sheet = this.sheet(name);
    if (!(await this.isReady(sheet))) return refusal("not-stored");
    // Unstored changes are shown to none. Phones send them again to a server that lacks them.
    await sheet.restsSoon();
    const writes = this.freezing.writing(participant, name).may === "all";
    if (!(await (writes ? this.isTakenUp(name) : this.isReady(sheet)))) return refusal("not-stored");
    if (readRefusal(this.room.state(), participant, name.activity, name.group)) return refusal("no-group");
    try {
      const { update, state: has } = sheet.lackingFor(state);
      this.awareness.open(name, participant, connection);
      return { ok: true, sheet: { update: base64Of(update), state: base64Of(has) } };
    } catch {
      return refusal("bad-sheet");
    }
  }

  private async update(
    participant: string,
    name: SheetKey,
    update: Uint8Array,
    connection?: string,
  ): Promise<Ack> {
    const allowed = this.freezing.writing(participant, name);
    if (allowed.may === "nothing") return refusal(allowed.reason);
    const judgedAt = this.room.judgedAt();
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
    if (tried.is === "known")
      return sheet.underWay === 0 || (await sheet.settled) !== null ? { ok: true } : refusal("not-stored");
    if (connection) this.awareness.recordWrite(name, connection);
    if (!(await this.keep(sheet, tried.update, judgedAt, connection))) return refusal("not-stored");
    // A phone that was away may still send letters of a list that was one text.
    await this.isTakenUp(name);
    return { ok: true };
  }

  private at(participant: string, name: SheetKey, cell: string | null, connection: string): Ack {
    const refused = readRefusal(this.room.state(), participant, name.activity, name.group);
    if (refused) return refusal(refused);
    const shapes = shapesOf(this.room.state(), name.activity);
    if (cell !== null && !shapes?.some((s) => cellSpecAt(s, cell))) return refusal("bad-sheet");
    this.awareness.writes(name, participant, connection, cell);
    return { ok: true };
  }

  private async keep(sheet: Sheet, update: Uint8Array, judgedAt: number, from?: string): Promise<boolean> {
    const seq = await this.writer.store(sheet, update, this.room.now(), judgedAt);
    if (seq === null) {
      this.room.behind();
      void this.isReady(sheet).then(() => this.room.changed());
      return false;
    }
    this.awareness.tell(sheet, update, from);
    this.room.stored(sheet, seq);
    this.room.changed();
    this.compaction.wrote(sheet);
    return true;
  }

  private sheet({ activity, group }: SheetKey): Sheet {
    const key = sheetKey(activity, group);
    const existing = this.all.get(key);
    if (existing) return existing;
    const sheet = new Sheet(this.room.roomId, activity, group, () =>
      this.store.loadOne(this.room.roomId, activity, group),
    );
    this.all.set(key, sheet);
    return sheet;
  }

  private async isReady(sheet: Sheet): Promise<boolean> {
    return sheet.ready().then(
      () => true,
      () => false,
    );
  }
}

interface WorksheetContext {
  roomId: string;
  usage: UsageCounter;
  state(): RoomState;
  now(): number;
  /** The revision by which an update is judged now; the largest where no other process goes on from it. */
  judgedAt(): number;
  /** Called after a judgement by a state that may be behind. */
  behind(): void;
  alias(participant: string): string | null;
  /** @param seq null where all of the sheet is another */
  stored(sheet: SheetKey, seq: number | null): void;
  remarked(): void;
  writersMoved(): void;
  changed(): void;
  send(connection: string, message: SheetMessage | LookMessage): void;
}
