/**
 * The element around a group's sheet. The plain controls inside stay what people write in; this binds them to
 * the shared document, draws rows, counts and writers, and says what is saved.
 */
import { cellValueIn, rowKey, textAt, valuesOf } from "@/workshop/worksheets/document";
import type * as Y from "yjs";
import { type CellControl, cellOf, controlsIn, isChoice, isText, labelOf } from "./cells";
import { drawCounts, drawWriters } from "./count";
import { GuardLine } from "./identity-warning";
import { closeSheet, sheetOf, closeIdleSheets } from "./open-sheets";
import { LOCAL_ORIGIN } from "./change";
import { addRow, drawRows, firstOf, placeEntry, removeRow, rowsHere } from "./rows";
import { StatusBar } from "./status-bar";
import { Steps } from "./steps";
import type { SheetSync } from "./sync";
import { TextBinding } from "./text-binding";

/** A writer is no longer named after so long without a letter. */
const WRITING_TIMEOUT_MS = 30_000;
/** A number or a day is whole after so long. */
const VALUE_DEBOUNCE_MS = 600;

const isEntry = (control: Element): control is HTMLTextAreaElement =>
  control.localName === "textarea" && control.closest("[data-entries]") !== null;

const entryTextsHere = (doc: Y.Doc, path: string): string[] =>
  [...rowsHere(doc, path, []).map((row) => rowKey(path, row)), path]
    .map((key) => cellValueIn(doc, key, "text").trim())
    .filter((text) => text !== "");

export class SheetElement extends HTMLElement {
  private sync: SheetSync | null = null;
  private bar: StatusBar | null = null;
  private steps: Steps | null = null;
  private readonly texts = new Map<CellControl, TextBinding>();
  private readonly values = new Set<CellControl>();
  /** Values that are being typed. */
  private readonly typing = new Map<CellControl, ReturnType<typeof setTimeout>>();
  private readonly composing = new Set<CellControl>();
  private cleanups: (() => void)[] = [];
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private drawn = false;
  private readonly observer = new MutationObserver(() => this.attach());

  connectedCallback(): void {
    this.attach();
    this.observer.observe(this, {
      attributes: true,
      attributeFilter: ["data-activity", "data-group", "data-frozen", "data-words"],
    });
  }

  disconnectedCallback(): void {
    this.observer.disconnect();
    this.detach();
  }

  private get frozen(): boolean {
    return this.dataset.frozen !== undefined;
  }

  private readonly word = (key: string): string =>
    (JSON.parse(this.dataset.words || "{}") as Record<string, string>)[key] ?? "";

  private attach(): void {
    this.detach();
    const { activity = "", group = "" } = this.dataset;
    const socket = window.plenarySocket;
    if (!socket || !activity) return;
    const key = `${activity} ${group}`;
    const sync = sheetOf(activity, group, socket);
    closeIdleSheets(key);
    this.sync = sync;
    this.bar = new StatusBar(this, sync, this.frozen, this.word, {
      undo: () => {
        this.settle();
        this.sync?.undo.undo();
      },
      drop: () => {
        sync.discard();
        closeSheet(key);
        this.attach();
      },
    });
    if (!this.frozen) this.steps = new Steps(this, key, this.word, (section) => this.fitHeight(section));
    this.dataset.live = "";
    this.cleanups.push(sync.listen(() => this.refresh()));
    const on = (name: string, listener: (event: Event) => void, on: EventTarget = this) => {
      on.addEventListener(name, listener, true);
      this.cleanups.push(() => on.removeEventListener(name, listener, true));
    };
    on("input", (event) => this.onInput(event.target as CellControl));
    on("paste", (event) => this.onPaste(event as ClipboardEvent));
    on("change", (event) => this.commitValue(event.target as CellControl));
    on("focus", (event) => this.noteWriting(event.target as Element));
    on("blur", (event) => this.onBlur(event.target as CellControl));
    on("compositionstart", (event) => this.onCompositionStart(event.target as CellControl));
    on("compositionend", (event) => this.onCompositionEnd(event.target as CellControl));
    on("toggle", (event) => this.fitHeight(event.target as HTMLElement));
    on("click", (event) => this.onClick(event));
    on("submit", (event) => event.preventDefault());
    on("pagehide", () => this.settle(), window);
    on("resize", () => this.fitHeight(this), window);
    this.refresh();
  }

  private detach(): void {
    this.settle();
    for (const end of this.cleanups.splice(0)) end();
    for (const [control, binding] of Array.from(this.texts)) {
      binding.stop();
      // The next binding takes this value as known.
      control.defaultValue = control.value;
    }
    for (const timer of Array.from(this.typing.values())) clearTimeout(timer);
    this.texts.clear();
    this.values.clear();
    this.typing.clear();
    clearTimeout(this.idleTimer);
    this.sync?.setCell(null);
    this.bar?.stop();
    this.steps?.stop();
    this.sync = this.bar = this.steps = null;
    this.drawn = false;
    delete this.dataset.live;
  }

  /** Everything that is typed goes into the document now. */
  private settle(): void {
    for (const binding of Array.from(this.texts.values())) binding.settle();
    for (const control of Array.from(this.typing.keys())) this.commitValue(control);
  }

  private refresh(): void {
    const { sync } = this;
    if (!sync) return;
    if (sync.opened) {
      const rows = !this.frozen && drawRows(sync.doc, this, Object.keys(sync.guarded));
      const first = !this.drawn;
      // Taking up a control may change what the sheet keeps, and so come here again.
      this.drawn = true;
      if (rows || first) this.bind(sync);
      this.showValues(sync);
      if (!this.frozen) drawCounts(this, this.word("count"), this.word("left"));
      drawWriters(this, sync.writers, {
        one: this.word("writing"),
        many: this.word("writingMany"),
        somebody: this.word("somebody"),
      });
    }
    if (sync.opened && this.frozen) this.showFrozenTexts(sync);
    this.steps?.draw();
    this.bar?.draw();
  }

  /** Edits that were on their way when the sheet was frozen. */
  private showFrozenTexts(sync: SheetSync): void {
    for (const cell of Array.from(this.querySelectorAll<HTMLElement>("[data-cell][data-text]"))) {
      const line = cell.querySelector(".written");
      const path = cell.dataset.cell ?? "";
      const text =
        cell.dataset.entries === undefined
          ? cellValueIn(sync.doc, path, "text")
          : entryTextsHere(sync.doc, path).join("\n");
      if (line && text.trim() !== "" && line.textContent !== text) line.textContent = text;
    }
  }

  /** Takes up the controls that are new, and lets go of those that are gone. */
  private bind(sync: SheetSync): void {
    const controls = new Set(controlsIn(this));
    for (const [control, binding] of Array.from(this.texts)) {
      if (controls.has(control)) continue;
      binding.stop();
      this.texts.delete(control);
    }
    for (const control of Array.from(this.values)) if (!controls.has(control)) this.values.delete(control);
    for (const control of Array.from(controls)) {
      if (!isText(control)) {
        if (!this.values.has(control)) this.adoptValue(control, sync);
        this.values.add(control);
      } else if (!this.texts.has(control)) this.bindText(control, sync);
    }
  }

  private bindText(control: CellControl, sync: SheetSync): void {
    const path = control.name;
    const text = textAt(sync.doc, path);
    const cell = cellOf(control);
    const guard =
      cell?.dataset.guard !== undefined
        ? new GuardLine(cell, { guard: this.word("guard"), send: this.word("guardSend") }, () =>
            binding.settle(),
          )
        : null;
    const label = cell ? labelOf(cell) : path;
    const guarded = sync.guarded[path];
    let restored = guarded === undefined;
    const mayGo = (): boolean => {
      if (!guard || !restored) return restored;
      const shared = text.toString();
      const caret = document.activeElement === control ? (control.selectionEnd ?? 0) : 0;
      const may = guard.mayGo(control.value, shared, control.value.slice(0, caret));
      sync.setGuarded(path, may ? null : { label, base: shared, text: control.value });
      return may;
    };
    const binding: TextBinding = new TextBinding(control, text, control.defaultValue, {
      mayGo,
      focused: () => document.activeElement === control,
      going: () => {
        if (isEntry(control)) placeEntry(sync.doc, path);
        sync.note(path, label, control.value);
      },
      shown: () => this.fitHeight(control),
    });
    this.texts.set(control, binding);
    restored = true;
    // Text typed before the sheet had come goes out now, and draws this element again, with the binding.
    if (guarded) binding.restore(guarded.base, guarded.text);
    else binding.settle();
    this.fitHeight(control);
    if (isEntry(control)) this.splitEntry(control);
  }

  /** Splits an entry at the ends of its lines: the rest becomes a row of its own, behind all others. */
  private splitEntry(control: CellControl): void {
    const list = control.closest<HTMLElement>("[data-entries]");
    const lines = control.value.split(/\r?\n/);
    // Before the sheet has come there is no row to go on in: it is split when it is taken up.
    if (!list || lines.length < 2 || this.composing.has(control) || !this.texts.has(control)) return;
    const behind = control.value.length - (control.selectionEnd ?? control.value.length);
    const focused = document.activeElement === control;
    const [first = "", ...further] = lines;
    const fill = (into: CellControl, text: string) => {
      into.value = text;
      into.setSelectionRange(text.length, text.length);
      this.texts.get(into)?.settle();
    };
    fill(control, first);
    let last = control;
    for (const line of further) {
      this.refresh();
      const next = list.lastElementChild?.querySelector("textarea");
      const blank = next?.value.trim() === "" ? next : null;
      if (line.trim() === "") last = blank ?? last;
      else if (blank) {
        fill(blank, line);
        last = blank;
      }
      // A full list takes no row more: what is left stays in its last one.
      else fill(last, `${last.value} ${line}`);
    }
    if (!focused) return;
    last.focus();
    const caret = Math.max(0, last.value.length - behind);
    last.setSelectionRange(caret, caret);
    this.refresh();
  }

  /** A value that was given before the sheet had come. */
  private adoptValue(control: CellControl, sync: SheetSync): void {
    const touched = isChoice(control)
      ? control.checked !== control.defaultChecked
      : control.value !== control.defaultValue;
    if (touched && (control.type !== "radio" || (control as HTMLInputElement).checked))
      this.writeValue(control, sync);
  }

  private writeValue(control: CellControl, sync: SheetSync): void {
    const path = control.name;
    const values = valuesOf(sync.doc);
    const value = isChoice(control) && !control.checked ? "" : control.value.trim();
    if ((values.get(path) ?? "") === value) return;
    const cell = cellOf(control);
    sync.note(path, cell ? labelOf(cell) : path, value);
    sync.doc.transact(() => (value === "" ? values.delete(path) : values.set(path, value)), LOCAL_ORIGIN);
  }

  /** Values as they are in the document; not those that are being typed. */
  private showValues(sync: SheetSync): void {
    const values = valuesOf(sync.doc);
    for (const control of Array.from(this.values)) {
      if (this.typing.has(control)) continue;
      const value = values.get(control.name) ?? "";
      if (isChoice(control)) {
        if (control.checked !== (control.value === value)) control.checked = control.value === value;
      } else if (control.value !== value) control.value = value;
    }
  }

  private onInput(control: CellControl): void {
    const { sync } = this;
    if (!sync || !control.name) return;
    this.noteWriting(control);
    if (isEntry(control)) this.splitEntry(control);
    this.texts.get(control)?.settle();
    if (this.texts.has(control)) this.fitHeight(control);
    else if (this.values.has(control) && !isChoice(control)) {
      clearTimeout(this.typing.get(control));
      this.typing.set(
        control,
        setTimeout(() => this.commitValue(control), VALUE_DEBOUNCE_MS),
      );
    }
    drawCounts(this, this.word("count"), this.word("left"));
    this.steps?.draw();
  }

  /** Several lines for a list: a row's limit is one line's, not that of all. */
  private onPaste(event: ClipboardEvent): void {
    const control = event.target as HTMLTextAreaElement;
    const lines = event.clipboardData?.getData("text/plain").split(/\r?\n/) ?? [];
    if (!isEntry(control) || lines.length < 2) return;
    event.preventDefault();
    const text = lines.map((line) => line.slice(0, control.maxLength)).join("\n");
    control.setRangeText(text, control.selectionStart, control.selectionEnd, "end");
    this.onInput(control);
  }

  private commitValue(control: CellControl): void {
    clearTimeout(this.typing.get(control));
    this.typing.delete(control);
    if (
      this.sync &&
      this.values.has(control) &&
      (control.type !== "radio" || (control as HTMLInputElement).checked)
    )
      this.writeValue(control, this.sync);
  }

  private onCompositionStart(control: CellControl): void {
    this.composing.add(control);
    this.texts.get(control)?.setComposing(true);
  }

  /** Another syllable may begin at once, and must find the control as it left it. */
  private onCompositionEnd(control: CellControl): void {
    this.composing.delete(control);
    setTimeout(() => {
      if (this.composing.has(control)) return;
      this.texts.get(control)?.setComposing(false);
      if (isEntry(control)) this.splitEntry(control);
    }, 0);
  }

  private noteWriting(element: Element): void {
    const name = (element as CellControl).name;
    if (!cellOf(element) || !name) return;
    this.sync?.setCell(name);
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.sync?.setCell(null), WRITING_TIMEOUT_MS);
  }

  private onBlur(control: CellControl): void {
    this.composing.delete(control);
    this.texts.get(control)?.setComposing(false);
    if (this.typing.has(control)) this.commitValue(control);
    this.sync?.setCell(null);
    // An entry that was emptied goes, once the focus is elsewhere.
    if (isEntry(control)) setTimeout(() => this.refresh(), 0);
  }

  private onClick(event: Event): void {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[type=submit]");
    const { sync } = this;
    if (!button || !sync) return;
    event.preventDefault();
    if (!sync.opened) return;
    if (button.name === "remove") {
      const around = button.closest("[data-list]")?.parentElement;
      removeRow(sync.doc, button.value);
      around?.querySelector<HTMLElement>('button[name="add"]:not([hidden])')?.focus();
    }
    const list = this.querySelector<HTMLElement>(`[data-list="${CSS.escape(button.value)}"]`);
    if (button.name !== "add" || !list) return;
    const row = addRow(sync.doc, button.value, firstOf(list));
    this.querySelector<HTMLElement>(`[data-list="${CSS.escape(button.value)}"] > [data-row="${row}"]`)
      ?.querySelector<HTMLElement>("textarea, input:not([type=hidden])")
      ?.focus();
  }

  /** A text has as many lines as it needs. */
  private fitHeight(within: HTMLElement): void {
    const areas =
      within.localName === "textarea"
        ? [within]
        : Array.from(within.querySelectorAll<HTMLElement>("textarea"));
    for (const area of areas) {
      area.style.blockSize = "auto";
      if (area.scrollHeight > 0) area.style.blockSize = `${area.scrollHeight + 3}px`;
    }
  }
}
