"use client";
import { useEffect, useState } from "react";
import { AssetsProvider } from "@/components/assets/assets";
import { TextsIn } from "@/components/language/texts";
import type { StageFaces } from "@/components/stage/face";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { TurnedTo } from "@/components/ui/pages";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/model/text/language";
import type { AssetSources } from "@/workshop/content/assets/asset";
import type { StageView } from "@/workshop/protocol/views";

/** A stage that shows what the page around it gives; a tap turns its pages. */
export function StagePreview({ faces }: { faces: StageFaces }) {
  const [view, setView] = useState<StageView | null>(null);
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
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
    <div data-surface="stage" className={styles.surface} onPointerUp={() => setPage(page + 1)}>
      {view && (
        <TextsIn language={view.language}>
          <AssetsProvider sources={assets} size="stage">
            <TurnedTo page={page % pages} onCount={setPages}>
              <Screen view={view} offset={0} faces={faces} />
            </TurnedTo>
          </AssetsProvider>
        </TextsIn>
      )}
    </div>
  );
}
