/**
 * A phone that writes on a shared sheet, without a browser: a document, and the few commands that keep it together
 * with the server's. What is not acknowledged is sent again; what a connection missed comes with the next one.
 */
import * as Y from "yjs";
import { LightPhone, type LightOptions } from "@/tests/faults/light-phone";
import { newId } from "@/tests/support/plenary";
import { textAt } from "@/workshop/worksheets/document";
import type { SheetMessage } from "@/workshop/protocol/worksheets";
import type { Ack } from "@/workshop/protocol/acks";
import { pause } from "@/tests/support/waiting";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const THEIRS = Symbol("theirs");
/** After so many milliseconds without an acknowledgement what the sheet needs is sent again. */
const RETRY_INTERVAL_MS = 4_000;

export class SheetPhone {
  readonly doc = new Y.Doc();
  readonly phone: LightPhone;
  /** Everything that came about sheets. */
  readonly heard: SheetMessage[] = [];
  /** Refusals that are no outage. */
  readonly refusals: string[] = [];
  /** Called when an update was acknowledged, with the clock of this document's own letters that are stored then. */
  onStored: (clock: number) => void = () => undefined;
  /** Milliseconds to wait before sending; by default none. */
  delay: () => number = () => 0;
  private opened = false;
  private sending = false;
  private changed = false;
  private has = new Map<number, number>();

  constructor(
    options: LightOptions,
    readonly sheet: { activity: string; group: string },
  ) {
    this.phone = new LightPhone(options);
    this.phone.onConnect = () => {
      this.opened = false;
      void this.sync();
    };
    this.phone.onView = (view) => {
      if (view.type !== "sheet") return;
      const message = view as unknown as SheetMessage;
      this.heard.push(message);
      if (message.update !== null) this.take(bytesOf(message.update));
    };
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin === THEIRS) return;
      this.changed = true;
      void this.sync();
    });
  }

  text(path: string): string {
    return textAt(this.doc, path).toString();
  }

  /** Everything of this phone is stored, and it hears what others write. */
  get settled(): boolean {
    return this.phone.connected && this.opened && !this.sending && !this.changed;
  }

  send(command: object, timeout?: number): Promise<Ack | null> {
    return this.phone.send({ id: newId(), sheet: this.sheet, ...command }, timeout);
  }

  /** Opens the sheet where that is needed, then sends what the server lacks until it lacks nothing. */
  async sync(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.phone.connected && (!this.opened || this.changed)) {
      const wait = this.delay();
      if (wait > 0) await pause(wait);
      if (!(this.opened ? await this.push() : await this.open())) await pause(100);
    }
    this.sending = false;
  }

  private async open(): Promise<boolean> {
    const state = base64(Y.encodeStateVector(this.doc));
    const ack = await this.send({ type: "sheet-open", state }, RETRY_INTERVAL_MS);
    if (!ack?.ok || !ack.sheet) return this.noted(ack);
    this.has = Y.decodeStateVector(bytesOf(ack.sheet.state));
    this.take(bytesOf(ack.sheet.update));
    this.opened = true;
    this.changed = true;
    return true;
  }

  private async push(): Promise<boolean> {
    this.changed = false;
    const now = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    const update = base64(Y.encodeStateAsUpdate(this.doc, encoded(this.has)));
    const ack = await this.send({ type: "sheet-update", update }, RETRY_INTERVAL_MS);
    if (!ack?.ok) {
      this.changed = true;
      // Asks again for the server's state.
      this.opened = false;
      return this.noted(ack);
    }
    for (const [client, clock] of now) this.has.set(client, Math.max(clock, this.has.get(client) ?? 0));
    this.onStored(now.get(this.doc.clientID) ?? 0);
    return true;
  }

  private take(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, THEIRS);
    for (const [client, clock] of Y.parseUpdateMeta(update).to)
      this.has.set(client, Math.max(clock, this.has.get(client) ?? 0));
  }

  private noted(ack: Ack | null): false {
    if (ack && !ack.ok && ack.reason !== "not-stored" && ack.reason !== "too-many")
      this.refusals.push(ack.reason);
    return false;
  }
}

/** A state vector as it is sent. */
function encoded(state: ReadonlyMap<number, number>): Uint8Array {
  const number = (n: number): number[] => (n < 128 ? [n] : [(n % 128) + 128, ...number(Math.floor(n / 128))]);
  return Uint8Array.from([
    ...number(state.size),
    ...[...state].flatMap(([client, clock]) => [...number(client), ...number(clock)]),
  ]);
}
