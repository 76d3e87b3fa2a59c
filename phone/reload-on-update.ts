/**
 * Reloads the page when the server has another version: at most once in ten minutes, and not while somebody types.
 */
import { draftsIn } from "./morph-view";
import { getLocal, queuedAnswers } from "./storage";

const KEY = "plenary renewed";
/** Milliseconds until it may happen again. */
const MIN_RELOAD_INTERVAL_MS = 600_000;
/** Milliseconds after the last letter or tap in which nobody is disturbed. */
const IDLE_MS = 15_000;

let lastInputAt = 0;
let pollTimer: ReturnType<typeof setInterval> | undefined;
const onInput = () => {
  lastInputAt = Date.now();
};
addEventListener("input", onInput, true);

/** When it happened last; where that cannot be kept, it never happens. */
function lastReloadAt(): number {
  try {
    return Number(sessionStorage.getItem(KEY));
  } catch {
    return Infinity;
  }
}

/** @param calm whether the answer on the page is whole */
export function reloadWhenIdle(calm: () => boolean): void {
  cancelReload();
  if (Date.now() - lastReloadAt() < MIN_RELOAD_INTERVAL_MS) return;
  pollTimer = setInterval(
    () => {
      const kept = !queuedAnswers().length || getLocal("outbox");
      if (!kept || !calm() || draftsIn(document).length > 0 || Date.now() - lastInputAt < IDLE_MS) return;
      // Not into the void, nor into a server that stops.
      fetch("./").then(
        ({ ok }) => {
          if (!ok || !pollTimer) return;
          cancelReload();
          sessionStorage.setItem(KEY, `${Date.now()}`);
          location.reload();
        },
        () => undefined,
      );
    },
    1000 + Math.random() * 4000,
  );
}

/** The connection is another one: what was said on the one before no longer holds. */
export const cancelReload = (): void => {
  clearInterval(pollTimer);
  pollTimer = undefined;
};
