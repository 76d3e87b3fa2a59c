/**
 * The base of islands over native lists. An island draws in a shadow tree without a slot: the plain controls
 * inside the host leave the screen and stay in the form, and a swap of the page never touches the drawing.
 */
import { Placing } from "./model";

/** An element with attributes, properties that begin with "on", and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: Record<string, string | boolean | ((event: never) => void) | null> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Puts these and nothing else into an element; `replaceChildren` is younger than some phones. */
export function refill(element: Node, ...children: Node[]): void {
  while (element.lastChild) element.removeChild(element.lastChild);
  for (const child of children) element.appendChild(child);
}

/** Says a change once to screen readers, through the page's own line for that. */
export function say(text: string): void {
  const line = document.getElementById("announce");
  if (line) line.textContent = text;
}

/** Lets arrow keys walk through the buttons of a group, each with the tab key too. */
export function walk(event: KeyboardEvent): void {
  const group = event.currentTarget as HTMLElement;
  const rtl = getComputedStyle(group).direction === "rtl";
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    ArrowRight: rtl ? -1 : 1,
    ArrowLeft: rtl ? 1 : -1,
  };
  const step = steps[event.key];
  const buttons = Array.from(group.querySelectorAll<HTMLElement>("button, [role=button]"));
  const index = buttons.indexOf(
    (event.target as HTMLElement).closest<HTMLElement>("button, [role=button]") as HTMLElement,
  );
  if (!step || index < 0) return;
  event.preventDefault();
  buttons[(index + step + buttons.length) % buttons.length]?.focus();
}

const BASE = `
:host{display:block}*{box-sizing:border-box;margin:0}h2,h3{font-size:1rem;line-height:1.4}
button{min-height:2.75rem;min-inline-size:2.75rem;padding:.375rem min(.875rem,14px);\
border:1.5px solid var(--strong);border-radius:12px;background:var(--raised);color:var(--ink);\
font:inherit;text-align:start;cursor:pointer;overflow-wrap:anywhere}
button[aria-pressed=true]{border-color:var(--sea);background:var(--wash);\
box-shadow:inset 0 0 0 1.5px var(--sea);font-weight:600}
@media (forced-colors:active){button[aria-pressed=true]{forced-color-adjust:none;background:Highlight;\
border-color:Highlight;color:HighlightText}}
.box[data-closed] button{opacity:.6;cursor:default}[hidden]{display:none!important}
:focus-visible{outline:3px solid var(--deep);outline-offset:2px}
small{display:block;font-size:.875rem;font-weight:400;color:var(--soft);line-height:1.35}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
.muted{color:var(--soft);font-size:.9375rem}.group{display:flex;flex-wrap:wrap;gap:.5rem}
.letter{inline-size:1.75rem;block-size:1.75rem;border-radius:8px;display:inline-grid;place-items:center;\
flex:none;color:#fff;font-size:.9375rem;font-weight:700;background:var(--sea)}
`;

export abstract class PlacingIsland extends HTMLElement {
  protected readonly placing = new Placing(this);
  protected readonly box = make("div", { class: "box" });
  private readonly observer = new MutationObserver(() => this.refresh());
  private drawn = "";
  private readonly filled = () => this.refresh();

  protected word(key: string, values: Record<string, string | number> = {}): string {
    const words = JSON.parse(this.dataset.words || "{}") as Record<string, string>;
    return (words[key] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  connectedCallback(): void {
    refill(this.box, ...this.frame());
    // "filled" does not bubble, but is heard on its way down.
    document.addEventListener("filled", this.filled, true);
    const fields = this.closest("fieldset");
    if (fields) this.observer.observe(fields, { attributes: true, attributeFilter: ["disabled"] });
    this.observer.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ["data-words"],
    });
    this.drawn = "";
    this.refresh();
    // Last of all: where drawing failed, there is no shadow tree and the plain controls stay.
    if (!this.shadowRoot) this.hideControls();
  }

  private hideControls(): void {
    const style = make("style", {}, BASE + this.css);
    style.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    const root = this.attachShadow({ mode: "open" });
    root.append(style, this.box);
  }

  disconnectedCallback(): void {
    document.removeEventListener("filled", this.filled, true);
    this.observer.disconnect();
  }

  /** Draws again after a change alone, so that a swap of the page does not take the focus. */
  protected refresh(): void {
    const items = this.placing.items();
    const now = JSON.stringify([
      items,
      this.placing.choices(),
      this.placing.closed,
      this.placing.canUndo,
      this.state(),
      this.dataset.words,
    ]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.box.toggleAttribute("data-closed", this.placing.closed);
    this.draw();
  }

  protected abstract readonly css: string;
  /** Nodes that stay in the shadow tree. */
  protected abstract frame(): Node[];
  /** Further values that the drawing depends on. */
  protected abstract state(): unknown;
  protected abstract draw(): void;
}
