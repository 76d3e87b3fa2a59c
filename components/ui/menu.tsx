"use client";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import styles from "@/components/ui/menu.module.css";

interface Props {
  /** The button's words, for screen readers when `face` is a sign. */
  label: string;
  face?: ReactNode;
  className?: string;
  /** Opens upwards, from a footer. */
  up?: boolean;
  /** Opens beside the button, from a column. */
  beside?: boolean;
  /** -1 where arrows lead to the button. */
  tabIndex?: -1;
  children: (close: () => void) => ReactNode;
}

type Side = Pick<Props, "up" | "beside">;

/** Pixels between a panel and its button, or the edge of the window. */
const GAP = 8;

/** Places a panel at its button, wholly inside the window. */
function place(panel: HTMLElement, button: HTMLElement, { up, beside }: Side): void {
  const side = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const rtl = getComputedStyle(button).direction === "rtl";
  const clamped = (start: number, size: number, room: number) =>
    Math.max(GAP, Math.min(start, room - GAP - size));
  const atEnd = rtl ? side.left : side.right - width;
  const atStart = rtl ? side.right - width : side.left;
  const after = rtl ? side.left - GAP - width : side.right + GAP;
  const left = beside ? after : up ? atStart : atEnd;
  const top = beside ? side.top : up ? side.top - GAP - height : side.bottom + GAP;
  panel.style.left = `${clamped(left, width, document.documentElement.clientWidth)}px`;
  panel.style.top = `${clamped(top, height, window.innerHeight)}px`;
}

/** A button with a panel over the page; Escape, a press elsewhere or leaving it with the focus closes it. */
export function Menu({ label, face, className, up = false, beside = false, tabIndex, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const [shown, from] = [panel.current, button.current];
    if (!open || !shown || !from) return;
    if (!shown.matches(":popover-open")) shown.showPopover();
    const follow = () => place(shown, from, { up, beside });
    follow();
    const watch = new ResizeObserver(follow);
    watch.observe(shown);
    window.addEventListener("resize", follow);
    document.addEventListener("scroll", follow, true);
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", follow);
      document.removeEventListener("scroll", follow, true);
    };
  }, [open, up, beside]);
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
        tabIndex={tabIndex}
        className={[styles.button, className].filter(Boolean).join(" ")}
        aria-expanded={open}
        aria-controls={id}
        aria-label={face ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {face ?? label}
      </button>
      {open && (
        <div ref={panel} id={id} className={styles.panel} popover="manual">
          {children(leave)}
        </div>
      )}
    </div>
  );
}
