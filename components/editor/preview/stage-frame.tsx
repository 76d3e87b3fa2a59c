"use client";
import { useCallback, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/preview/preview.module.css";
import type { AssetSources } from "@/workshop/assets/asset";
import type { StageView } from "@/workshop/protocol/down";

/** The stage in a frame of its own, because all of it is measured in hundredths of its width. */
export function StageFrame({ view, assets }: { view: StageView; assets: AssetSources }) {
  const t = useTranslations("editor.preview");
  const frame = useRef<HTMLIFrameElement>(null);
  const latest = useRef({ view, assets });
  /** Until the page in the frame has said so, nobody is there to hear. */
  const listening = useRef(false);
  const send = useCallback(
    () =>
      frame.current?.contentWindow?.postMessage(
        { type: "stage-preview", ...latest.current },
        window.location.origin,
      ),
    [],
  );
  useEffect(() => {
    latest.current = { view, assets };
    if (listening.current) send();
  }, [view, assets, send]);
  useEffect(() => {
    const ready = (e: MessageEvent) => {
      if (e.source !== frame.current?.contentWindow || e.data?.type !== "stage-preview-ready") return;
      listening.current = true;
      send();
    };
    window.addEventListener("message", ready);
    return () => window.removeEventListener("message", ready);
  }, [send]);
  return (
    <div className={styles.stage}>
      <iframe ref={frame} title={t("stageFrame")} src="/editor/stage-preview" tabIndex={-1} />
    </div>
  );
}
