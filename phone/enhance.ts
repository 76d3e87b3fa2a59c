/** Loads the script of an island when the first form that has one is shown; without it the form stays as it is. */
import { localSheets } from "./memory";
import { words } from "./page";

const loaded = new Set<string>();

/** Call it after each change of the page. A file that did not come is asked for again the next time. */
export function enhance(): void {
  if (!window.customElements) return;
  for (const element of Array.from(document.querySelectorAll<HTMLElement>("[data-island]"))) {
    const name = element.dataset.island ?? "";
    const src = words.islands?.[name];
    if (!src || loaded.has(name)) continue;
    loaded.add(name);
    const script = document.createElement("script");
    script.src = src;
    script.nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
    script.onerror = () => {
      loaded.delete(name);
      script.remove();
    };
    document.head.append(script);
  }
}
