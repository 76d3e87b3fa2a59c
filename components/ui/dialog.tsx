"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "@/components/ui/dialog.module.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the safe one first. */
  actions: ReactNode;
  /** For lists and tables rather than one question; "full" for what needs all the width there is. */
  wide?: boolean | "full";
}

/** A question over the page, in the browser's own modal dialog: it keeps the focus, and Escape closes it. */
export function Dialog({ title, onClose, children, actions, wide }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      data-wide={wide === "full" ? "full" : wide || undefined}
      aria-labelledby={name}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
    >
      <h2 id={name}>{title}</h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
