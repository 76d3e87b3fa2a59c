"use client";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import styles from "@/components/ui/dialog.module.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the safe one first. */
  actions: ReactNode;
  /** For lists and tables rather than one question; "full" takes all the width. */
  wide?: boolean | "full";
}

/** The browser's own modal dialog. The focus begins at a question's first control, or at a list's title. */
export function Dialog({ title, onClose, children, actions, wide }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  // A layout effect closes it before it leaves the page: only then does a browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    if (wide === true) heading.current?.focus();
    return () => dialog?.close();
  }, [wide]);
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
      <h2 ref={heading} id={name} tabIndex={wide === true ? -1 : undefined}>
        {title}
      </h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
