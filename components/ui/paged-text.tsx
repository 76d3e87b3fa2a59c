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
import styles from "@/components/ui/paged-text.module.css";

interface PageTurn {
  /** The page on show, from 0; texts with fewer pages show their last. */
  page: number;
  /** Reports a text's number of pages; 0: it is gone. */
  count: (id: string, pages: number) => void;
}

const PageTurnContext = createContext<PageTurn>({ page: 0, count: () => undefined });

interface PageTurnProviderProps {
  page: number;
  onCount: (pages: number) => void;
  children: ReactNode;
}

/** Turns all pages within together. @param onCount gets the largest number of pages */
export function PageTurnProvider({ page, onCount, children }: PageTurnProviderProps) {
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
  return <PageTurnContext value={turning}>{children}</PageTurnContext>;
}

/** More pages have no strokes beside their number. */
const MAX_STROKES = 8;

interface Props {
  /** Font sizes to try, in rem, largest first; a text too long for the smallest goes on to further pages. */
  sizes: number[];
  /** "1 / 2" in words. */
  mark: (page: number, pages: number) => string;
  className?: string;
  children: ReactNode;
}

interface Layout {
  paged: boolean;
  pages: number;
  /** Pixels from one page to the next, negative where reading goes right. */
  stride: number;
}

const unpaged: Layout = { paged: false, pages: 1, stride: 0 };

/** Gives the text the largest size at which it fits into its box, else pages. */
function layOut(box: HTMLElement, flow: HTMLElement, sizes: readonly number[]): Layout {
  flow.className = styles.whole!;
  flow.style.columnWidth = "auto";
  for (const size of sizes) {
    box.style.setProperty("--size", `${size}rem`);
    if (flow.offsetHeight <= box.clientHeight + 1 && flow.scrollWidth <= box.clientWidth + 1) return unpaged;
  }
  const { fontSize, direction } = getComputedStyle(box);
  const gap = Number.parseFloat(fontSize) * 2;
  flow.className = styles.paged!;
  flow.style.columnWidth = `${Math.floor(box.clientWidth)}px`;
  flow.style.columnGap = `${gap}px`;
  const stride = box.clientWidth + gap;
  return {
    paged: true,
    pages: Math.max(1, Math.ceil((flow.scrollWidth + gap - 2) / stride)),
    stride: direction === "rtl" ? stride : -stride,
  };
}

/**
 * Text that must be read from the back of a room: as large as it fits, and on several pages rather than
 * small. `PageTurnProvider` turns them. Give it a `key` that changes with its content.
 */
export function Pages({ sizes, mark, className, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const id = useId();
  const { page, count } = use(PageTurnContext);
  const [layout, setLayout] = useState(unpaged);

  useLayoutEffect(() => {
    const outer = box.current;
    const inner = flow.current;
    if (!outer || !inner) return;
    const lengths = () =>
      [outer.clientWidth, outer.clientHeight, inner.offsetHeight, inner.scrollWidth].join();
    let measured = "";
    const measure = () => {
      setLayout(layOut(outer, inner, sizes));
      measured = lengths();
    };
    /** Observers also call when they begin. */
    const remeasure = () => {
      if (lengths() !== measured) measure();
    };
    measure();
    const watch = new ResizeObserver(remeasure);
    watch.observe(outer);
    const changed = new MutationObserver(measure);
    changed.observe(inner, { childList: true, characterData: true, subtree: true });
    outer.ownerDocument.fonts.ready.then(remeasure);
    return () => {
      watch.disconnect();
      changed.disconnect();
    };
  }, [sizes]);

  useEffect(() => {
    count(id, layout.pages);
    return () => count(id, 0);
  }, [count, id, layout.pages]);

  const shown = Math.min(page, layout.pages - 1);
  return (
    <div className={[styles.frame, className].filter(Boolean).join(" ")}>
      <div ref={box} className={styles.box}>
        <div
          ref={flow}
          data-turns={layout.pages > 1 || undefined}
          className={layout.paged ? styles.paged : styles.whole}
          style={{ translate: `${shown * layout.stride}px 0` }}
        >
          {children}
        </div>
      </div>
      {layout.pages > 1 && (
        <p className={styles.mark}>
          {layout.pages <= MAX_STROKES && (
            <span aria-hidden="true">
              {Array.from({ length: layout.pages }, (_, i) => (
                <i key={i} data-now={i === shown || undefined} />
              ))}
            </span>
          )}
          {mark(shown + 1, layout.pages)}
        </p>
      )}
    </div>
  );
}
