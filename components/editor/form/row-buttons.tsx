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
  return (
    <span className={styles.rowButtons}>
      <button
        className="tool"
        type="button"
        aria-label={t("up", { name })}
        title={t("upTitle")}
        disabled={index === 0}
        onClick={() => acts.move(-1)}
      >
        ↑
      </button>
      <button
        className="tool"
        type="button"
        aria-label={t("down", { name })}
        title={t("downTitle")}
        disabled={index === count - 1}
        onClick={() => acts.move(1)}
      >
        ↓
      </button>
      <button
        className="tool"
        type="button"
        aria-label={t("remove", { name })}
        title={t("removeTitle")}
        onClick={acts.remove}
      >
        ✕
      </button>
    </span>
  );
}
