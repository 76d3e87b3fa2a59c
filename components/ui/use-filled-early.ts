"use client";
import { type RefObject, useLayoutEffect } from "react";

/** Takes the value that a field got before the page's script ran; React would reset it at its next render. */
export function useFilledEarly<E extends Element>(
  ref: RefObject<E | null>,
  take: (element: E) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: later changes come as events.
  useLayoutEffect(() => {
    if (ref.current) take(ref.current);
  }, []);
}
