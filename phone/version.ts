/**
 * Reloads the page when the server has another version: at most once in ten minutes, and not while somebody types.
 */
import { fromLocal, waiting } from "./memory";

const KEY = "plenary renewed";
/** Milliseconds until it may happen again. */
const AGAIN_MS = 600_000;
/** Milliseconds after the last letter or tap in which nobody is disturbed. */
const REST_MS = 15_000;

let touchedAt = 0;
let looking: ReturnType<typeof setInterval> | undefined;
const touched = () => {
  touchedAt = Date.now();
};
addEventListener("input", touched, true);

/** When it happened last; where that cannot be kept, it never happens. */
function last(): number {
  try {
    return Number(sessionStorage.getItem(KEY));
  } catch {
    return Infinity;
  }
}

/** Something is typed that nobody keeps. */
const drafts = (): boolean =>
  Array.from(
    document.querySelectorAll<HTMLTextAreaElement>("form[data-command] textarea, form[data-group] textarea"),
  ).some((field) => field.value !== field.defaultValue);

/** @param calm whether the answer on the page is whole */
export function renew(calm: () => boolean): void {
  stay();
  if (Date.now() - last() < AGAIN_MS) return;
  looking = setInterval(
    () => {
      const kept = !waiting().length || fromLocal("outbox");
      if (!kept || !calm() || drafts() || Date.now() - touchedAt < REST_MS) return;
      // Not into the void, nor into a server that stops.
      fetch("./").then(
        ({ ok }) => {
          if (!ok || !looking) return;
          stay();
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
export const stay = (): void => {
  clearInterval(looking);
  looking = undefined;
};
