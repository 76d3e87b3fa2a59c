"use client";
import { useEffect, useState } from "react";
import { AssetsProvider } from "@/components/assets/assets";
import { TextsIn } from "@/components/language/texts";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/workshop/content/workshop";
import type { AssetSources } from "@/workshop/assets/asset";
import type { StageView } from "@/workshop/protocol/down";

/** A stage that shows what the page around it gives. */
export function StagePreview() {
  const [view, setView] = useState<StageView | null>(null);
  const [assets, setAssets] = useState<AssetSources>({});
  useEffect(() => {
    const take = (e: MessageEvent) => {
      if (
        e.origin === window.location.origin &&
        e.source === window.parent &&
        e.data?.type === "stage-preview"
      ) {
        setView(e.data.view);
        setAssets(e.data.assets);
      }
    };
    window.addEventListener("message", take);
    window.parent.postMessage({ type: "stage-preview-ready" }, window.location.origin);
    return () => window.removeEventListener("message", take);
  }, []);
  useEffect(() => {
    if (!view) return;
    document.documentElement.lang = interfaceLanguage(view.language);
    document.documentElement.dir = direction(view.language);
  }, [view]);
  return (
    <div data-surface="stage" className={styles.surface}>
      {view && (
        <TextsIn language={view.language}>
          <AssetsProvider sources={assets} size="stage">
            <Screen view={view} offset={0} />
          </AssetsProvider>
        </TextsIn>
      )}
    </div>
  );
}
