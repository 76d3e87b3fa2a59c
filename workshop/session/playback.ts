/** Where a film or a sound stands, by the server's clock. Pure. */
import type { Play } from "@/workshop/session/state";

/** Seconds from the beginning. @param now milliseconds since the epoch, of the server's clock */
export const positionOf = ({ on, at, since }: Omit<Play, "step">, now: number): number =>
  on ? at + Math.max(0, now - since) / 1_000 : at;

/** The same standing still, as when the room has moved on. */
export const paused = (play: Play | null, now: number): Play | null =>
  play?.on ? { ...play, on: false, at: positionOf(play, now), since: now } : play;
