"use client";
/** The contents of a long page, as plain links; where a script runs, the section that is read is marked. */
import { useEffect, useState } from "react";
import styles from "@/components/debrief/contents.module.css";

interface ContentsEntry {
  /** Of the section. */
  id: string;
  text: string;
}

interface Props {
  title: string;
  entries: readonly ContentsEntry[];
}

/** At the side of wide pages; on narrow ones folded above the text. */
export function Contents({ title, entries }: Props) {
  const here = useSectionRead(entries);
  useEffect(openTarget, []);
  useEffect(openForPaper, []);
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
    let asked = 0;
    const look = () => {
      asked = 0;
      const begun = entries.filter(
        ({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < innerHeight / 3,
      );
      setHere(begun.at(-1)?.id ?? null);
    };
    const ask = () => {
      asked ||= requestAnimationFrame(look);
    };
    look();
    window.addEventListener("scroll", ask, { passive: true });
    window.addEventListener("resize", ask);
    return () => {
      cancelAnimationFrame(asked);
      window.removeEventListener("scroll", ask);
      window.removeEventListener("resize", ask);
    };
  }, [entries]);
  return here;
}

/** Unfolds what the address names, for browsers that do not do so by themselves. */
function openTarget(): () => void {
  const open = () => {
    const named = location.hash.slice(1);
    // What follows the sign may be anything that somebody typed, and need not be what decodes.
    const target = [...document.querySelectorAll("[id]")].find(({ id }) => encodeURIComponent(id) === named);
    const within = document.querySelectorAll("details:not([open])");
    const folded = [...within].filter((one) => target && one.contains(target));
    for (const one of folded) one.setAttribute("open", "");
    if (folded.length > 0) target?.scrollIntoView();
  };
  open();
  window.addEventListener("hashchange", open);
  return () => window.removeEventListener("hashchange", open);
}

/** Unfolds all while the page is printed, for browsers that print what is folded as folded. */
function openForPaper(): () => void {
  let opened: Element[] = [];
  const before = () => {
    opened = Array.from(document.querySelectorAll("main details[data-folded]:not([open])"));
    for (const one of opened) one.setAttribute("open", "");
  };
  const after = () => {
    for (const one of opened) one.removeAttribute("open");
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}
