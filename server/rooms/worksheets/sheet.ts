/**
 * One shared sheet in memory: its document, loaded from the stored updates. A rejected update cannot be taken out of a
 * Yjs document again, so the document is dropped and loaded again. It never starts empty because it could not be read.
 */
import * as Y from "yjs";
import {
  MAX_DOCUMENT_BYTES,
  refusedAsItComes,
  refusedByWhatItDid,
  type Shapes,
  type TouchedPaths,
  touchedBy,
} from "@/server/rooms/worksheets/check";
import type { StoredSheet } from "@/server/platform/room-store";
import { documentOf } from "@/workshop/worksheets/stored-document";
import { blankSheet, isMove, type SheetContent } from "@/model/worksheets/cells";
import { contentOf, ROOT, textAt } from "@/workshop/worksheets/document";
import type { GroupId } from "@/model/room/groups";
import type { Reason } from "@/model/reasons";

/** "known" has nothing new; "new" is in the document and to be stored. */
type UpdateCheck = { is: "known" } | { is: "refused"; reason: Reason } | { is: "new"; update: Uint8Array };

/** Marks what did not come from storage, so that it is noticed. */
const FROM_OUTSIDE = Symbol("from outside");

export class Sheet {
  rows = 0;
  /** When something was last stored; milliseconds since the epoch. */
  lastAt: number | null = null;
  /** Raised when the document may hold unstored changes: those that wait on top of it are refused. */
  generation = 0;
  /** The update queued last: when it is through, so is everything before it. */
  settled: Promise<unknown> = Promise.resolve();
  /** Updates that are in the document and on their way to the database. */
  underWay = 0;

  private doc: Y.Doc | null = null;
  private loading: Promise<void> | null = null;
  private bytes = 0;
  private lengths = new Map<string, number>();
  private last: SheetContent = blankSheet;
  private read: { shape: object | null; fresh: boolean } = { shape: null, fresh: false };

  constructor(
    readonly roomId: string,
    readonly activity: string,
    readonly group: GroupId,
    private readonly load: () => Promise<StoredSheet>,
  ) {}

  /** @throws when it cannot be read; there is no document then */
  fill(stored: StoredSheet): void {
    const doc = documentOf(stored.updates);
    this.rows = stored.updates.length;
    this.lastAt = stored.lastAt;
    this.bytes = stored.updates.reduce((sum, u) => sum + u.length, 0);
    this.lengths = new Map();
    for (const name of doc.share.keys())
      if (name.startsWith(ROOT.text)) this.measure(doc, name.slice(ROOT.text.length));
    this.read.fresh = false;
    this.doc = doc;
  }

  /** @returns whether there was anything new in them */
  absorb({ updates, lastAt }: StoredSheet): boolean {
    const { doc } = this;
    if (!doc) return true;
    let news = false;
    const heard = () => {
      news = true;
    };
    doc.on("update", heard);
    try {
      for (const update of updates) Y.applyUpdate(doc, update);
    } finally {
      doc.off("update", heard);
    }
    // An update before it is missing: the whole is read.
    if (doc.store.pendingStructs || doc.store.pendingDs) this.drop();
    else if (news) {
      for (const name of doc.share.keys())
        if (name.startsWith(ROOT.text)) this.measure(doc, name.slice(ROOT.text.length));
      this.rows += updates.length;
      this.bytes += updates.reduce((sum, u) => sum + u.length, 0);
      this.read.fresh = false;
    }
    this.lastAt = Math.max(this.lastAt ?? 0, lastAt ?? 0) || null;
    return news;
  }

  /** Drops the document; the next use waits until it is read again. */
  drop(): void {
    this.doc = null;
    this.read.fresh = false;
  }

  /** Gives up a document whose changes may not be stored, and all that was built on it. */
  fail(): void {
    this.generation++;
    this.drop();
  }

  get isThere(): boolean {
    return this.doc !== null;
  }

  /** Resolves when there is a document. @throws while it cannot be read */
  async ready(): Promise<void> {
    while (!this.doc) {
      this.loading ??= this.loadAgain().finally(() => {
        this.loading = null;
      });
      await this.loading;
    }
  }

  /** Tries an update on a sheet that is `ready`; new ones are stored before any other phone hears of them. */
  try(update: Uint8Array, shapes: Shapes): UpdateCheck {
    const doc = this.document;
    const early = refusedAsItComes(update, shapes, Y.decodeStateVector(Y.encodeStateVector(doc)));
    if (early) return { is: "refused", reason: early };
    if (this.bytes + update.length > MAX_DOCUMENT_BYTES) {
      this.bytes = Y.encodeStateAsUpdate(doc).length;
      if (this.bytes + update.length > MAX_DOCUMENT_BYTES) return { is: "refused", reason: "sheet-full" };
    }
    let done: Uint8Array | null = null;
    let reason: Reason | null = null;
    let touched: TouchedPaths = { texts: [], values: [], rows: [] };
    const heard = (bytes: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin !== FROM_OUTSIDE) return;
      done = bytes;
      touched = touchedBy(doc, transaction);
    };
    doc.on("update", heard);
    try {
      Y.applyUpdate(doc, update, FROM_OUTSIDE);
      reason = refusedByWhatItDid(doc, shapes, touched, this.lengths);
    } catch {
      reason = "bad-sheet";
    } finally {
      doc.off("update", heard);
    }
    if (reason) {
      this.drop();
      return { is: "refused", reason };
    }
    if (done === null) return { is: "known" };
    for (const path of touched.texts) this.measure(doc, path);
    this.bytes += update.length;
    this.read.fresh = false;
    return { is: "new", update: done };
  }

  /** The changes that a phone with the state vector `state` lacks. @throws for what is no state vector */
  lackingFor(state: Uint8Array): { update: Uint8Array; state: Uint8Array } {
    const vector = state.length === 0 ? undefined : state;
    return {
      update: Y.encodeStateAsUpdate(this.document, vector),
      state: Y.encodeStateVector(this.document),
    };
  }

  /** @throws when it cannot be read */
  touches(update: Uint8Array): TouchedPaths {
    const doc = this.copy();
    let touched: TouchedPaths = { texts: [], values: [], rows: [] };
    doc.on("update", (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      touched = touchedBy(doc, transaction);
    });
    Y.applyUpdate(doc, update);
    return touched;
  }

  /** A separate document with the same content, to make an update in. */
  copy(): Y.Doc {
    return documentOf([Y.encodeStateAsUpdate(this.document)]);
  }

  /** The sheet's content; the last one known while it is being read again. */
  content(shape: Shapes[0]): SheetContent {
    if (this.doc && (!this.read.fresh || this.read.shape !== shape)) {
      this.last = contentOf(this.doc, shape);
      this.read = { shape, fresh: true };
    }
    return this.last;
  }

  private get document(): Y.Doc {
    if (!this.doc) throw new Error("the sheet is not there");
    return this.doc;
  }

  /** Waits until all of it is stored, or for a second. */
  async restsSoon(): Promise<void> {
    const until = Date.now() + 1_000;
    while (this.underWay > 0 && Date.now() < until) await this.settled;
  }

  private async loadAgain(): Promise<void> {
    await this.settled;
    const stored = await this.load();
    this.fill(stored);
  }

  private measure(doc: Y.Doc, path: string): void {
    this.lengths.set(path, textAt(doc, path).length);
  }
}

/** The update touches nothing but the group's own presentation. */
export function touchesOwn(sheet: Sheet, update: Uint8Array): boolean {
  try {
    const { texts, values, rows } = sheet.touches(update);
    return rows.length === 0 && [...texts, ...values].every((path) => path.startsWith("!") && !isMove(path));
  } catch {
    return false;
  }
}
