/** Fetches pictures that will be shown soon. Phones of a room do not all ask in the same moment, and nothing waits. */

const requested = new Set<string>();
const SPREAD_MS = 2500;

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
