/**
 * One sheet on this phone: its document, the updates without an acknowledgement, and their sending. Outlives
 * the form that is shown: a form of another language or a frozen one finds the same document.
 */
import * as Y from "yjs";
import type { PlenarySocket } from "@/phone/bridge";
import type { SheetMessage } from "@/workshop/protocol/worksheets";
import { isPassing } from "@/model/reasons";
import type { UnsentEdits, Keeper } from "@/phone/worksheets/unsent-store";
import { LOCAL_ORIGIN, REMOTE_ORIGIN } from "@/phone/worksheets/change";

/** Between two messages, in milliseconds. */
const BATCH_INTERVAL_MS = 250;
/** Bytes of one message before base64; less than the protocol takes. */
const MAX_BATCH_BYTES = 30_000;
const MAX_BACKOFF_MS = 15_000;

type Refusal = { reason: string; values?: Record<string, number> };
export type Writers = SheetMessage["writers"];

export class SheetSync {
  readonly doc = new Y.Doc();
  readonly undo = new Y.UndoManager(this.doc, {
    trackedOrigins: new Set([LOCAL_ORIGIN]),
    captureTimeout: 700,
  });
  /** True once the server has sent the sheet. */
  opened = false;
  /** True once the edits that an earlier page left have been read. */
  ready = false;
  refused: Refusal | null = null;
  writers: Writers = [];
  /** Something was written on this page, or on an earlier one that kept it. */
  wrote = false;
  /** The time of the first pending edit; 0: none is pending. */
  pendingSince = 0;
  cells: UnsentEdits["cells"] = {};
  guarded: UnsentEdits["held"] = {};
  private pending: Uint8Array[] = [];
  private inFlight = false;
  private opening = false;
  private inSync = false;
  private retries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private cell: string | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly end: () => void;

  constructor(
    readonly activity: string,
    readonly group: string,
    private readonly socket: PlenarySocket,
    private readonly keeper: Keeper,
  ) {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE_ORIGIN) return;
      this.wrote = true;
      this.pending.push(update);
      this.persist();
      this.schedule(BATCH_INTERVAL_MS);
      this.notify();
    });
    this.end = socket.on((event) => {
      if (event.type === "connect") void this.open();
      else if (event.type === "disconnect") this.onDisconnect();
      else if (event.activity === activity && event.group === group) this.onMessage(event);
    });
  }

  /** Finds what an earlier page left, and asks for the sheet. */
  async start(): Promise<void> {
    const kept = await this.keeper.read();
    if (kept) {
      const updates = kept.updates.map(fromBase64);
      this.guarded = { ...kept.held, ...this.guarded };
      this.cells = { ...kept.cells, ...this.cells };
      for (const update of updates) Y.applyUpdate(this.doc, update, REMOTE_ORIGIN);
      this.pending.unshift(...updates);
      if (updates.length) this.pendingSince ||= Date.now();
      this.wrote ||= updates.length > 0;
    }
    this.ready = true;
    this.notify();
    if (this.socket.connected) await this.open();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.end();
    this.listeners.clear();
    this.doc.destroy();
  }

  /** @returns a function that ends the listening */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  get hasPending(): boolean {
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
  setGuarded(path: string, edit: UnsentEdits["held"][string] | null): void {
    if (edit) this.guarded[path] = edit;
    else if (this.guarded[path]) delete this.guarded[path];
    else return;
    this.persist();
    this.notify();
  }

  /** Says where this person writes; null: nowhere. */
  setCell(cell: string | null): void {
    if (cell === this.cell) return;
    this.cell = cell;
    this.sendCell();
  }

  /** Tries again what was refused, as after a change of the form. */
  retry(): void {
    this.refused = null;
    this.retries = 0;
    if (!this.inSync) void this.open();
    else this.schedule(0);
  }

  /** Gives up what could not be saved. */
  discard(): void {
    this.pending = [];
    this.guarded = {};
    this.persist();
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
      if (isPassing(ack.reason)) return this.schedule(this.backoff());
      this.refused = ack;
      // A sheet that was closed may still take what was on its way.
      if (this.hasPending) void this.flush();
      return this.notify();
    }
    this.retries = 0;
    this.refused = null;
    this.inSync = true;
    if (ack.sheet) {
      Y.applyUpdate(this.doc, fromBase64(ack.sheet.update), REMOTE_ORIGIN);
      const state = fromBase64(ack.sheet.state);
      if (this.hasPending || lacksUpdates(state, this.doc))
        this.pending = [Y.encodeStateAsUpdate(this.doc, state)];
    }
    this.opened = true;
    this.sendCell();
    this.notify();
    this.schedule(0);
  }

  private onMessage(message: SheetMessage): void {
    this.writers = message.writers;
    if (message.update !== null) {
      Y.applyUpdate(this.doc, fromBase64(message.update), REMOTE_ORIGIN);
      // Something before it never came.
      if (this.doc.store.pendingStructs) void this.open();
    }
    this.notify();
  }

  private onDisconnect(): void {
    this.inSync = false;
    this.writers = [];
    this.notify();
  }

  private schedule(ms: number): void {
    if (this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (!this.inSync && this.socket.connected && !this.refused) void this.open();
      else void this.flush();
    }, ms);
  }

  private async flush(): Promise<void> {
    if (this.inFlight || !this.socket.connected || !this.hasPending) return;
    let [count, bytes] = [0, 0];
    while (
      count < this.pending.length &&
      (count === 0 || bytes + this.pending[count]!.length < MAX_BATCH_BYTES)
    )
      bytes += this.pending[count++]!.length;
    const batch = this.pending.slice(0, count);
    this.inFlight = true;
    const ack = await this.socket.send({
      type: "sheet-update",
      sheet: this.name,
      update: toBase64(batch.length > 1 ? Y.mergeUpdates(batch) : batch[0]!),
    });
    this.inFlight = false;
    if (ack.ok) {
      this.retries = 0;
      this.refused = null;
      this.pending = this.pending.filter((update) => !batch.includes(update));
      this.persist();
      if (this.hasPending) this.schedule(BATCH_INTERVAL_MS);
    } else if (isPassing(ack.reason)) this.schedule(this.backoff());
    else this.refused = ack;
    this.notify();
  }

  private backoff(): number {
    return Math.min(MAX_BACKOFF_MS, 500 * 2 ** this.retries++) * (0.5 + Math.random());
  }

  private sendCell(): void {
    if (this.inSync && this.socket.connected)
      void this.socket.send({ type: "sheet-at", sheet: this.name, cell: this.cell });
  }

  private persist(): void {
    if (this.hasPending) this.pendingSince ||= Date.now();
    else {
      this.pendingSince = 0;
      this.cells = {};
    }
    const anything = this.hasPending || Object.keys(this.guarded).length > 0;
    this.keeper.write(
      anything ? { updates: this.pending.map(toBase64), cells: this.cells, held: this.guarded } : null,
    );
  }

  private notify(): void {
    for (const listener of Array.from(this.listeners)) listener();
  }

  private get name() {
    return { activity: this.activity, group: this.group };
  }
}

/** True where a document with this state vector lacks updates of `doc`. */
function lacksUpdates(state: Uint8Array, doc: Y.Doc): boolean {
  const theirs = Y.decodeStateVector(state);
  return Array.from(Y.decodeStateVector(Y.encodeStateVector(doc))).some(
    ([client, clock]) => clock > (theirs.get(client) ?? 0),
  );
}

/** Bytes as text and back, without what only secure pages or new browsers have. */

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x2000)
    text += String.fromCharCode(...Array.from(bytes.subarray(i, i + 0x2000)));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
