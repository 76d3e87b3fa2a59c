/**
 * One sheet on this phone: its document, what the server has not acknowledged of it, and the way there. Outlives the
 * form that is shown: a form of another language or a frozen one finds the same document.
 */
import * as Y from "yjs";
import type { PlenarySocket } from "@/phone/bridge";
import type { SheetMessage } from "@/workshop/worksheets/view-schemas";
import { isPassing } from "@/model/reasons";
import { fromBase64, toBase64 } from "./base64";
import type { UnsentEdits, Keeper } from "./keep";
import { MINE, THEIRS } from "./origin";

/** Between two messages, in milliseconds. */
const BATCH_MS = 250;
/** Bytes of one message before base64; less than the protocol takes. */
const BATCH_BYTES = 30_000;
const SLOWEST_MS = 15_000;

type Refusal = { reason: string; values?: Record<string, number> };
export type Writers = SheetMessage["writers"];

export class SheetSync {
  readonly doc = new Y.Doc();
  readonly undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([MINE]), captureTimeout: 700 });
  /** Null until the server has said once what stands on the sheet. */
  opened = false;
  /** What an earlier page left has been read. */
  ready = false;
  refused: Refusal | null = null;
  writers: Writers = [];
  /** When what waits first began to wait; 0: nothing waits. */
  waitsSince = 0;
  cells: UnsentEdits["cells"] = {};
  held: UnsentEdits["held"] = {};
  private pending: Uint8Array[] = [];
  private flying = false;
  private opening = false;
  private current = false;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place: string | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly end: () => void;

  constructor(
    readonly activity: string,
    readonly group: string,
    private readonly socket: PlenarySocket,
    private readonly keeper: Keeper,
  ) {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === THEIRS) return;
      this.pending.push(update);
      this.keep();
      this.later(BATCH_MS);
      this.tell();
    });
    this.end = socket.on((event) => {
      if (event.type === "connect") void this.open();
      else if (event.type === "disconnect") this.lost();
      else if (event.activity === activity && event.group === group) this.hear(event);
    });
  }

  /** Finds what an earlier page left, and asks for the sheet. */
  async start(): Promise<void> {
    const kept = await this.keeper.read();
    if (kept) {
      const updates = kept.updates.map(fromBase64);
      this.held = { ...kept.held, ...this.held };
      this.cells = { ...kept.cells, ...this.cells };
      for (const update of updates) Y.applyUpdate(this.doc, update, THEIRS);
      this.pending.unshift(...updates);
      if (updates.length) this.waitsSince ||= Date.now();
    }
    this.ready = true;
    this.tell();
    if (this.socket.connected) await this.open();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.end();
    this.listeners.clear();
    this.doc.destroy();
  }

  /** Called after anything that may be shown has changed. Returns what ends it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  get waits(): boolean {
    return this.pending.length > 0;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  sentence(refusal: Refusal): string {
    return this.socket.sentence(refusal.reason, refusal.values);
  }

  /** Remembers what stands in a cell that is about to change, for the case that it can never be saved. */
  note(path: string, label: string, text: string): void {
    this.cells[path] = { label, text };
  }

  /** A text that must not leave the phone yet; null: it may, or is gone. */
  hold(path: string, held: UnsentEdits["held"][string] | null): void {
    if (held) this.held[path] = held;
    else if (this.held[path]) delete this.held[path];
    else return;
    this.keep();
    this.tell();
  }

  /** Says where this person writes; null: nowhere. */
  at(cell: string | null): void {
    if (cell === this.place) return;
    this.place = cell;
    this.sayPlace();
  }

  /** Tries again what was refused, as after a change of the form. */
  again(): void {
    this.refused = null;
    this.tries = 0;
    if (!this.current) void this.open();
    else this.later(0);
  }

  /** Gives up what could not be saved. */
  drop(): void {
    this.pending = [];
    this.held = {};
    this.keep();
  }

  private async open(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    const ack = await this.socket.send({
      type: "sheet-open",
      sheet: this.name,
      state: toBase64(Y.encodeStateVector(this.doc)),
    });
    this.opening = false;
    if (!ack.ok) {
      if (isPassing(ack.reason)) return this.later(this.backoff());
      this.refused = ack;
      // A sheet that was closed may still take what was on its way.
      if (this.waits) void this.flush();
      return this.tell();
    }
    this.tries = 0;
    this.refused = null;
    this.current = true;
    if (ack.sheet) {
      Y.applyUpdate(this.doc, fromBase64(ack.sheet.update), THEIRS);
      const state = fromBase64(ack.sheet.state);
      if (this.waits || lacks(state, this.doc)) this.pending = [Y.encodeStateAsUpdate(this.doc, state)];
    }
    this.opened = true;
    this.sayPlace();
    this.tell();
    this.later(0);
  }

  private hear(message: SheetMessage): void {
    this.writers = message.writers;
    if (message.update !== null) {
      Y.applyUpdate(this.doc, fromBase64(message.update), THEIRS);
      // Something before it never came.
      if (this.doc.store.pendingStructs) void this.open();
    }
    this.tell();
  }

  private lost(): void {
    this.current = false;
    this.writers = [];
    this.tell();
  }

  private later(ms: number): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.current && this.socket.connected && !this.refused) void this.open();
      else void this.flush();
    }, ms);
  }

  private async flush(): Promise<void> {
    if (this.flying || !this.socket.connected || !this.waits) return;
    let [count, bytes] = [0, 0];
    while (count < this.pending.length && (count === 0 || bytes + this.pending[count]!.length < BATCH_BYTES))
      bytes += this.pending[count++]!.length;
    const batch = this.pending.slice(0, count);
    this.flying = true;
    const ack = await this.socket.send({
      type: "sheet-update",
      sheet: this.name,
      update: toBase64(batch.length > 1 ? Y.mergeUpdates(batch) : batch[0]!),
    });
    this.flying = false;
    if (ack.ok) {
      this.tries = 0;
      this.refused = null;
      this.pending = this.pending.filter((update) => !batch.includes(update));
      this.keep();
      if (this.waits) this.later(BATCH_MS);
    } else if (isPassing(ack.reason)) this.later(this.backoff());
    else this.refused = ack;
    this.tell();
  }

  private backoff(): number {
    return Math.min(SLOWEST_MS, 500 * 2 ** this.tries++) * (0.5 + Math.random());
  }

  private sayPlace(): void {
    if (this.current && this.socket.connected)
      void this.socket.send({ type: "sheet-at", sheet: this.name, cell: this.place });
  }

  private keep(): void {
    if (this.waits) this.waitsSince ||= Date.now();
    else {
      this.waitsSince = 0;
      this.cells = {};
    }
    const anything = this.waits || Object.keys(this.held).length > 0;
    this.keeper.write(
      anything ? { updates: this.pending.map(toBase64), cells: this.cells, held: this.held } : null,
    );
  }

  private tell(): void {
    for (const listener of Array.from(this.listeners)) listener();
  }

  private get name() {
    return { activity: this.activity, group: this.group };
  }
}

/** Whether somebody who has `state` lacks something that is in the document. */
function lacks(state: Uint8Array, doc: Y.Doc): boolean {
  const theirs = Y.decodeStateVector(state);
  return Array.from(Y.decodeStateVector(Y.encodeStateVector(doc))).some(
    ([client, clock]) => clock > (theirs.get(client) ?? 0),
  );
}
