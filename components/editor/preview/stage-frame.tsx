"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/editor/preview/preview.module.css";
import { useFrame } from "@/components/editor/preview/use-frame";
import type { AssetSources } from "@/workshop/content/assets/asset";
import type { StageView } from "@/workshop/protocol/views";

/** The stage in a frame of its own, because all of it is measured in hundredths of its width. */
export function StageFrame({ view, assets }: { view: StageView; assets: AssetSources }) {
  const t = useTranslations("editor.preview");
  const message = useMemo(() => ({ type: "stage-preview", view, assets }), [view, assets]);
  const frame = useFrame("stage-preview-ready", message);
  return (
    <div className={styles.stage}>
      <iframe ref={frame} title={t("stageFrame")} src="/editor/stage-preview" tabIndex={-1} />
    </div>
  );
}
