"use client";
import { type RefObject, useLayoutEffect } from "react";

/**
 * Hands over, once, an element that somebody may have filled in before the page's script ran: React would put the state
 * of its fields back at the next rendering.
 */
export function useFilledEarly<E extends Element>(
  ref: RefObject<E | null>,
  take: (element: E) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes come as events
  useLayoutEffect(() => {
    if (ref.current) take(ref.current);
  }, []);
}
