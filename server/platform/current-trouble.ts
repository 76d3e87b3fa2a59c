/** The one problem of the server that consoles show: the most serious. */
import { type ClockWatch, JUMP_SHOWN_MS } from "@/server/platform/clock-watch";
import { writeMonitor } from "@/server/platform/write-monitor";
import type { Trouble } from "@/workshop/protocol/console";

let clock: ClockWatch | null = null;

/** @param followed null removes it */
export function followClock(followed: ClockWatch | null): void {
  clock = followed;
}

/** Milliseconds after which a jump of the clock is no longer shown. */
export const JUMP_FORGOTTEN_MS = JUMP_SHOWN_MS + 100;

/** The problem that consoles show now; null while there is none. */
export function currentTrouble(): Trouble | null {
  if (writeMonitor.trouble) return { kind: writeMonitor.trouble, minutes: 0 };
  const jump = clock?.recent();
  return jump ? { kind: "clock-moved", minutes: Math.max(1, Math.round(Math.abs(jump.by) / 60_000)) } : null;
}
