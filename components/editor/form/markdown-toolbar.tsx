"use client";
/** The toolbar of a Markdown field. Its buttons act on the selection of the field, which keeps the focus. */
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";
import {
  changeBetween,
  hasMark,
  type Mark,
  type TextSelection,
  marks,
  withMark,
} from "@/model/text/markdown-editing";

const icons: Record<Mark, ReactNode> = {
  bold: <path d="M5 3h4a2.500 2.500 0 0 1 0 5H5zM5 8h4.700a2.500 2.500 0 0 1 0 5H5z" strokeWidth="2.2" />,
  italic: <path d="M7 3h5M4 13h5M9.700 3 6.300 13" />,
  list: <path d="M6.500 4H14M6.500 8H14M6.500 12H14M2.500 4h1M2.500 8h1M2.500 12h1" />,
  numbers: (
    <path
      d={[
        "M7.500 4H14M7.500 12H14M2.500 3 4 2v4.500",
        "M2.300 10.500c.3-1.500 2.700-1.400 2.600.1 0 .9-1.600 1.700-2.600 2.900h2.800",
      ].join("")}
    />
  ),
  link: (
    <path
      d={[
        "M6.500 9.500a2.700 2.700 0 0 0 4 0l2-2a2.800 2.800 0 0 0-4-4l-.8.8",
        "M9.500 6.500a2.700 2.700 0 0 0-4 0l-2 2a2.800 2.800 0 0 0 4 4l.8-.8",
      ].join("")}
    />
  ),
  heading: <path d="M4 3v10M12 3v10M4 8h8" strokeWidth="2" />,
};

const keys: Partial<Record<Mark, string>> = { bold: "b", italic: "i" };

/** @param control the id of the field @param name its name */
export function MarksBar({ control, name }: { control: string; name: string }) {
  const t = useTranslations("editor.marks");
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const active = useActiveMarks(control, bar);

  function onKeyDown(e: KeyboardEvent<HTMLDivElement>): void {
    const forth = getComputedStyle(e.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forth === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = {
      [forth]: (current + 1) % marks.length,
      [back]: (current + marks.length - 1) % marks.length,
      Home: 0,
      End: marks.length - 1,
    }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    setCurrent(to);
    e.currentTarget.querySelectorAll("button")[to]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("label", { name })}
      aria-controls={control}
      className={styles.marks}
      onKeyDown={onKeyDown}
    >
      {marks.map((mark, i) => (
        <button
          className="tool"
          key={mark}
          type="button"
          tabIndex={i === current ? 0 : -1}
          aria-label={t(mark)}
          title={t(mark)}
          aria-pressed={active.includes(mark)}
          aria-keyshortcuts={
            keys[mark] && `Control+${keys[mark].toUpperCase()} Meta+${keys[mark].toUpperCase()}`
          }
          // The field keeps the focus and its selection.
          onMouseDown={(e) => e.preventDefault()}
          onFocus={() => setCurrent(i)}
          onClick={() => {
            const field = document.getElementById(control);
            if (field instanceof HTMLTextAreaElement) press(field, mark);
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            {icons[mark]}
          </svg>
        </button>
      ))}
    </div>
  );
}

/** Bold and italic by the usual keys, also on keyboards with other letters. */
export function onMarkKey(e: KeyboardEvent<HTMLTextAreaElement>): void {
  if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.currentTarget.readOnly) return;
  const key = /^[a-z]$/i.test(e.key) ? e.key.toLowerCase() : e.code.replace("Key", "").toLowerCase();
  const mark = marks.find((one) => keys[one] === key);
  if (!mark) return;
  e.preventDefault();
  press(e.currentTarget, mark);
}

const markedIn = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): TextSelection => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
});

/** Lets the browser type the change, so that its undo works. */
function press(field: HTMLTextAreaElement, mark: Mark): void {
  const before = markedIn(field);
  const after = withMark(before, mark);
  if (after.text === before.text) return;
  const { from, to, into } = changeBetween(before.text, after.text);
  const focused = document.activeElement;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  document.execCommand(into === "" ? "delete" : "insertText", false, into);
  field.setSelectionRange(after.from, after.to);
  if (focused instanceof HTMLElement && focused !== field && focused !== document.body) focused.focus();
}

/** The marks of a field's selection, while the focus is in the field or in its toolbar. */
function useActiveMarks(control: string, bar: RefObject<HTMLElement | null>): readonly Mark[] {
  const [active, setActive] = useState<readonly Mark[]>([]);
  useEffect(() => {
    const look = () => {
      const field = document.getElementById(control);
      const focused = document.activeElement;
      if (!(field instanceof HTMLTextAreaElement)) return;
      if (focused !== field && !bar.current?.contains(focused)) return;
      const now = marks.filter((mark) => hasMark(markedIn(field), mark));
      setActive((before) => (before.join() === now.join() ? before : now));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [control, bar]);
  return active;
}
