"use client";
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import styles from "@/components/ui/pages.module.css";

interface Turning {
  /** The page that is turned to, from 0; whoever has fewer shows the last. */
  page: number;
  /** One text has so many pages; 0: it is gone. */
  count: (id: string, pages: number) => void;
}

const Turned = createContext<Turning>({ page: 0, count: () => undefined });

/** All pages within are turned together, by whoever gives `page`. @param onCount hears how many there are */
export function TurnedTo({
  page,
  onCount,
  children,
}: {
  page: number;
  onCount: (pages: number) => void;
  children: ReactNode;
}) {
  const [counts] = useState(() => new Map<string, number>());
  const turning = useMemo(
    () => ({
      page,
      count: (id: string, pages: number) => {
        if (pages > 0) counts.set(id, pages);
        else counts.delete(id);
        onCount(Math.max(1, ...counts.values()));
      },
    }),
    [page, onCount, counts],
  );
  return <Turned value={turning}>{children}</Turned>;
}

interface Props {
  /** Font sizes to try, largest first, in rem; at the smallest, what does not fit goes on to further pages. */
  sizes: number[];
  /** "1 / 2" in words. */
  mark: (page: number, pages: number) => string;
  className?: string;
  children: ReactNode;
}

/**
 * Text that must be read from the back of a room: as large as it fits, and on several pages rather than small. Pages are
 * turned by hand (`TurnedTo`), never by a clock. Give it a `key` that changes with its content.
 */
export function Pages({ sizes, mark, className, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const id = useId();
  const { page, count } = use(Turned);
  const [layout, setLayout] = useState({ paged: false, pages: 1, stride: 0 });

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
      inner.className = styles.paged!;
      inner.style.columnWidth = `${Math.floor(outer.clientWidth)}px`;
      inner.style.columnGap = `${gap}px`;
      const pages = Math.max(1, Math.ceil((inner.scrollWidth + gap - 2) / (outer.clientWidth + gap)));
      const toward = getComputedStyle(outer).direction === "rtl" ? 1 : -1;
      setLayout({ paged: true, pages, stride: toward * (outer.clientWidth + gap) });
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(outer);
    const changed = new MutationObserver(measure);
    changed.observe(inner, { childList: true, characterData: true, subtree: true });
    document.fonts.ready.then(measure);
    return () => {
      watch.disconnect();
      changed.disconnect();
    };
  }, [sizes]);

  useEffect(() => {
    count(id, layout.pages);
    return () => count(id, 0);
  }, [count, id, layout.pages]);

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
