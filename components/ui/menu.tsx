"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import styles from "@/components/ui/menu.module.css";

interface Props {
  /** What the button says, for ears when `face` is a sign. */
  label: string;
  face?: ReactNode;
  className?: string;
  /** Opens upwards, from a footer. */
  up?: boolean;
  /** Given a function that closes the menu. */
  children: (close: () => void) => ReactNode;
}

/** A button that discloses a small panel; Escape, a press elsewhere or leaving it with the focus closes it. */
export function Menu({ label, face, className, up = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const away = (e: PointerEvent) => {
      if (!root.current?.contains(e.target as Node)) setOpen(false);
    };
    const inside = root.current;
    const left = (e: FocusEvent) => {
      if (e.relatedTarget && !inside?.contains(e.relatedTarget as Node)) setOpen(false);
    };
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("keydown", onKey);
    inside?.addEventListener("focusout", left);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("keydown", onKey);
      inside?.removeEventListener("focusout", left);
    };
  }, [open]);
  return (
    <div ref={root} className={styles.root}>
      <button
        ref={button}
        type="button"
        className={[styles.button, className].filter(Boolean).join(" ")}
        aria-expanded={open}
        aria-controls={panel}
        aria-label={face ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {face ?? label}
      </button>
      <div id={panel} className={styles.panel} data-up={up || undefined} hidden={!open}>
        {open && children(leave)}
      </div>
    </div>
  );
}
