"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { StageLanguages } from "@/components/console/stage-languages";
import styles from "@/components/console/stage-door.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";

/** Whether a stage is open, and the ways to open one. The key stays behind the # of the link. */
export function StageDoor() {
  const t = useTranslations("console");
  const { view, room } = useConsoleContext();
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  if (!view.door) return null;
  const path = `/stage/${encodeURIComponent(room)}#k=${encodeURIComponent(view.door.stageKey)}`;

  async function copy(close: () => void) {
    const full = window.location.origin + path;
    close();
    try {
      // There is no clipboard on plain http pages.
      await navigator.clipboard.writeText(full);
      setCopied(true);
      window.setTimeout(() => setCopied(false), 3_000);
    } catch {
      setLink(full);
    }
  }

  const isOpen = view.stages > 0;
  const open = () => window.open(path, "plenary-stage");
  return (
    <span className={styles.door}>
      {!isOpen && (
        <Button size="small" className={styles.shut} data-verb="stage" onClick={open}>
          {t("header.openStage")}
        </Button>
      )}
      <Menu
        label={t("header.stages", { count: view.stages })}
        face={
          copied ? (
            t("header.copied")
          ) : isOpen ? (
            t("header.stages", { count: view.stages })
          ) : (
            <span aria-hidden="true">▾</span>
          )
        }
        className={styles.open}
      >
        {(close) => (
          <>
            {isOpen && (
              <Button
                onClick={() => {
                  open();
                  close();
                }}
              >
                {t("header.openStage")}
              </Button>
            )}
            <Button onClick={() => copy(close)}>{t("header.copyStage")}</Button>
            <StageLanguages />
          </>
        )}
      </Menu>
      {link && (
        <Dialog
          title={t("header.copyTitle")}
          onClose={() => setLink(null)}
          actions={<Button onClick={() => setLink(null)}>{t("close")}</Button>}
        >
          <p>{t("header.copyText")}</p>
          <input
            className={styles.link}
            readOnly
            value={link}
            aria-label={t("header.linkLabel")}
            onFocus={(e) => e.target.select()}
          />
        </Dialog>
      )}
    </span>
  );
}
