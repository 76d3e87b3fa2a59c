/**
 * Paces tries of passwords, right or wrong, so that a spray takes only a small part of the processor from running rooms. A
 * thousand trainers still sign in within two minutes. Known browsers have a line of their own, in which one browser and one
 * account have a share each; passkeys and links are cheap and do not wait here.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Device } from "@/server/accounts/known-device";
import { Pacer, type Pacing } from "@/server/platform/limits/pacer";

/** One after another; whoever would be the fifty-first to wait is told to come back. Milliseconds. */
export const SIGN_IN = { atOnce: 1, apart: 100, longest: 4_900 };
/** Shares of the line of known browsers. */
const DEVICE = { atOnce: 2, apart: 1_000, longest: 4_000 };
const ACCOUNT = { atOnce: 4, apart: 250, longest: 4_000 };
/** Shares that are remembered; a cookie of this server is needed for each. */
const MAX_SHARES = 10_000;

const lines = { strangers: new Pacer(SIGN_IN), known: new Pacer(SIGN_IN) };
const shares = new Map<string, Pacer>();

function shareOf(holder: string, pacing: Pacing): Pacer {
  const share = shares.get(holder) ?? new Pacer(pacing);
  if (shares.size >= MAX_SHARES) shares.clear();
  shares.set(holder, share);
  return share;
}

/**
 * Resolves when it is the turn of a try.
 * @param device null for strangers
 * @returns 0, or the seconds after which to come back, where too many wait
 */
export async function turnToTry(device: Device | null): Promise<number> {
  const passed = device
    ? [shareOf(`device ${device.id}`, DEVICE), shareOf(`account ${device.account}`, ACCOUNT), lines.known]
    : [lines.strangers];
  for (const line of passed) {
    const wait = line.next();
    if (wait === null) return Math.ceil(SIGN_IN.longest / 1_000);
    if (wait > 0) await pause(wait);
  }
  return 0;
}
