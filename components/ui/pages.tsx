"use client";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import styles from "@/components/ui/pages.module.css";

interface Props {
  /** Font sizes to try, largest first, in rem; at the smallest, what does not fit goes on to further pages. */
  sizes: number[];
  /** Milliseconds a page stands before the next is turned to. */
  turn?: number;
  /** "1 / 2" in words. */
  mark: (page: number, pages: number) => string;
  className?: string;
  /** A drawing that two columns would cut to pieces keeps the whole width. */
  wide?: boolean;
  children: ReactNode;
}

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The edge at which lines begin. */
const startOf = (element: Element): number => {
  const { left, right } = element.getBoundingClientRect();
  return getComputedStyle(element).direction === "rtl" ? right : left;
};

/**
 * Text that must be read from the back of a room: as large as it fits, and on several pages rather than small.
 * What is marked `data-lead` is what the room waits for: the page that has it comes first.
 * Give it a `key` that changes with its content. Pages turn slowly by themselves. Who asked for no motion gets two columns; only what they cannot hold turns.
 */
export function Pages({ sizes, turn = 12_000, mark, className, wide = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useState({ paged: false, pages: 1, stride: 0 });
  const [page, setPage] = useState(0);

  useLayoutEffect(() => {
    const outer = box.current;
    const inner = flow.current;
    if (!outer || !inner) return;
    const measure = () => {
      inner.className = styles.whole!;
      inner.style.columnWidth = "auto";
      for (const size of sizes) {
        outer.style.setProperty("--size", `${size}rem`);
        if (inner.offsetHeight <= outer.clientHeight + 1 && inner.scrollWidth <= outer.clientWidth + 1) {
          setLayout({ paged: false, pages: 1, stride: 0 });
          return;
        }
      }
      const gap = Number.parseFloat(getComputedStyle(outer).fontSize) * 2;
      const width = still() && !wide ? (outer.clientWidth - gap) / 2 : outer.clientWidth;
      inner.className = styles.paged!;
      inner.style.columnWidth = `${Math.floor(width)}px`;
      inner.style.columnGap = `${gap}px`;
      const pages = Math.max(1, Math.ceil((inner.scrollWidth + gap - 2) / (outer.clientWidth + gap)));
      const toward = getComputedStyle(outer).direction === "rtl" ? 1 : -1;
      setLayout({ paged: true, pages, stride: toward * (outer.clientWidth + gap) });
      const lead = inner.querySelector("[data-lead]");
      if (lead)
        setPage(Math.floor((Math.abs(startOf(lead) - startOf(inner)) + 2) / (outer.clientWidth + gap)));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(outer);
    const changed = new MutationObserver(() => {
      setPage(0);
      measure();
    });
    changed.observe(inner, { childList: true, characterData: true, subtree: true });
    document.fonts.ready.then(measure);
    return () => {
      watch.disconnect();
      changed.disconnect();
    };
  }, [sizes, wide]);

  useEffect(() => {
    if (layout.pages < 2) return;
    const timer = window.setInterval(() => setPage((p) => (p + 1) % layout.pages), turn);
    return () => window.clearInterval(timer);
  }, [layout.pages, turn]);

  const at = Math.min(page, layout.pages - 1);
  return (
    <div className={[styles.frame, className].filter(Boolean).join(" ")}>
      <div ref={box} className={styles.box}>
        <div
          ref={flow}
          data-turns={layout.pages > 1 || undefined}
          className={layout.paged ? styles.paged : styles.whole}
          style={{ translate: `${at * layout.stride}px 0` }}
        >
          {children}
        </div>
      </div>
      {layout.pages > 1 && (
        <p className={styles.mark}>
          <span aria-hidden="true">
            {Array.from({ length: layout.pages }, (_, i) => (
              <i key={i} data-now={i === at || undefined} />
            ))}
          </span>
          {mark(at + 1, layout.pages)}
        </p>
      )}
    </div>
  );
}
