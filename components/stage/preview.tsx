"use client";
import { AssetsProvider } from "@/components/assets/assets";
import { TextsIn } from "@/components/language/texts-in";
import type { StagePreviewProps } from "@/components/preview/frames";
import type { StageFaces } from "@/components/stage/face";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { PageTurnProvider } from "@/components/ui/paged-text";

const ignore = () => undefined;

/** A stage inside another page. */
export const StagePreview = ({
  view,
  assets,
  page,
  offset,
  faces,
}: StagePreviewProps & { faces: StageFaces }) => (
  <div data-surface="stage" className={styles.surface}>
    <TextsIn language={view.language}>
      <AssetsProvider sources={assets} size="stage">
        <PageTurnProvider page={page} onCount={ignore}>
          <Screen view={view} offset={offset} faces={faces} />
        </PageTurnProvider>
      </AssetsProvider>
    </TextsIn>
  </div>
);
