"use client";
import { useEffect, useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import { type Pace, paceOf } from "@/components/console/time/pace";

/** Rare enough for a long run sheet that shows minutes. */
const PACE_INTERVAL_MS = 5_000;

const roundedNow = (offset: number): number =>
  Math.floor((Date.now() + offset) / PACE_INTERVAL_MS) * PACE_INTERVAL_MS;

/** Null before the first step of the day. */
export function usePace(): Pace | null {
  const { plan, view, agenda, offset } = useConsoleContext();
  const [now, setNow] = useState(() => roundedNow(offset));
  useEffect(() => {
    const timer = window.setInterval(() => setNow(roundedNow(offset)), 1_000);
    return () => window.clearInterval(timer);
  }, [offset]);
  return paceOf(plan, view, agenda, Math.max(now, agenda.clock.since ?? 0));
}
