/**
 * The line under the sheet: saved, sending, kept on this phone, refused; undo; and texts that cannot be
 * saved.
 */
import { make, refill } from "@/phone/placing/island";
import type { SheetSync } from "./sync";

/** Milliseconds for which unsent edits are not mentioned. */
const MIN_WAIT_SHOWN_MS = 2_000;

export class StatusBar {
  private readonly undo: HTMLButtonElement;
  private unsaved: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly sync: SheetSync,
    private readonly frozen: boolean,
    private readonly word: (key: string) => string,
    private readonly act: { undo(): void; drop(): void },
  ) {
    const undo = { type: "button", class: "icon", "aria-label": word("undo"), onclick: act.undo };
    this.undo = make("button", undo, "↶");
    this.undo.hidden = true;
    if (!frozen) this.root.querySelector(".sheet-bar")?.appendChild(this.undo);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.undo.parentNode?.removeChild(this.undo);
    this.unsaved?.parentNode?.removeChild(this.unsaved);
  }

  draw(): void {
    const { sync } = this;
    clearTimeout(this.timer);
    const waited = sync.pendingSince ? Date.now() - sync.pendingSince : 0;
    if (sync.refused) this.setStatus(sync.sentence(sync.refused), "refused");
    else if (sync.hasPending && !sync.connected) this.setStatus(this.word("kept"), "kept");
    else if (sync.hasPending && waited > MIN_WAIT_SHOWN_MS)
      this.setStatus(
        this.word(waited > 5 * MIN_WAIT_SHOWN_MS ? "kept" : "sending"),
        waited > 5 * MIN_WAIT_SHOWN_MS ? "kept" : "sending",
      );
    else if (sync.hasPending) this.timer = setTimeout(() => this.draw(), MIN_WAIT_SHOWN_MS);
    else if (Object.keys(sync.guarded).length > 0) this.setStatus("", "");
    else if (this.frozen) this.setStatus(this.word("frozen"), "");
    else if (sync.opened && sync.wrote) this.setStatus(this.word("saved"), "saved");
    else this.setStatus("", "");
    this.undo.hidden = sync.undo.undoStack.length === 0;
    this.drawUnsaved();
  }

  private setStatus(text: string, state: string): void {
    const line = this.root.querySelector<HTMLElement>("[data-status]");
    if (!line) return;
    if (line.textContent !== text) line.textContent = text;
    line.dataset.state = state;
  }

  /** Shows unsaved texts of a sheet that is closed for good, so that none is lost silently. */
  private drawUnsaved(): void {
    const { sync } = this;
    const cells = this.frozen
      ? [
          ...(sync.refused && sync.hasPending ? Object.values(sync.cells) : []),
          ...Object.values(sync.guarded),
        ].filter((c) => c.text.trim() !== "")
      : [];
    if (cells.length === 0) {
      this.unsaved?.parentNode?.removeChild(this.unsaved);
      this.unsaved = null;
      return;
    }
    this.unsaved ??= this.root.insertBefore(
      make("section", { class: "unsaved warns", role: "status" }),
      this.root.firstChild,
    );
    refill(
      this.unsaved,
      make("p", {}, this.word("unsaved")),
      ...cells.map(({ label, text }) => make("label", { dir: "auto" }, label, readOnlyArea(text))),
      make("button", { type: "button", onclick: this.act.drop }, this.word("unsavedDone")),
    );
  }
}

function readOnlyArea(text: string): HTMLTextAreaElement {
  const area = make("textarea", { readonly: true, rows: "4", dir: "auto" });
  area.value = text;
  return area;
}
