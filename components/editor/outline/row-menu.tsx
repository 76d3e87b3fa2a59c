"use client";
import { useMemo } from "react";
import { Button, Menu, MenuItem, Popover } from "react-aria-components";
import { useTranslations } from "@/components/language/use-translations";
import type { RowKey, useRowActs } from "@/components/editor/outline/acts";
import styles from "@/components/editor/outline/outline.module.css";

export interface OpenMenu {
  rowKey: RowKey;
  button: Element;
}

/** Opens the menu of its row. There is one menu for all rows, so that each row stays light. */
export function MoreButton({
  rowKey,
  title,
  onMenu,
}: {
  rowKey: RowKey;
  title: string;
  onMenu: (rowKey: RowKey, button: Element) => void;
}) {
  const t = useTranslations("editor.outline");
  return (
    <Button
      aria-label={t("more", { title })}
      aria-haspopup="menu"
      className={styles.more}
      onPress={(e) => onMenu(rowKey, e.target)}
    >
      ⋯
    </Button>
  );
}

interface Props {
  menu: OpenMenu;
  acts: () => ReturnType<typeof useRowActs>;
  onClose: () => void;
}

/** What can be done to one row. */
export function RowMenu({ menu, acts, onClose }: Props) {
  const t = useTranslations("editor.outline");
  const { rowKey, button } = menu;
  const name = button.getAttribute("aria-label") ?? "";
  const trigger = useMemo(() => ({ current: button }), [button]);
  return (
    <Popover
      aria-label={name}
      className={styles.popover}
      placement="bottom end"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => open || onClose()}
    >
      <Menu className={styles.menu} aria-label={name} autoFocus="first" onClose={onClose}>
        {rowKey.startsWith("a:") && (
          <MenuItem onAction={() => acts().duplicate(rowKey.slice(2))}>{t("duplicate")}</MenuItem>
        )}
        <MenuItem onAction={() => acts().move(rowKey, -1)}>{t("up")}</MenuItem>
        <MenuItem onAction={() => acts().move(rowKey, 1)}>{t("down")}</MenuItem>
        <MenuItem className={styles.danger} onAction={() => acts().remove(rowKey)}>
          {t("delete")}
        </MenuItem>
      </Menu>
    </Popover>
  );
}
