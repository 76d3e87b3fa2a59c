/** Loads the script of an island when the first form that has one is shown; without it the form stays as it is. */
import { localSheets } from "./storage";
import { words } from "./page";

const loaded = new Set<string>();

/** Call it after each change of the page. A file that did not come is asked for again the next time. */
export function enhance(): void {
  if (!window.customElements) return;
  const shown = Array.from(
    document.querySelectorAll<HTMLElement>("[data-island]"),
    (element) => element.dataset.island ?? "",
  );
  // What waits of a sheet is sent also where no sheet is shown any more.
  for (const name of localSheets().length ? [...shown, "sheet"] : shown) {
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
