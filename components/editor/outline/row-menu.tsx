"use client";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useTranslations } from "use-intl";
import { type RowKey, useRowActs } from "@/components/editor/outline/acts";
import styles from "@/components/editor/outline/outline.module.css";

/** What can be done to one row. */
export function RowMenu({ rowKey, title }: { rowKey: RowKey; title: string }) {
  const t = useTranslations("editor.outline");
  const acts = useRowActs();
  const activity = rowKey.startsWith("a:");
  return (
    <MenuTrigger>
      <Button aria-label={t("more", { title })} className={styles.more}>
        ⋯
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <Menu className={styles.menu}>
          {activity && <MenuItem onAction={() => acts.duplicate(rowKey.slice(2))}>{t("duplicate")}</MenuItem>}
          <MenuItem onAction={() => acts.move(rowKey, -1)}>{t("up")}</MenuItem>
          <MenuItem onAction={() => acts.move(rowKey, 1)}>{t("down")}</MenuItem>
          <MenuItem className={styles.danger} onAction={() => acts.remove(rowKey)}>
            {t("delete")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
