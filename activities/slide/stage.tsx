import { useTranslations } from "use-intl";
import styles from "@/activities/slide/stage.module.css";
import type { StageFaceProps } from "@/activities/stage-face";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/pages";

const sizes = [2.75, 2.5, 2.25, 2, 1.8, 1.65, 1.5];

/** Authored Markdown, as large as it fits. */
export function SlideStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  if (view.face.kind !== "slide") return null;
  return (
    <Pages key={view.face.body} sizes={sizes} mark={(page, pages) => t("page", { page, pages })}>
      <article className={styles.slide} lang={view.language}>
        <Markdown text={view.face.body} word={stageWord} />
        <SecondBlock of={view.face.body} />
      </article>
    </Pages>
  );
}
