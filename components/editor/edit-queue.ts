/**
 * Edits on their way to the server: the confirmed draft, edits to be sent, and both together for the author.
 * Foreign edits go below the waiting ones; an edit that no longer fits becomes a conflict, not a silent loss.
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
  /** On its way. */
  sent: boolean;
  /** May grow until this time, in milliseconds since the epoch. */
  due: number;
  /** The draft after it; null where it does not fit at present. */
  after: Draft | null;
}

export interface RejectedEdit {
  id: string;
  op: Op;
  reason: EditReason;
}

/** Rest after which typing is sent. */
export const TYPING_DEBOUNCE_MS = 600;
/** Time after which typing is sent without rest. */
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

  /** The draft for the author's eyes. */
  get local(): Draft {
    return this.waiting.findLast((w) => w.after)?.after ?? this.confirmed;
  }

  /** Takes an edit of this author. @param grows more of the same may follow: it waits a moment */
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

  /** The next edit, marked as sent; or the time to wait; null without one, or while one is under way. */
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

  /** Takes the server's confirmation. @returns false if a foreign edit before it is missing: ask for all */
  confirm(id: string, revision: number): boolean {
    const index = this.waiting.findIndex((w) => w.id === id);
    const [done] = index < 0 ? [] : this.waiting.splice(index, 1);
    this.began.delete(id);
    if (!done || revision <= this.revision) {
      this.rebase();
      return true;
    }
    if (revision > this.revision + 1) return false;
    if (index === 0 && done.after) this.confirmed = done.after;
    else {
      const edited = edit(this.confirmed, done.op);
      if (edited.ok) this.confirmed = edited.workshop;
    }
    this.revision = revision;
    return true;
  }

  /** Takes the server's refusal. */
  reject(id: string, reason: EditReason): void {
    const index = this.waiting.findIndex((w) => w.id === id);
    const [gone] = index < 0 ? [] : this.waiting.splice(index, 1);
    const op = gone && this.mergeFollowing(gone.op);
    this.rebase();
    if (op) this.refused({ id, op, reason });
  }

  /** Without an answer an edit is sent again under the same id. */
  markUnsent(id: string): void {
    const waiting = this.waiting.find((w) => w.id === id);
    if (waiting) waiting.sent = false;
  }

  /** @returns false when an edit before it is missing: ask for the whole */
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

  /** Takes the whole draft of the server. */
  replace(draft: Draft, revision: number): void {
    this.confirmed = draft;
    this.revision = revision;
    this.rebase();
  }

  /** Reapplies waiting edits to the confirmed draft; refuses unsent ones that no longer fit. */
  private rebase(): void {
    let base = this.confirmed;
    for (const waiting of [...this.waiting]) {
      const edited = edit(base, waiting.op);
      waiting.after = edited.ok ? edited.workshop : null;
      if (edited.ok) base = edited.workshop;
      // Edits that follow one under way share its fate.
      else if (!waiting.sent && !this.waiting.some((w) => w.sent && mergedOp(w.op, waiting.op))) {
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        this.refused({ id: waiting.id, op: waiting.op, reason: edited.reason });
      }
    }
  }

  /** Typing after a refused edit belongs to the same choice. */
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
