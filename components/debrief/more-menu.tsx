"use client";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from "react";
import styles from "@/components/debrief/more-menu.module.css";

/** Rare actions behind one name, also without a script. Escape or leaving it with the focus closes it. */
export function Overflow({ name, children }: { name: string; children: ReactNode }) {
  const root = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget && !root.current?.contains(relatedTarget)) root.current!.open = false;
  };
  const pressed = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !root.current?.open) return;
    root.current.open = false;
    summary.current?.focus();
  };
  return (
    <details ref={root} className={styles.overflow} onBlur={left} onKeyDown={pressed}>
      <summary ref={summary} className="button">
        {name}
      </summary>
      <div className={styles.list}>{children}</div>
    </details>
  );
}
