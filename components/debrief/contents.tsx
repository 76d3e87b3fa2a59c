"use client";
/** The contents of a long page as plain links; a script marks the section that is read. */
import { useEffect, useState } from "react";
import { bringChapters } from "@/components/debrief/chapters";
import styles from "@/components/debrief/contents.module.css";

interface ContentsEntry {
  id: string;
  text: string;
}

interface Props {
  title: string;
  entries: readonly ContentsEntry[];
}

/** Stands at the side of wide pages; on narrow ones folded above the text. */
export function Contents({ title, entries }: Props) {
  const here = useSectionRead(entries);
  useEffect(bringChapters, []);
  const list = (
    <ol className={styles.list}>
      {entries.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`} aria-current={id === here ? "location" : undefined}>
            <bdi>{text}</bdi>
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <nav className={styles.side} aria-label={title}>
        <p className={styles.title}>{title}</p>
        {list}
      </nav>
      <nav className={styles.folded} aria-label={title}>
        <details>
          <summary>{title}</summary>
          {list}
        </details>
      </nav>
    </>
  );
}

/** The id of the last section that begins in the upper third of the window; null above the first. */
function useSectionRead(entries: readonly ContentsEntry[]): string | null {
  const [here, setHere] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const begun = entries.filter(
        ({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3,
      );
      setHere(begun.at(-1)?.id ?? null);
    };
    const ask = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", ask, { passive: true });
    window.addEventListener("resize", ask);
    // A chapter that is unfolded moves those below it without a scroll.
    const size = new ResizeObserver(ask);
    size.observe(document.body);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", ask);
      window.removeEventListener("resize", ask);
      size.disconnect();
    };
  }, [entries]);
  return here;
}
