/** Writing on a shared sheet from a page without script: field by field, beside what others write. */
import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { charge } from "@/server/platform/limits/payer";
import { shapesOf, type WriteAccess } from "@/server/rooms/worksheets/access";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";
import type { Sheet } from "@/server/rooms/worksheets/sheet";
import { typeInto } from "@/server/rooms/worksheets/typed";
import { nextPosition, placesOf, REMOVED, rowKey } from "@/workshop/worksheets/document";
import type { Reason } from "@/model/reasons";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { RoomState } from "@/workshop/room/state";

/** What it needs of the room's sheets. */
interface Sheets {
  state(): RoomState;
  writing(participant: string, name: SheetKey): WriteAccess;
  /** The sheet, once its document is there; null while it cannot be read. */
  sheet(name: SheetKey): Promise<Sheet | null>;
  update(participant: string, name: SheetKey, update: Uint8Array): Promise<Ack>;
}

/** A field's path and what was written in it. */
type Field = [path: string, value: string];

/** Refusals of one field that others need not share. */
const HALVED: readonly Reason[] = ["bad-sheet", "sheet-full", "sheet-frozen"];

/** Updates that are tried for one form: enough to tell some refused fields from hundreds that are kept. */
const MAX_TRIES = 64;

export class FormWriting {
  constructor(private readonly sheets: Sheets) {}

  /**
   * Takes what a page sends, each field kept or refused for itself: all at once, and where that is refused in halves.
   * @param before what stood in each field when the page was made
   * @returns `conflicts`: fields that somebody else had changed meanwhile; the first refusal, if any, is the ack
   */
  async typed(
    participant: string,
    name: SheetKey,
    values: Readonly<Record<string, string>>,
    before: Readonly<Record<string, string>>,
  ): Promise<{ ack: Ack; conflicts: string[] }> {
    const conflicts: string[] = [];
    let first: Ack = { ok: true };
    let missing = false;
    const waiting: Field[][] = [Object.entries(values)];
    for (let tries = 0; waiting.length > 0 && tries < MAX_TRIES; tries++) {
      const fields = waiting.shift()!;
      const { ack, changed, unknown } = await this.write(participant, name, fields, before);
      missing ||= unknown;
      if (ack.ok) conflicts.push(...changed);
      else if (!HALVED.includes(ack.reason)) return { ack, conflicts };
      else if (fields.length > 1) {
        const half = Math.ceil(fields.length / 2);
        // Behind the others, so that what is good is kept before some refused fields are told apart.
        waiting.push(fields.slice(0, half), fields.slice(half));
      } else if (first.ok) first = ack;
    }
    const all = waiting.length === 0 && !missing;
    return { ack: first.ok && !all ? refusal("bad-sheet") : first, conflicts };
  }

  /**
   * Writes all of these fields or none.
   * @returns `changed`: which of them somebody else had changed meanwhile; `unknown`: the sheet has no such field as one of them
   */
  private async write(
    participant: string,
    name: SheetKey,
    fields: readonly Field[],
    before: Readonly<Record<string, string>>,
  ): Promise<{ ack: Ack; changed: string[]; unknown: boolean }> {
    const allowed = this.sheets.writing(participant, name);
    const nothing = { changed: [], unknown: false };
    if (allowed.may === "nothing") return { ack: refusal(allowed.reason), ...nothing };
    const shapes = shapesOf(this.sheets.state(), name.activity);
    const sheet = shapes && (await this.sheets.sheet(name));
    if (!shapes || !sheet) return { ack: refusal(shapes ? "not-stored" : "unknown-activity"), ...nothing };
    const copy = sheet.copy();
    const known = Y.encodeStateVector(copy);
    const done = charge(() =>
      fields.map(([path, value]) =>
        typeInto(copy, shapes[0], path, value, Object.hasOwn(before, path) ? before[path]! : ""),
      ),
    );
    const written = done.some((result) => result !== null && result !== "same");
    return {
      ack: written
        ? await this.sheets.update(participant, name, Y.encodeStateAsUpdate(copy, known))
        : { ok: true },
      unknown: done.includes(null),
      changed: fields.flatMap(([path], i) => (done[i] === "both" || done[i] === "over" ? [path] : [])),
    };
  }

  /** Adds a row behind all others of its list, or takes one away. */
  async row(participant: string, name: SheetKey, change: { add: string } | { remove: string }): Promise<Ack> {
    const shapes = shapesOf(this.sheets.state(), name.activity);
    const sheet = shapes && (await this.sheets.sheet(name));
    if (!shapes || !sheet) return refusal(shapes ? "not-stored" : "unknown-activity");
    const copy = sheet.copy();
    const known = Y.encodeStateVector(copy);
    if ("add" in change)
      placesOf(copy).set(
        rowKey(change.add, randomBytes(5).toString("hex")),
        nextPosition(copy, shapes[0], change.add),
      );
    else placesOf(copy).set(change.remove, REMOVED);
    return this.sheets.update(participant, name, Y.encodeStateAsUpdate(copy, known));
  }
}
