"use client";
import type { PointerEvent } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/console/groups/groups.module.css";

interface Props {
  name: string;
  here: boolean;
  seat: boolean;
  chosen: boolean;
  carried: boolean;
  onPress: () => void;
  onDown: (e: PointerEvent<HTMLElement>) => void;
}

/** One person: press to choose, drag to move. */
export function Chip({ name, here, seat, chosen, carried, onPress, onDown }: Props) {
  const t = useTranslations("console.groups");
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={chosen}
      data-away={!here || undefined}
      data-carried={carried || undefined}
      onClick={onPress}
      onPointerDown={onDown}
    >
      <i aria-hidden="true" data-handle="" />
      <span>
        <span dir="auto">{name}</span>
        {seat && <small>{t("speaks")}</small>}
        {!here && <small>{t("away")}</small>}
      </span>
    </button>
  );
}
