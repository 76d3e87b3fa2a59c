/** The notice under a text that looks like a real person: it waits until changed or let go. */
import { make } from "@/phone/placing/island";
import { identifyingParts, numberBegun } from "./identifying-names";

/** Milliseconds after the last letter until the notice comes: half a word may look like something else. */
const GUARD_DEBOUNCE_MS = 700;
/** Milliseconds after which a number that has grown no further is complete. */
const NUMBER_REST_MS = 3_000;

export class GuardLine {
  /** Texts that this person let go. */
  private readonly allowed = new Set<string>();
  /** A number that was whole, and no telephone number. */
  private whole: string | undefined;
  private line: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param words `guard` with "{what}", and its button's label @param release called when the text may go */
  constructor(
    private readonly cell: HTMLElement,
    private readonly words: { guard: string; send: string },
    private readonly release: () => void,
  ) {}

  /**
   * True where `text` may leave the phone.
   * @param shared what stands on the sheet already
   * @param before the text up to the caret
   */
  mayGo(text: string, shared: string, before: string): boolean {
    const parts = identifyingParts(text).filter((what) => !this.allowed.has(what) && !shared.includes(what));
    clearTimeout(this.timer);
    if (parts.length === 0) {
      this.line?.parentNode?.removeChild(this.line);
      this.line = null;
      const begun = numberBegun(before);
      if (!begun || begun === this.whole || shared.includes(begun)) return true;
      this.timer = setTimeout(() => {
        this.whole = begun;
        this.release();
      }, NUMBER_REST_MS);
      return false;
    }
    this.timer = setTimeout(() => this.draw(parts), this.line ? 0 : GUARD_DEBOUNCE_MS);
    return false;
  }

  private draw(parts: string[]): void {
    const text = this.words.guard.replace("{what}", parts.join(", "));
    if (this.line) {
      const p = this.line.firstElementChild!;
      if (p.textContent !== text) p.textContent = text;
      return;
    }
    const send = make("button", { type: "button", onclick: () => this.allow() }, this.words.send);
    const p = make("p", { role: "status" });
    this.line = make("div", { class: "warns" }, p, send);
    this.cell.appendChild(this.line);
    // After it is in the page, so that screen readers say it.
    p.textContent = text;
  }

  private allow(): void {
    const control = this.cell.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    for (const what of identifyingParts(control?.value ?? "")) this.allowed.add(what);
    this.release();
    control?.focus();
  }
}
