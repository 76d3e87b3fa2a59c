"use client";
import styles from "@/components/ui/toasts.module.css";

export interface Toast {
  id: string;
  text: string;
  action?: { text: string; run: () => void } | undefined;
}

/** Short sentences about failures; they stay until they are closed. */
export function Toasts({
  toasts,
  onClose,
  close,
  role = "alert",
  className = styles.toasts,
}: {
  toasts: Toast[];
  onClose: (id: string) => void;
  close: string;
  role?: "alert" | "status";
  className?: string;
}) {
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
