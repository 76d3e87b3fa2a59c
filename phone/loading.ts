/**
 * Later downloads of the page: scripts of islands, without which forms stay plain, and pictures ahead of
 * time.
 */
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
  // Unsent edits of a sheet are sent also where no sheet is shown any more.
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

const requested = new Set<string>();
const SPREAD_MS = 2500;

/** Fetches pictures that will be shown soon, spread over time, since all phones of a room do. */
export function fetchAhead(addresses: readonly string[] = []): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  for (const address of addresses) {
    if (requested.has(address)) continue;
    requested.add(address);
    setTimeout(
      () => {
        new Image().src = address;
      },
      300 + Math.random() * SPREAD_MS,
    );
  }
}
