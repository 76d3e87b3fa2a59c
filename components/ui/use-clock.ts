"use client";
import { useEffect, useState } from "react";

/**
 * The server's time in milliseconds, renewed at each full second of its clock, so that all surfaces change
 * together. @param offset server minus browser clock @param on false: stands still
 */
export function useClock(offset: number, on = true): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    if (!on) return;
    let timer: number;
    const tick = () => {
      const time = Date.now() + offset;
      setNow(time);
      timer = window.setTimeout(tick, 1_000 - (time % 1_000) + 5);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [offset, on]);
  return now;
}

export const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1_000));

/** 92 as "1:32". */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
