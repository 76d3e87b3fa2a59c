/**
 * How `ws` reads and closes connections, which Engine.IO does not pass on. `frame-terms.test.ts` tells when a new version
 * keeps its options elsewhere.
 *
 * Frames of one connection are read one each turn of the event loop: a read of 64 KB holds nine thousand of the smallest, and
 * whoever else is connected would wait for all of them.
 */
import type { Server as Engine } from "engine.io";

/**
 * Milliseconds that a WebSocket which the server closes waits for the other side's goodbye. Whoever never greets gives none
 * either, and would be held for half a minute.
 */
const GOODBYE_MS = 2_000;
/** Pieces of one message; browsers send one, or some of tens of kilobytes. */
const MOST_PIECES = 256;

export interface FrameTerms {
  closeTimeout?: number;
  allowSynchronousEvents?: boolean;
  maxFragments?: number;
}

export function setFrameTerms(engine: Engine): void {
  const { ws } = engine as unknown as { ws?: { options: FrameTerms } };
  if (!ws) return;
  const terms: FrameTerms = {
    closeTimeout: GOODBYE_MS,
    allowSynchronousEvents: false,
    maxFragments: MOST_PIECES,
  };
  Object.assign(ws.options, terms);
}
