"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { nameOf, noticeAhead, stepOf } from "@/components/console/steps";
import type { PlanStep } from "@/workshop/protocol/console";

/** Goes back to a passed question, and opens it where no content notice comes first. */
export function useAskIt(): (step: PlanStep) => Promise<void> {
  const { plan, view, act, goTo } = useConsoleContext();
  return async (step) => {
    const straight = !noticeAhead(plan, view.step, step);
    if ((await goTo(step.id)) && straight && step.question)
      await act({ type: "open", question: step.question, round: 1 });
  };
}

/** Tells when the room has passed a question without asking it, and offers to ask it. */
export function PassedUnasked() {
  const t = useTranslations("console");
  const { plan, view, say } = useConsoleContext();
  const ask = useAskIt();
  const before = useRef(view.step);
  const moved = useEffectEvent((from: string | null) => {
    const step = from === null ? null : stepOf(plan, from);
    if (!step || view.ended || !view.unasked.includes(step.id)) return;
    const asks = { text: t("sheet.askIt"), run: () => void ask(step) };
    say(t("sheet.unaskedOf", { title: nameOf(plan, step) }), canAsk(view.finished, step) ? asks : undefined);
  });
  useEffect(() => {
    if (before.current === view.step) return;
    moved(before.current);
    before.current = view.step;
  }, [view.step]);
  return null;
}

/** True while a passed question can still be asked. */
export const canAsk = (finished: readonly string[], step: PlanStep): boolean =>
  !finished.includes(step.activityId);
