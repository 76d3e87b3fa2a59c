"use client";
import { useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { StageLanguages } from "@/components/console/header/stage-languages";
import styles from "@/components/console/header/stage-link.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { useSharedOrigin } from "@/components/links/shared-origin";

/** The link of the stage, to open or to copy; the key stays behind its #. */
export function useStageLink() {
  const t = useTranslations("console");
  const { view, room, say } = useConsoleContext();
  const [shown, setShown] = useState<string | null>(null);
  const origin = useSharedOrigin(view.door?.url);
  if (!view.door) return null;
  const path = `/stage/${encodeURIComponent(room)}#k=${encodeURIComponent(view.door.stageKey)}`;
  return {
    open: () => void window.open(path, "plenary-stage"),
    async copy() {
      const full = origin + path;
      try {
        // There is no clipboard on plain http pages.
        await navigator.clipboard.writeText(full);
        say(t("header.copied"));
      } catch {
        setShown(full);
      }
    },
    /** To copy by hand, where the browser does not. */
    dialog: shown && (
      <Dialog
        title={t("header.copyTitle")}
        onClose={() => setShown(null)}
        actions={<Button onClick={() => setShown(null)}>{t("close")}</Button>}
      >
        <p>{t("header.copyText")}</p>
        <input
          className={styles.link}
          readOnly
          value={shown}
          aria-label={t("header.linkLabel")}
          onFocus={(e) => e.target.select()}
        />
      </Dialog>
    ),
  };
}

/** The number of open stages, and the ways to open one. */
export function StageDoor() {
  const t = useTranslations("console");
  const { view } = useConsoleContext();
  const stage = useStageLink();
  if (!stage) return null;
  const isOpen = view.stages > 0;
  return (
    <span className={styles.door}>
      {!isOpen && (
        <Button size="small" data-verb="stage" onClick={stage.open}>
          {t("header.openStage")}
        </Button>
      )}
      <Menu
        label={t("header.stages", { count: view.stages })}
        face={isOpen ? t("header.stages", { count: view.stages }) : <span aria-hidden="true">▾</span>}
      >
        {(close) => {
          const and = (what: () => unknown) => () => {
            close();
            what();
          };
          return (
            <>
              {isOpen && <Button onClick={and(stage.open)}>{t("header.openStage")}</Button>}
              <Button onClick={and(stage.copy)}>{t("header.copyStage")}</Button>
              <StageLanguages />
            </>
          );
        }}
      </Menu>
      {stage.dialog}
    </span>
  );
}
