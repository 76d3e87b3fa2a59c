"use client";
import { useEffect, useState } from "react";

const LOOK_MS = 2_000;
/** Milliseconds without a look: only a machine that slept, or a page that was put away, is silent for so long. */
const SLEPT_MS = 90_000;
/** For so long it is said. */
const SAID_MS = 60_000;

/** For how many minutes this page was asleep, for a while after it woke; else null. */
export function useAsleep(): number | null {
  const [slept, setSlept] = useState<{ minutes: number; at: number } | null>(null);
  useEffect(() => {
    let last = Date.now();
    const looking = window.setInterval(() => {
      const now = Date.now();
      const away = now - last;
      last = now;
      if (away > SLEPT_MS) setSlept({ minutes: Math.round(away / 60_000), at: now });
      else setSlept((before) => (before && now - before.at > SAID_MS ? null : before));
    }, LOOK_MS);
    return () => window.clearInterval(looking);
  }, []);
  return slept?.minutes ?? null;
}
