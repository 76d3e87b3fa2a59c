/**
 * A WebSocket that the server closes waits for the other side's goodbye. Whoever never greets gives none either, and
 * would be held for half a minute more: `ws` waits 30 s unless told otherwise, and Engine.IO does not pass that on.
 * `tests/faults/guests.test.ts` tells when a new version keeps its options elsewhere.
 */
import type { Server as Engine } from "engine.io";

const GOODBYE_MS = 2_000;

export function shortGoodbye(engine: Engine): void {
  const { ws } = engine as unknown as { ws?: { options: { closeTimeout?: number } } };
  if (ws) ws.options.closeTimeout = GOODBYE_MS;
}
