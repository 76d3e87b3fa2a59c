/** Where a film or a sound stands, by the server's clock. Pure. */

export interface Playback {
  on: boolean;
  /** Seconds from its beginning, at the time `since`. */
  at: number;
  /** Milliseconds since the epoch, of the server's clock. */
  since: number;
}

/** Seconds from the beginning. @param now milliseconds since the epoch, of the server's clock */
export const positionOf = ({ on, at, since }: Playback, now: number): number =>
  on ? at + Math.max(0, now - since) / 1_000 : at;

/** The same standing still, as when the room has moved on. */
export const paused = <P extends Playback>(play: P | null, now: number): P | null =>
  play?.on ? { ...play, on: false, at: positionOf(play, now), since: now } : play;
