"use client";
import { useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { CommandInput } from "@/components/live/send";

/** Sends a command, and tells `done` when it was accepted. @returns true then */
export type PerformAction = (command: CommandInput, done: string) => Promise<boolean>;

export interface ActionResult {
  ok: boolean;
  text: string;
}

/** Actions on the page itself, which tell their outcome in a toast. */
export function useAction(): PerformAction {
  const { act, say } = useConsoleContext();
  return async (command, done) => {
    const ok = await act(command);
    if (ok) say(done);
    return ok;
  };
}

/** Actions in a panel, which tell their outcome in it, as it hides the page. */
export function usePanelAction() {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { ask } = useConsoleContext();
  const [result, setResult] = useState<ActionResult | null>(null);
  const underWay = useRef(new Set<string>());
  async function perform(command: CommandInput, done: string): Promise<boolean> {
    const same = JSON.stringify(command);
    if (underWay.current.has(same)) return false;
    underWay.current.add(same);
    const ack = await ask(command);
    underWay.current.delete(same);
    setResult(
      ack?.ok ? { ok: true, text: done } : { ok: false, text: ack ? reason(ack.reason) : t("noAnswer") },
    );
    return ack?.ok === true;
  }
  return { perform, result, setResult };
}
