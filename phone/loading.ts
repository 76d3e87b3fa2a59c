/** What the page loads later: scripts of islands, without which their forms stay as they are, and pictures ahead of time. */
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

const requested = new Set<string>();
const SPREAD_MS = 2500;

/** Fetches pictures that will be shown soon. Phones of a room do not all ask in the same moment, and nothing waits. */
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
