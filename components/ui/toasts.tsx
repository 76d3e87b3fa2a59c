"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import styles from "@/components/ui/toasts.module.css";

export interface Toast {
  id: string;
  text: string;
  action?: { text: string; run: () => void } | undefined;
}

interface Props {
  toasts: Toast[];
  onClose: (id: string) => void;
  close: string;
  role?: "alert" | "status";
  className?: string;
}

/** Short sentences; they stay until they are closed or `useToasts` drops them. */
export function Toasts({ toasts, onClose, close, role = "alert", className = styles.toasts }: Props) {
  return (
    <div className={className} role={role}>
      {toasts.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <span dir="auto">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                onClose(toast.id);
                toast.action?.run();
              }}
            >
              {toast.action.text}
            </button>
          )}
          <button type="button" onClick={() => onClose(toast.id)} aria-label={close}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}

/** Time enough to read a sentence twice. */
const TOAST_DURATION_MS = 9_000;

/** Sentences on screen, each once; one about the connection stays until that is back. */
export function useToasts(lost: boolean) {
  const [toasts, setToasts] = useState<(Toast & { disconnected: boolean })[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: string) => setToasts((all) => all.filter((t) => t.id !== id)), []);
  const connected = useCallback(
    () => setToasts((all) => (all.some((t) => t.disconnected) ? all.filter((t) => !t.disconnected) : all)),
    [],
  );
  const isLost = useRef(lost);
  useEffect(() => {
    isLost.current = lost;
    if (!lost) connected();
  }, [lost, connected]);
  const say = useCallback(
    (text: string, action?: Toast["action"], disconnected = false) => {
      const id = String(++count.current);
      setToasts((all) =>
        [...all.filter((t) => t.text !== text), { id, text, action, disconnected }].slice(-3),
      );
      if (!disconnected || !isLost.current) window.setTimeout(() => drop(id), TOAST_DURATION_MS);
    },
    [drop],
  );
  return { toasts, say, drop, connected };
}
