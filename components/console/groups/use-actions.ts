"use client";
import { useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { CommandInput } from "@/components/live/send";

/** Does what is wished and says it. @returns whether it was accepted */
export type PerformAction = (command: CommandInput, done: string) => Promise<boolean>;

export interface ActionResult {
  ok: boolean;
  text: string;
}

/** Actions on the page itself: what was done, or why not, is said in a toast. */
export function useAction(): PerformAction {
  const { act, say } = useConsoleContext();
  return async (command, done) => {
    const ok = await act(command);
    if (ok) say(done);
    return ok;
  };
}

/** Actions in a panel, which hides the page behind it: what was done, or why not, is said in the panel. */
export function usePanelAction(): {
  perform: PerformAction;
  told: ActionResult | null;
  tell: (told: ActionResult | null) => void;
} {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { ask } = useConsoleContext();
  const [told, tell] = useState<ActionResult | null>(null);
  const underWay = useRef(new Set<string>());
  async function perform(command: CommandInput, done: string): Promise<boolean> {
    const same = JSON.stringify(command);
    if (underWay.current.has(same)) return false;
    underWay.current.add(same);
    const ack = await ask(command);
    underWay.current.delete(same);
    tell(ack?.ok ? { ok: true, text: done } : { ok: false, text: ack ? reason(ack.reason) : t("noAnswer") });
    return ack?.ok === true;
  }
  return { perform, told, tell };
}
