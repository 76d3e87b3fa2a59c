"use client";
import type { KeyboardEvent } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/editor/form/form.module.css";

export interface Item {
  id: string;
  [field: string]: unknown;
}

export interface RowActs {
  index: number;
  count: number;
  fixed: boolean;
  move(by: -1 | 1): void;
  remove(): void;
}

/** Alt and an arrow move a row from anywhere inside it. */
export function rowKeys(acts: RowActs) {
  return (e: KeyboardEvent) => {
    if (!e.altKey || acts.fixed || (e.key !== "ArrowUp" && e.key !== "ArrowDown")) return;
    e.preventDefault();
    e.stopPropagation();
    const by = e.key === "ArrowUp" ? -1 : 1;
    if (acts.index + by >= 0 && acts.index + by < acts.count) acts.move(by);
  };
}

export function RowButtons({ acts, name }: { acts: RowActs; name: string }) {
  const t = useTranslations("editor.form");
  if (acts.fixed) return null;
  const { index, count } = acts;
  const buttons = [
    { text: "up", sign: "↑", disabled: index === 0, act: () => acts.move(-1) },
    { text: "down", sign: "↓", disabled: index === count - 1, act: () => acts.move(1) },
    { text: "remove", sign: "✕", disabled: false, act: acts.remove },
  ] as const;
  return (
    <span className={styles.rowButtons}>
      {buttons.map(({ text, sign, disabled, act }) => (
        <button
          key={text}
          className="tool"
          type="button"
          aria-label={t(text, { name })}
          title={t(`${text}Title`)}
          disabled={disabled}
          onClick={act}
        >
          {sign}
        </button>
      ))}
    </span>
  );
}
