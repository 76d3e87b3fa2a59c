/** What trainers are told about the server: one thing at a time, the gravest (O-30, O-35). */
import { type ClockWatch, SAID_MS } from "@/server/operations/clock-watch";
import { storing } from "@/server/operations/write-monitor";
import type { Trouble } from "@/workshop/protocol/console";

let clock: ClockWatch | null = null;

/** From now on the clock is part of the news; null: no longer. */
export function followClock(followed: ClockWatch | null): void {
  clock = followed;
}

/** After so many milliseconds a moved clock is no news any more. */
export const NEWS_MS = SAID_MS + 100;

/** What consoles are to say of the server just now; null while all is well. */
export function troubleNow(): Trouble | null {
  if (storing.trouble) return { kind: storing.trouble, minutes: 0 };
  const jump = clock?.recent();
  return jump ? { kind: "clock-moved", minutes: Math.max(1, Math.round(Math.abs(jump.by) / 60_000)) } : null;
}
