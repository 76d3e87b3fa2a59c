"use client";
import { useEffect, useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import type { StepPreviewMessage } from "@/workshop/rehearsal/preview";

/**
 * Milliseconds to wait before a preview is requested, so that moving through the run sheet by keyboard
 * requests only the last.
 */
const PREVIEW_DEBOUNCE_MS = 150;

/**
 * How stage and phones would show a step if the room went there now.
 * @param step its id; null: none is wanted
 * @returns `preview` of the step that was asked for last; `here`: it is of this step, and as it would be now;
 * `again`: null, or asks once more for what was refused
 */
export function useStepPreview(step: string | null): {
  preview: StepPreviewMessage | null;
  here: boolean;
  again: (() => void) | null;
} {
  const { room, plan, view } = useConsoleContext();
  const [got, setGot] = useState<{ of: string; preview: StepPreviewMessage } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { language } = plan;
  // Of a changed workshop, and of a room that has moved, another one is made.
  const of = step === null ? null : `${step} ${view.stepRevision}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed plan is a changed workshop, and `tries` asks again.
  useEffect(() => {
    if (step === null || of === null) return;
    const given = new AbortController();
    setRefused(null);
    const timer = window.setTimeout(async () => {
      const query = new URLSearchParams({ step, language });
      try {
        const res = await fetch(`/live/preview/rooms/${encodeURIComponent(room)}?${query}`, {
          signal: given.signal,
        });
        if (res.ok) setGot({ of, preview: await res.json() });
        else setRefused(of);
      } catch {
        if (!given.signal.aborted) setRefused(of);
      }
    }, PREVIEW_DEBOUNCE_MS);
    return () => {
      window.clearTimeout(timer);
      given.abort();
    };
  }, [room, step, of, language, plan, tries]);
  return {
    preview: got?.preview ?? null,
    here: got !== null && got.of === of,
    again: of !== null && refused === of ? () => setTries((n) => n + 1) : null,
  };
}
