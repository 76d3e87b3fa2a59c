"use client";
import { useEffect, useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import type { StepPreviewMessage } from "@/workshop/rehearsal/preview";

/** Milliseconds of rest before a preview is asked for: whoever runs through the sheet with the keys asks for one. */
const REST = 150;

/**
 * How stage and phones would show a step if the room went there now.
 * @param step its id; null: none is wanted
 * @returns `preview` of the step that was asked for last; `here`: it is of this step, and as it would be now
 */
export function useStepPreview(step: string | null): { preview: StepPreviewMessage | null; here: boolean } {
  const { room, plan, view } = useConsoleContext();
  const [got, setGot] = useState<{ of: string; preview: StepPreviewMessage } | null>(null);
  const { language } = plan;
  // Of a changed workshop, and of a room that has moved, another one is made.
  const of = step === null ? null : `${step} ${view.stepRevision}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed plan is a changed workshop.
  useEffect(() => {
    if (step === null || of === null) return;
    const given = new AbortController();
    const timer = window.setTimeout(async () => {
      const query = new URLSearchParams({ step, language });
      try {
        const res = await fetch(`/live/preview/rooms/${encodeURIComponent(room)}?${query}`, {
          signal: given.signal,
        });
        if (res.ok) setGot({ of, preview: await res.json() });
      } catch {
        // Without a connection the console says so, and nothing is previewed.
      }
    }, REST);
    return () => {
      window.clearTimeout(timer);
      given.abort();
    };
  }, [room, step, of, language, plan]);
  return { preview: got?.preview ?? null, here: got !== null && got.of === of };
}
