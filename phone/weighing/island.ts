/**
 * The base of the islands of rankings and points: rows over native controls, drawn in a shadow tree without a
 * slot. The controls stay the only truth: the island writes to them as a person would, and draws their
 * values.
 */
import { make } from "@/phone/placing/island";
import { type Voice, voiceOf } from "@/phone/placing/model";

type WeightControl = HTMLInputElement | HTMLSelectElement;

export interface Row {
  control: WeightControl;
  text: string;
  voice: Voice;
  value: number;
}

const BASE = `
:host{display:block}*{box-sizing:border-box;margin:0}[hidden]{display:none!important}
button{min-height:2.75rem;min-inline-size:2.75rem;padding:.25rem .75rem;\
border:1.5px solid var(--strong);border-radius:12px;background:var(--raised);color:var(--ink);\
font:inherit;font-weight:600;cursor:pointer}
button[aria-disabled=true]{opacity:.45;cursor:default}
:focus-visible{outline:3px solid var(--deep);outline-offset:2px}
.row{display:flex;flex-wrap:wrap;align-items:center;justify-content:end;gap:.5rem;\
border-block-start:1px solid var(--line);padding-block:.5rem}
.row>span{flex:1 1 6rem;max-inline-size:100%}
.row>b{min-inline-size:1.5em;text-align:center;font-variant-numeric:tabular-nums;font-size:1.1875rem}
.sum{font-weight:600;color:var(--deep);padding-block:.5rem;position:sticky;inset-block-start:0;\
background:var(--paper)}
`;

export abstract class WeighingIsland extends HTMLElement {
  protected readonly box = make("div", {});
  private drawn = "";
  private readonly observer = new MutationObserver(() => this.refresh());
  private readonly filled = () => this.refresh();

  connectedCallback(): void {
    document.addEventListener("filled", this.filled, true);
    this.observer.observe(this, { childList: true, subtree: true, characterData: true });
    const fields = this.closest("fieldset");
    if (fields) this.observer.observe(fields, { attributes: true, attributeFilter: ["disabled"] });
    this.drawn = "";
    this.refresh();
    if (this.shadowRoot) return;
    const style = make("style", {}, BASE);
    style.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    this.attachShadow({ mode: "open" }).append(style, this.box);
  }

  disconnectedCallback(): void {
    document.removeEventListener("filled", this.filled, true);
    this.observer.disconnect();
  }

  protected word(key: string, values: Record<string, string | number> = {}): string {
    const words = JSON.parse(this.dataset.words || "{}") as Record<string, string>;
    return (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  protected get closed(): boolean {
    return this.closest("fieldset")?.disabled ?? false;
  }

  protected rows(): Row[] {
    return Array.from(this.querySelectorAll<WeightControl>("input, select")).map((control) => {
      const label = control.closest("label")?.firstElementChild as HTMLElement | null | undefined;
      return {
        control,
        text: label?.textContent?.trim() ?? "",
        voice: voiceOf(label),
        value: Number(control.value) || 0,
      };
    });
  }

  /** Writes values as a person would have typed them, and lets the page save them once. */
  protected write(changes: [WeightControl, number][]): void {
    if (this.closed || changes.length === 0) return;
    for (const [control, value] of changes) control.value = value > 0 ? String(value) : "";
    changes[0]![0].dispatchEvent(new Event("input", { bubbles: true }));
    this.refresh();
  }

  /** Draws again where something has changed; a swap of the page alone changes nothing. */
  protected refresh(): void {
    const rows = this.rows();
    const now = JSON.stringify([
      rows.map((r) => [r.control.name, r.text, r.voice, r.value]),
      this.closed,
      this.dataset.words,
    ]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.draw(rows);
  }

  protected abstract draw(rows: Row[]): void;
}

/** A button that says why it does nothing rather than vanish under the finger. */
export function setDimmed(button: HTMLButtonElement, off: boolean): void {
  button.setAttribute("aria-disabled", String(off));
}
