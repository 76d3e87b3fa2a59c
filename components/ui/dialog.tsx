"use client";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
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

/**
 * A question over the page, in the browser's own modal dialog: it keeps the focus, Escape closes it, and the focus goes
 * back to where it came from. A question begins at its first control, a list at its title.
 */
export function Dialog({ title, onClose, children, actions, wide }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  // Before it leaves the page: a browser gives the focus back only from a dialog that is still there.
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
