/**
 * Edits on their way to the server, kept apart from any socket: what the server has confirmed, what is still to be
 * sent, and what the author sees, which is both. An edit of somebody else goes below those that wait. An edit that no
 * longer fits becomes a conflict, never a silent loss.
 */
import type { Draft } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import type { EditResult } from "@/workshop/editor/edit-result";
import { mergedOp } from "@/workshop/editor/merge-ops";
import type { Op } from "@/workshop/editor/op";
import type { EditReason } from "@/workshop/editor/edit-reasons";

interface PendingEdit {
  id: string;
  op: Op;
  /** On its way: its answer decides. */
  sent: boolean;
  /** May grow until this time, in milliseconds since the epoch. */
  due: number;
  /** What the author sees after it; null where it does not fit at present. */
  after: Draft | null;
}

export interface RejectedEdit {
  id: string;
  op: Op;
  reason: EditReason;
}

/** Milliseconds of rest after which typing is sent. */
export const TYPING_DEBOUNCE_MS = 600;
/** Milliseconds after which typing is sent without rest. */
const MAX_TYPING_DELAY_MS = 4_000;

export class EditQueue {
  confirmed: Draft;
  revision: number;
  readonly waiting: PendingEdit[] = [];
  private readonly began = new Map<string, number>();

  constructor(
    draft: Draft,
    revision: number,
    private readonly refused: (edit: RejectedEdit) => void,
  ) {
    this.confirmed = draft;
    this.revision = revision;
  }

  /** What the author sees. */
  get local(): Draft {
    return this.waiting.findLast((w) => w.after)?.after ?? this.confirmed;
  }

  /** Takes an edit of the author's own. @param grows more of the same may follow: it waits a moment. */
  add(id: string, op: Op, now: number, grows: boolean): EditResult {
    const edited = edit(this.local, op);
    if (!edited.ok || edited.workshop === this.local) return edited;
    const last = this.waiting.at(-1);
    const merged = grows && last && !last.sent && last.due > now ? mergedOp(last.op, op) : null;
    if (last && merged) {
      last.op = merged;
      last.after = edited.workshop;
      last.due = Math.min(now + TYPING_DEBOUNCE_MS, (this.began.get(last.id) ?? now) + MAX_TYPING_DELAY_MS);
    } else {
      this.began.set(id, now);
      this.waiting.push({
        id,
        op,
        sent: false,
        due: grows ? now + TYPING_DEBOUNCE_MS : now,
        after: edited.workshop,
      });
    }
    return edited;
  }

  /** The edit to send next, marked as sent; or how long to wait; null when there is none, or one is under way. */
  next(now: number): PendingEdit | { wait: number } | null {
    const [first] = this.waiting;
    if (!first || first.sent) return null;
    if (this.waiting.length === 1 && first.due > now) return { wait: first.due - now };
    first.sent = true;
    return first;
  }

  /** Lets everything go out at once. */
  flush(): void {
    for (const w of this.waiting) w.due = 0;
  }

  /** The server has stored an edit. @returns false when somebody else's before it is missing: ask for the whole. */
  confirm(id: string, revision: number): boolean {
    const at = this.waiting.findIndex((w) => w.id === id);
    const [done] = at < 0 ? [] : this.waiting.splice(at, 1);
    this.began.delete(id);
    if (!done || revision <= this.revision) {
      this.rebase();
      return true;
    }
    if (revision > this.revision + 1) return false;
    if (at === 0 && done.after) this.confirmed = done.after;
    else {
      const edited = edit(this.confirmed, done.op);
      if (edited.ok) this.confirmed = edited.workshop;
    }
    this.revision = revision;
    return true;
  }

  /** The server did not take an edit. */
  reject(id: string, reason: EditReason): void {
    const at = this.waiting.findIndex((w) => w.id === id);
    const [gone] = at < 0 ? [] : this.waiting.splice(at, 1);
    const op = gone && this.mergeFollowing(gone.op);
    this.rebase();
    if (op) this.refused({ id, op, reason });
  }

  /** No answer came: it is sent again under the same id. */
  markUnsent(id: string): void {
    const waiting = this.waiting.find((w) => w.id === id);
    if (waiting) waiting.sent = false;
  }

  /** Somebody else's edit. @returns false when one before it is missing: ask for the whole. */
  applyForeign(op: Op, revision: number): boolean {
    if (revision <= this.revision) return true;
    if (revision !== this.revision + 1) return false;
    const edited = edit(this.confirmed, op);
    if (!edited.ok) return false;
    this.confirmed = edited.workshop;
    this.revision = revision;
    this.rebase();
    return true;
  }

  /** The whole, as the server has it. */
  replace(draft: Draft, revision: number): void {
    this.confirmed = draft;
    this.revision = revision;
    this.rebase();
  }

  /** Reapplies what waits to what is confirmed. What was not sent yet and no longer fits is refused here. */
  private rebase(): void {
    let base = this.confirmed;
    for (const waiting of [...this.waiting]) {
      const edited = edit(base, waiting.op);
      waiting.after = edited.ok ? edited.workshop : null;
      if (edited.ok) base = edited.workshop;
      // What follows an edit that is under way shares its fate.
      else if (!waiting.sent && !this.waiting.some((w) => w.sent && mergedOp(w.op, waiting.op))) {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        this.refused({ id: waiting.id, op: waiting.op, reason: edited.reason });
      }
    }
  }

  /** What was typed on after an edit that was refused belongs to the same choice. */
  private mergeFollowing(op: Op): Op {
    let all = op;
    for (const waiting of [...this.waiting]) {
      const merged = waiting.sent ? null : mergedOp(all, waiting.op);
      if (!merged) continue;
      all = merged;
      this.waiting.splice(this.waiting.indexOf(waiting), 1);
    }
    return all;
  }
}
