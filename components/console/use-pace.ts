"use client";
import { useCockpit } from "@/components/console/cockpit";
import { type Pace, paceOf } from "@/components/console/pace";
import { useClock } from "@/components/ui/use-clock";

/** How the day goes at this second; null before its first step. */
export function usePace(): Pace | null {
  const { plan, view, agenda, offset } = useCockpit();
  return paceOf(plan, view, agenda, useClock(offset));
}
