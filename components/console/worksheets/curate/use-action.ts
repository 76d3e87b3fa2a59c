"use client";
import { useRef } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import type { CommandInput } from "@/components/live/send";

/** Does an action once, however often it is pressed, and says so. @returns whether it was accepted */
export function useActionOnce(): (command: CommandInput, done: string) => Promise<boolean> {
  const { act, say } = useConsoleContext();
  const underWay = useRef(new Set<string>());
  return async (command, done) => {
    const same = JSON.stringify(command);
    if (underWay.current.has(same)) return false;
    underWay.current.add(same);
    const ok = await act(command).finally(() => underWay.current.delete(same));
    if (ok) say(done);
    return ok;
  };
}
