/**
 * Options of `ws` that Engine.IO does not pass on. `ws-options.test.ts` fails when a new version keeps them elsewhere.
 *
 * Frames of one connection are read one per turn of the event loop: 64 KB can hold nine thousand of the smallest frames,
 * and everybody else would wait for all of them.
 */
import type { Server as Engine } from "engine.io";

/**
 * Milliseconds that a WebSocket which the server closes waits for the other side's goodbye. Whoever never greets gives none
 * either, and would be held for half a minute.
 */
const CLOSE_TIMEOUT_MS = 2_000;
/** Pieces of one message; browsers send one, or some of tens of kilobytes. */
const MAX_FRAGMENTS = 256;

export interface WsOptions {
  closeTimeout?: number;
  allowSynchronousEvents?: boolean;
  maxFragments?: number;
}

export function setWsOptions(engine: Engine): void {
  const { ws } = engine as unknown as { ws?: { options: WsOptions } };
  if (!ws) return;
  const terms: WsOptions = {
    closeTimeout: CLOSE_TIMEOUT_MS,
    allowSynchronousEvents: false,
    maxFragments: MAX_FRAGMENTS,
  };
  Object.assign(ws.options, terms);
}
