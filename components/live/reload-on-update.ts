/** A page of another build than its server's loads itself again, once in a while at most, lest it loops. */
import { unstable_isUnrecognizedActionError } from "next/navigation";

/** The build of this page's scripts; empty in development. */
export const pageBuild = process.env.PAGES_BUILD ?? "";

const KEY = "plenary renewed";
const MIN_RELOAD_INTERVAL_MS = 600_000;
/** Time after the last letter in which a writer is not disturbed. */
const IDLE_MS = 15_000;
const POLL_INTERVAL_MS = 1_000;

let lastInputAt = 0;
let pollTimer: number | undefined;
/** The server of this page was said to be of another version. */
let otherVersion = false;
if (typeof window !== "undefined")
  window.addEventListener(
    "input",
    () => {
      lastInputAt = Date.now();
    },
    true,
  );

/** Infinite where the time cannot be kept, so that the page never reloads. */
function lastReloadAt(): number {
  try {
    return Number(window.sessionStorage.getItem(KEY));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Loads the page again as soon as the server answers, the writer rests, and `calm` holds.
 * @returns false where that happened of late, and the page stays as it is
 */
export function reloadWhenIdle(calm: () => boolean = () => true): boolean {
  otherVersion = true;
  if (Date.now() - lastReloadAt() < MIN_RELOAD_INTERVAL_MS) return false;
  pollTimer ??= window.setInterval(() => {
    if (!calm() || Date.now() - lastInputAt < IDLE_MS) return;
    // Not into the void, nor into a server that stops.
    fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then(
      ({ ok }) => {
        if (!ok || pollTimer === undefined) return;
        cancelReload();
        window.sessionStorage.setItem(KEY, `${Date.now()}`);
        window.location.reload();
      },
      () => undefined,
    );
  }, POLL_INTERVAL_MS);
  return true;
}

/** For a connection that broke: the next server may be of this build. */
export function cancelReload(): void {
  window.clearInterval(pollTimer);
  pollTimer = undefined;
  otherVersion = false;
}

/** True for errors of another build: a script or an action that is gone, a view that is drawn otherwise. */
export function isFromAnotherBuild(error: unknown): boolean {
  if (otherVersion || unstable_isUnrecognizedActionError(error)) return true;
  const { name = "", message = "" } = (error ?? {}) as { name?: string; message?: string };
  return (
    name === "ChunkLoadError" ||
    /Failed to load chunk|Loading (CSS )?chunk|dynamically imported module/i.test(message)
  );
}
