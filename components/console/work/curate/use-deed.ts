"use client";
import { useRef } from "react";
import { useCockpit } from "@/components/console/cockpit";
import type { Wish } from "@/components/live/send";

/** Does what is wished, once however often it is pressed meanwhile, and says what was done. @returns whether it was accepted */
export function useDeed(): (wish: Wish, done: string) => Promise<boolean> {
  const { act, say } = useCockpit();
  const underWay = useRef(new Set<string>());
  return async (wish, done) => {
    const same = JSON.stringify(wish);
    if (underWay.current.has(same)) return false;
    underWay.current.add(same);
    const ok = await act(wish).finally(() => underWay.current.delete(same));
    if (ok) say(done);
    return ok;
  };
}
