/** Parts around a room for tests that build one part alone. */
import type { PeerMessage, Peers } from "@/server/platform/cluster/peers";
import type { RetryLoop } from "@/server/rooms/retry-loop";

export const [ANA, BEN, CEM] = [1, 2, 3].map((n) => `3b6f0c1e-8d3f-4a58-9a6e-3d0f6b9f7a1${n}`) as [
  string,
  string,
  string,
];

/** Starts work that has to succeed in the end, and tries it once. */
export class TriedOnce implements Pick<RetryLoop, "run"> {
  private readonly begun: Promise<void>[] = [];

  run(work: () => Promise<unknown>): Promise<void> {
    const running = work().then(() => undefined);
    this.begun.push(running);
    return running;
  }

  /** Resolves when everything that was started is done. @throws what the first of it threw */
  async done(): Promise<void> {
    while (this.begun.length > 0) await this.begun.shift();
  }
}

/** Peers that keep what they are told. @param shared whether there are any */
export function keptPeers(shared = false): Peers & { readonly told: PeerMessage[] } {
  const messages: PeerMessage[] = [];
  return {
    shared,
    told: messages,
    rank: () => 0,
    tell: (message) => void messages.push(message),
    leave: () => undefined,
  };
}
