/** The edits of this window, to be taken back. Typing at one thing without a pause is one step. */
import { mergedOp, subjectOf } from "@/workshop/editor/merge-ops";
import type { Op } from "@/workshop/editor/op";

/** A pause after which a new step begins. */
const MERGE_WINDOW_MS = 1_500;
const MAX_UNDO_STEPS = 200;

interface UndoStep {
  inverse: Op;
  subject: string | null;
  at: number;
  grows: boolean;
}

export class UndoStack {
  private undos: UndoStep[] = [];
  private redos: Op[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  get canUndo(): boolean {
    return this.undos.length > 0;
  }
  get canRedo(): boolean {
    return this.redos.length > 0;
  }

  recordEdit(inverse: Op, op: Op, grows: boolean): void {
    if (inverse.type === "all" && inverse.ops.length === 0) return;
    this.redos = [];
    const last = this.undos.at(-1);
    const subject = subjectOf(op);
    const now = this.now();
    const goesOn = grows && last?.grows && last.subject === subject && now - last.at < MERGE_WINDOW_MS;
    const merged = goesOn ? mergedOp(inverse, last.inverse) : null;
    if (last && merged) {
      last.inverse = merged;
      last.at = now;
      return;
    }
    this.undos = [...this.undos, { inverse, subject, at: now, grows }].slice(-MAX_UNDO_STEPS);
  }

  takeUndo(): Op | null {
    return this.undos.pop()?.inverse ?? null;
  }
  recordUndo(inverse: Op): void {
    this.redos.push(inverse);
  }
  takeRedo(): Op | null {
    return this.redos.pop() ?? null;
  }
  recordRedo(inverse: Op): void {
    this.undos.push({ inverse, subject: null, at: 0, grows: false });
  }
  /** For a refused edit, on which the latest steps may rest. */
  clear(): void {
    this.undos = [];
    this.redos = [];
  }
}
