"use client";
import { useEffect, useState } from "react";

/**
 * Milliseconds since the epoch by the server's clock, renewed at each full second of that clock, so that all
 * surfaces change their figures together. `offset` is server minus browser. `on` false: stands still.
 */
export function useClock(offset: number, on = true): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    if (!on) return;
    let timer: number;
    const tick = () => {
      const at = Date.now() + offset;
      setNow(at);
      timer = window.setTimeout(tick, 1_000 - (at % 1_000) + 5);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [offset, on]);
  return now;
}

/** Whole seconds until `until`, never below 0. */
export const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1_000));

/** 92 as "1:32". */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
