"use client";
import { useEffect, useState } from "react";
import { AssetsProvider } from "@/components/assets/assets";
import { PageLanguage, TextsIn } from "@/components/language/texts-in";
import type { StageFrameMessage } from "@/components/preview/frames";
import type { StageFaces } from "@/components/stage/face";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { PageTurnProvider } from "@/components/ui/paged-text";

/** A stage that shows the messages of the page around it; a tap turns its pages. */
export function StagePreview({ faces }: { faces: StageFaces }) {
  const [message, setMessage] = useState<StageFrameMessage | null>(null);
  const [turned, setTurned] = useState(0);
  const [pages, setPages] = useState(1);
  useEffect(() => {
    const take = (e: MessageEvent) => {
      if (
        e.origin === window.location.origin &&
        e.source === window.parent &&
        e.data?.type === "stage-preview"
      )
        setMessage(e.data);
    };
    window.addEventListener("message", take);
    window.parent.postMessage({ type: "stage-preview-ready" }, window.location.origin);
    return () => window.removeEventListener("message", take);
  }, []);
  return (
    <div data-surface="stage" className={styles.surface} onPointerUp={() => setTurned(turned + 1)}>
      {message && (
        <TextsIn language={message.view.language}>
          <PageLanguage language={message.view.language} />
          <AssetsProvider sources={message.assets} size="stage">
            <PageTurnProvider page={message.page ?? turned % pages} onCount={setPages}>
              <Screen view={message.view} offset={message.offset} faces={faces} />
            </PageTurnProvider>
          </AssetsProvider>
        </TextsIn>
      )}
    </div>
  );
}
