"use client";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { Badge, type Waiting } from "@/components/ui/badge";
import styles from "@/components/ui/tabs.module.css";

export interface Tab {
  name: string;
  label: string;
  waiting?: Waiting;
  panel: ReactNode;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  /** The name of the tab on show; the first where there is none of this name. */
  chosen: string;
  onChoose: (name: string) => void;
}

/** Panels of which one is seen; the others keep their state. A single panel has no tabs. */
export function Tabs({ label, tabs, chosen, onChoose }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const names = tabs.map((tab) => tab.name);
  const shown = names.includes(chosen) ? chosen : names[0]!;

  function pressed(e: KeyboardEvent<HTMLElement>) {
    if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const to = tabAfter(e.key, names, shown, getComputedStyle(e.currentTarget).direction === "rtl");
    if (to === null) return;
    e.preventDefault();
    onChoose(to);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[names.indexOf(to)]?.focus();
  }

  if (tabs.length === 1) return <div className={styles.panel}>{tabs[0]!.panel}</div>;
  return (
    <>
      <div ref={list} className={`tabs ${styles.list}`} role="tablist" aria-label={label}>
        {tabs.map(({ name, label, waiting }) => (
          <button
            key={name}
            id={`${id}${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown}
            aria-controls={`${id}${name}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onChoose(name)}
            onKeyDown={pressed}
          >
            {label}
            {waiting && <Badge waiting={waiting} />}
          </button>
        ))}
      </div>
      {tabs.map(({ name, panel }) => (
        <div
          key={name}
          id={`${id}${name}-panel`}
          className={styles.panel}
          role="tabpanel"
          aria-labelledby={`${id}${name}`}
          hidden={name !== shown}
        >
          {panel}
        </div>
      ))}
    </>
  );
}

/** The tab to which a key leads from `shown`, round at the ends. */
export function tabAfter(
  key: string,
  names: readonly string[],
  shown: string,
  rightToLeft: boolean,
): string | null {
  if (key === "Home") return names[0] ?? null;
  if (key === "End") return names.at(-1) ?? null;
  if (key !== "ArrowLeft" && key !== "ArrowRight") return null;
  const step = (key === "ArrowRight") === rightToLeft ? -1 : 1;
  return names.at((names.indexOf(shown) + step) % names.length) ?? null;
}
