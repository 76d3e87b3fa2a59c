"use client";
import { useConsoleContext } from "@/components/console/console-context";
import { useTranslations } from "@/components/language/use-translations";
import type { Waiting } from "@/components/ui/badge";

/** Matters that wait for the trainer: new questions, groups that call, people before the door. */
export function useWaiting(): Partial<Record<"questions" | "groups" | "access", Waiting>> {
  const t = useTranslations("console");
  const door = useTranslations("door");
  const { plan, view } = useConsoleContext();
  if (plan.role === "presenter" || view.ended) return {};
  const { piece, posts } = view.box;
  const questions = piece?.waiting ?? posts.filter((post) => post.state === "waiting").length;
  const calls = view.groups.groups.filter((g) => g.call !== null).length;
  const access = view.waiting.count;
  const waiting = (count: number, said: string) => (count > 0 ? { count, said } : undefined);
  return {
    questions: waiting(questions, t("box.waiting", { count: questions })),
    groups: waiting(calls, t("work.calls", { count: calls })),
    access: waiting(access, door("waiting", { count: access })),
  };
}
