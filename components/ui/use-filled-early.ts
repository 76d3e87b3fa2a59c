"use client";
import { type RefObject, useLayoutEffect } from "react";

/**
 * Calls `take` once with the element, so that what somebody typed or chose before the page's script ran is kept: React
 * would reset the fields at its next render.
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
