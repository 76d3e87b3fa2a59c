/** The page this script was loaded into: its room, its texts, its fixed elements. */

type Words = Record<string, string> & {
  reasons: Record<string, string>;
  /** Island to the address of its script. */
  islands?: Record<string, string>;
};

export const byId = (id: string): HTMLElement | null => document.getElementById(id);

export function make(name: string, ...inside: (string | Node)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
}

export const room = document.body.dataset.room ?? "";
export const words = JSON.parse(byId("words")?.textContent || "{}") as Words;

export const newWords = (json: string): void => void Object.assign(words, JSON.parse(json));

export const word = (key: string, value = ""): string => (words[key] ?? "").replace(/\{\w+\}/, value);

/** The reason of a refusal in words, with its numbers. */
export const sentence = (reason: string, values: Record<string, number> = {}): string =>
  (words.reasons[reason] ?? "").replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));

/** Seconds as `1:05`. */
export function clockText(ms: number): string {
  const s = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
}

/** 96 random bits as text; plain http pages have no crypto.randomUUID. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** The tabs at the foot: one is open at a time; a tap beside it or Escape closes it. */
const tabs = (): HTMLDetailsElement[] =>
  Array.from(document.querySelectorAll<HTMLDetailsElement>("footer > details"));

/** @param refocus leads the focus back to the tab */
export function closeTabs(keep: Element | null = null, refocus = false): void {
  for (const tab of tabs()) {
    if (tab === keep || !tab.open) continue;
    // The focused element inside disappears.
    if (refocus || tab.contains(document.activeElement)) tab.querySelector("summary")?.focus();
    tab.open = false;
  }
}

export function watchTabs(): void {
  for (const kind of ["click", "focusin"])
    addEventListener(kind, ({ target }) => closeTabs((target as Element).closest("footer > details")));
  addEventListener("keydown", ({ key }) => key === "Escape" && closeTabs(null, true));
}
