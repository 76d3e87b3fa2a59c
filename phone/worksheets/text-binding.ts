/**
 * Keeps a plain text control and a text of the shared document equal. Typing goes out as the smallest change;
 * others' changes come in around the caret. While a keyboard composes, nothing touches the control.
 */
import type * as Y from "yjs";
import { apply, type TextChange, changeOf, transformed, positionAfter, LOCAL_ORIGIN } from "./change";

export interface TextControl {
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
  scrollTop: number;
  setSelectionRange(start: number, end: number): void;
}

export class TextBinding {
  /** The value of the control when it was last read. */
  private seen: string;
  /** Typing that has not gone out, change by change. */
  private mine: TextChange[] = [];
  /** Others' changes that the control does not show yet, from the same text as `mine`. */
  private theirs: TextChange[] = [];
  private composing = false;

  /**
   * Nothing goes out before `settle` is called.
   * @param base the value of the control before any typing
   * @param hooks `mayGo`: the text may leave the phone; `going` is called before it leaves, `shown` after
   * others' changes
   */
  constructor(
    readonly control: TextControl,
    readonly text: Y.Text,
    base: string,
    private readonly hooks: { mayGo(): boolean; focused(): boolean; going(): void; shown(): void },
  ) {
    this.seen = base;
    this.setRemoteFrom(base);
    text.observe(this.onTextEvent);
  }

  /** Everything has gone out and come in, but for what must not leave the phone. */
  stop(): void {
    this.composing = false;
    this.settle();
    this.text.unobserve(this.onTextEvent);
  }

  /** The control may hold something else now. */
  settle(): void {
    this.readControl();
    if (this.hooks.mayGo()) this.send();
    if (!this.composing) this.show();
  }

  setComposing(on: boolean): void {
    this.composing = on;
    if (!on) this.settle();
  }

  /** A text that was held back on an earlier page, with what stood there when it was typed. */
  restore(base: string, text: string): void {
    this.seen = base;
    this.mine = [];
    this.setRemoteFrom(base);
    this.control.value = text;
    this.settle();
  }

  /** The control is behind the document by this much. */
  private setRemoteFrom(base: string): void {
    const now = this.text.toString();
    this.theirs = now === base ? [] : [changeOf(base, now, now.length)];
  }

  private readControl(): void {
    const { value, selectionEnd } = this.control;
    if (value === this.seen) return;
    this.mine.push(changeOf(this.seen, value, selectionEnd ?? value.length));
    this.seen = value;
  }

  /** Takes others' changes; own ones, which may arrive late, are recognised by their origin. */
  private readonly onTextEvent = (event: Y.YTextEvent): void => {
    if (event.transaction.origin === LOCAL_ORIGIN) return;
    this.readControl();
    this.theirs.push(
      event.delta.map((d) =>
        typeof d.insert === "string"
          ? { insert: d.insert }
          : d.retain !== undefined
            ? { retain: d.retain }
            : { delete: d.delete ?? 0 },
      ),
    );
    if (!this.composing) this.show();
  };

  private send(): void {
    if (this.mine.length === 0) return;
    const { mine, theirs } = transformed(this.mine, this.theirs);
    this.mine = [];
    this.theirs = theirs;
    this.hooks.going();
    this.text.doc?.transact(() => {
      for (const change of mine) if (change.length > 0) this.text.applyDelta(change);
    }, LOCAL_ORIGIN);
  }

  private show(): void {
    if (this.theirs.length === 0) return;
    const { control } = this;
    const { mine, theirs } = transformed(this.mine, this.theirs);
    let [value, start, end] = [control.value, control.selectionStart ?? 0, control.selectionEnd ?? 0];
    for (const change of theirs)
      [value, start, end] = [apply(change, value), positionAfter(start, change), positionAfter(end, change)];
    this.mine = mine.filter((change) => change.length > 0);
    this.theirs = [];
    this.seen = value;
    if (value === control.value) return;
    const { scrollTop } = control;
    control.value = value;
    if (this.hooks.focused()) {
      control.setSelectionRange(start, end);
      control.scrollTop = scrollTop;
    }
    this.hooks.shown();
  }
}
