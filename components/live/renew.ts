/**
 * A page of another build than its server's loads itself again: at once, unless somebody is just writing, and once in a
 * while at most, so that it never goes round in circles.
 */
import { unstable_isUnrecognizedActionError } from "next/navigation";

/** By what the scripts of this page were built; empty in development. */
export const pageBuild = process.env.PAGES_BUILD ?? "";

const KEY = "plenary renewed";
/** Milliseconds until it may happen again. */
const AGAIN_MS = 600_000;
/** Milliseconds after the last letter in which nobody is disturbed. */
const REST_MS = 15_000;
const LOOK_MS = 1_000;

let writtenAt = 0;
let looking: number | undefined;
/** The server of this page was said to be of another version. */
let told = false;
const written = () => {
  writtenAt = Date.now();
};
if (typeof window !== "undefined") window.addEventListener("input", written, true);

/** When it happened last; where that cannot be kept, it never happens. */
function last(): number {
  try {
    return Number(window.sessionStorage.getItem(KEY));
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Loads the page again as soon as the server answers, nobody writes, and `calm` holds.
 * @returns false where that happened of late, and the page stays as it is
 */
export function renewPage(calm: () => boolean = () => true): boolean {
  told = true;
  if (Date.now() - last() < AGAIN_MS) return false;
  looking ??= window.setInterval(() => {
    if (!calm() || Date.now() - writtenAt < REST_MS) return;
    // Not into the void, nor into a server that stops.
    fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then(
      ({ ok }) => {
        if (!ok || looking === undefined) return;
        keepPage();
        window.sessionStorage.setItem(KEY, `${Date.now()}`);
        window.location.reload();
      },
      () => undefined,
    );
  }, LOOK_MS);
  return true;
}

/** The server is another one now: what was said before no longer holds. */
export function keepPage(): void {
  window.clearInterval(looking);
  looking = undefined;
  told = false;
}

/** Whether something failed because it belongs to another build than the server has: a script or an action that is gone, a view that is drawn otherwise. */
export function isOfAnotherBuild(error: unknown): boolean {
  if (told || unstable_isUnrecognizedActionError(error)) return true;
  const { name = "", message = "" } = (error ?? {}) as { name?: string; message?: string };
  return (
    name === "ChunkLoadError" ||
    /Failed to load chunk|Loading (CSS )?chunk|dynamically imported module/i.test(message)
  );
}
