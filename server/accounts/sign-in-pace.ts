/**
 * Paces tries of passwords, right or wrong, so that a spray takes only a small part of the processor from running rooms. A
 * thousand trainers still sign in within two minutes. Known browsers have a line of their own; passkeys and links are cheap
 * and do not wait here.
 */
import { setTimeout as pause } from "node:timers/promises";
import { isKnownDevice } from "@/server/accounts/known-device";
import { Pacer } from "@/server/platform/limits/pacer";

/** One after another; whoever would be the fifty-first to wait is told to come back. Milliseconds. */
export const SIGN_IN = { atOnce: 1, apart: 100, longest: 4_900 };

const lines = { strangers: new Pacer(SIGN_IN), known: new Pacer(SIGN_IN) };

/**
 * Resolves when it is the turn of a try.
 * @param cookie the Cookie header
 * @returns 0, or the seconds after which to come back, where too many wait
 */
export async function turnToTry(cookie: string | undefined): Promise<number> {
  const wait = lines[isKnownDevice(cookie) ? "known" : "strangers"].next();
  if (wait === null) return Math.ceil(SIGN_IN.longest / 1_000);
  if (wait > 0) await pause(wait);
  return 0;
}
