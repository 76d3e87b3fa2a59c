"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { RowKey, useRowActs } from "@/components/editor/outline/acts";
import styles from "@/components/editor/outline/outline.module.css";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

interface Props {
  rowKey: RowKey;
  title: string;
  acts: () => ReturnType<typeof useRowActs>;
}

export function RowMenu({ rowKey, title, acts }: Props) {
  const t = useTranslations("editor.outline");
  return (
    <Menu label={t("more", { title })} face="⋯" className={styles.more} tabIndex={-1}>
      {(close) => {
        const entry = (text: string, act: () => void, look: "bare" | "danger" = "bare") => (
          <Button
            size="small"
            look={look}
            onClick={() => {
              close();
              act();
            }}
          >
            {text}
          </Button>
        );
        return (
          <>
            {rowKey.startsWith("a:") && entry(t("duplicate"), () => acts().duplicate(rowKey.slice(2)))}
            {entry(t("up"), () => acts().move(rowKey, -1))}
            {entry(t("down"), () => acts().move(rowKey, 1))}
            {entry(t("delete"), () => acts().remove(rowKey), "danger")}
          </>
        );
      }}
    </Menu>
  );
}
