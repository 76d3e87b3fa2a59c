"use client";
import { useCallback, useRef, useState } from "react";
import type { Toast } from "@/components/ui/toasts";

/** Milliseconds that a sentence stays: time enough to read it twice. */
const STAY = 9_000;

/** Sentences on screen. The same sentence is not shown twice at once. */
export function useToasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: string) => setToasts((all) => all.filter((t) => t.id !== id)), []);
  const say = useCallback(
    (text: string) => {
      const id = String(++count.current);
      setToasts((all) => [...all.filter((t) => t.text !== text), { id, text }].slice(-3));
      window.setTimeout(() => drop(id), STAY);
    },
    [drop],
  );
  return { toasts, say, drop };
}
