"use client";
import { useEffect, useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import type { StepPreviewMessage } from "@/workshop/rehearsal/preview";

/** Lets a walk through the run sheet by keyboard request only the last preview. */
const PREVIEW_DEBOUNCE_MS = 150;

/**
 * Stage and phones as if the room went to a step now.
 * @returns `preview` of the latest request; `here`: it is of this step and up to date; `again` asks once more
 */
export function useStepPreview(step: string | null): {
  preview: StepPreviewMessage | null;
  here: boolean;
  again: (() => void) | null;
} {
  const { room, plan, view } = useConsoleContext();
  const [latest, setLatest] = useState<{ key: string; preview: StepPreviewMessage } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { language } = plan;
  const key = step === null ? null : `${step} ${view.stepRevision}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed plan and `tries` ask again.
  useEffect(() => {
    if (step === null || key === null) return;
    const request = new AbortController();
    setRefused(null);
    const timer = window.setTimeout(async () => {
      const query = new URLSearchParams({ step, language });
      try {
        const res = await fetch(`/live/preview/rooms/${encodeURIComponent(room)}?${query}`, {
          signal: request.signal,
        });
        if (res.ok) setLatest({ key, preview: await res.json() });
        else setRefused(key);
      } catch {
        if (!request.signal.aborted) setRefused(key);
      }
    }, PREVIEW_DEBOUNCE_MS);
    return () => {
      window.clearTimeout(timer);
      request.abort();
    };
  }, [room, step, key, language, plan, tries]);
  return {
    preview: latest?.preview ?? null,
    here: latest !== null && latest.key === key,
    again: key !== null && refused === key ? () => setTries((n) => n + 1) : null,
  };
}
