"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";

/** "Bring everyone back": freezes the sheets, then goes to the next step of the room. */
export function useBringBack(work: ConsoleWork): { why: string | null; go: () => void } {
  const t = useTranslations("console");
  const { act, say, verbs } = useConsoleContext();
  const { next } = verbs;
  const steps = next.can && next.command.type === "go" ? next.command : null;
  async function go() {
    if (!steps) return;
    if (work.phase === "open" && !(await act({ type: "freeze-work", activity: work.activity }))) return;
    if (await act(steps)) say(t("work.broughtBack"));
  }
  return { why: steps ? null : next.can ? t("why.last") : t(`why.${next.why}`), go: () => void go() };
}
