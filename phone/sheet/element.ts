/**
 * The element around a group's sheet. The plain controls inside stay what people write in; this binds them to the
 * shared document, draws rows, counts and writers, and says what is saved.
 */
import { textAt, valuesOf } from "@/workshop/worksheets/document";
import { type CellControl, cellOf, controlsIn, isChoice, isText, labelOf } from "./cells";
import { drawCounts } from "./count";
import { GuardLine } from "./identity-warning";
import { closeSheet, sheetOf, closeIdleSheets } from "./open-sheets";
import { LOCAL_ORIGIN } from "./origin";
import { addRow, drawRows, firstOf, removeRow } from "./rows";
import { StatusBar } from "./status-bar";
import { Steps } from "./steps";
import type { SheetSync } from "./sync";
import { TextBinding } from "./text-binding";
import { drawWriters } from "./writers";

/** After so long without a letter nobody is said to write. */
const WRITING_TIMEOUT_MS = 30_000;
/** A number or a day is whole after so long. */
const VALUE_DEBOUNCE_MS = 600;

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
      // What stands in it is no news to the binding that comes next.
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
      const rows = !this.frozen && drawRows(sync.doc, this);
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

  /** What was on its way when the sheet was frozen. */
  private showFrozenTexts(sync: SheetSync): void {
    for (const cell of Array.from(this.querySelectorAll<HTMLElement>("[data-cell][data-text]"))) {
      const line = cell.querySelector(".written");
      const text = textAt(sync.doc, cell.dataset.cell ?? "").toString();
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
    const held = sync.guarded[path];
    let restored = held === undefined;
    const mayGo = (): boolean => {
      if (!guard || !restored) return restored;
      const known = text.toString();
      const caret = document.activeElement === control ? (control.selectionEnd ?? 0) : 0;
      const may = guard.mayGo(control.value, known, control.value.slice(0, caret));
      sync.setGuarded(path, may ? null : { label, base: known, text: control.value });
      return may;
    };
    const binding: TextBinding = new TextBinding(control, text, control.defaultValue, {
      mayGo,
      focused: () => document.activeElement === control,
      going: () => sync.note(path, label, control.value),
      shown: () => this.fitHeight(control),
    });
    this.texts.set(control, binding);
    restored = true;
    // What was typed before the sheet had come goes out now, and draws this element again: by then, the binding is known.
    if (held) binding.restore(held.base, held.text);
    else binding.settle();
    this.fitHeight(control);
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
    setTimeout(() => this.composing.has(control) || this.texts.get(control)?.setComposing(false), 0);
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
