/**
 * Reloads the page when the server has another version: once in ten minutes at most, and not during input.
 */
import { draftsIn } from "./morph-view";
import { getLocal, queuedAnswers } from "./storage";

const KEY = "plenary renewed";
/** Milliseconds until it may happen again. */
const MIN_RELOAD_INTERVAL_MS = 600_000;
/** Milliseconds after the last letter or tap until the page may reload. */
const IDLE_MS = 15_000;

let lastInputAt = 0;
let pollTimer: ReturnType<typeof setInterval> | undefined;
const onInput = () => {
  lastInputAt = Date.now();
};
addEventListener("input", onInput, true);

/** The moment of the last reload; where storage is blocked, there is none. */
function lastReloadAt(): number {
  try {
    return Number(sessionStorage.getItem(KEY));
  } catch {
    return Infinity;
  }
}

/** @param calm true while the page holds no unsaved answer */
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
