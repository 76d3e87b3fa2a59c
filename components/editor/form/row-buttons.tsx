"use client";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/form/form.module.css";
import type { RowActs } from "@/components/editor/form/list-field";

/** Up, down, away: for pointers; Alt and an arrow do the same. */
export function RowButtons({ acts, name }: { acts: RowActs; name: string }) {
  const t = useTranslations("editor.form");
  if (acts.fixed) return null;
  const { index, count } = acts;
  return (
    <span className={styles.rowButtons}>
      <button
        type="button"
        aria-label={t("up", { name })}
        title={t("upTitle")}
        disabled={index === 0}
        onClick={() => acts.move(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-label={t("down", { name })}
        title={t("downTitle")}
        disabled={index === count - 1}
        onClick={() => acts.move(1)}
      >
        ↓
      </button>
      <button type="button" aria-label={t("remove", { name })} title={t("removeTitle")} onClick={acts.remove}>
        ✕
      </button>
    </span>
  );
}
