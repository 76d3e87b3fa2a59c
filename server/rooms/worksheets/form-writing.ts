/** Writing on a shared sheet from a page without script: field by field, beside what others write. */
import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { shapesOf, type WriteAccess } from "@/server/rooms/worksheets/access";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";
import type { Sheet } from "@/server/rooms/worksheets/sheet";
import { typeInto } from "@/server/rooms/worksheets/typed";
import { nextPosition, placesOf, REMOVED, rowKey } from "@/workshop/worksheets/document";
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

export class FormWriting {
  constructor(private readonly sheets: Sheets) {}

  /**
   * Takes what a page sends, each field kept or refused for itself.
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
    let ack: Ack = { ok: true };
    const allowed = this.sheets.writing(participant, name);
    if (allowed.may === "nothing") return { ack: refusal(allowed.reason), conflicts };
    for (const [path, value] of Object.entries(values)) {
      const shapes = shapesOf(this.sheets.state(), name.activity);
      const sheet = shapes && (await this.sheets.sheet(name));
      if (!shapes || !sheet) return { ack: refusal(shapes ? "not-stored" : "unknown-activity"), conflicts };
      const copy = sheet.copy();
      const known = Y.encodeStateVector(copy);
      const done = typeInto(copy, shapes[0], path, value, Object.hasOwn(before, path) ? before[path]! : "");
      if (done === null) ack = ack.ok ? refusal("bad-sheet") : ack;
      if (done === null || done === "same") continue;
      if (done !== "written") conflicts.push(path);
      const one = await this.sheets.update(participant, name, Y.encodeStateAsUpdate(copy, known));
      if (!one.ok && ack.ok) ack = one;
    }
    return { ack, conflicts };
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
