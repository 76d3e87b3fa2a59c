import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/slide/stage.module.css";
import type { SlideFace } from "@/activities/kinds/slide/view";
import type { StageFaceProps } from "@/components/stage/face";
import { StagePicture } from "@/activities/kinds/slide/picture";
import pictures from "@/activities/kinds/slide/picture.module.css";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Markdown, MarkdownColumns } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/paged-text";

const sizes = [2.75, 2.5, 2.25, 2, 1.8, 1.65, 1.5];

/**
 * Authored Markdown as large as it fits, with its picture beside it; or a picture that is the whole slide.
 */
export function SlideStage({ view }: StageFaceProps) {
  const { face, language } = view;
  if (face.kind !== "slide") return null;
  const { picture } = face;
  if (!picture) return <Text face={face} language={language} />;
  if (picture.full) return <StagePicture name={picture.file} alt={picture.alt} className={pictures.full} />;
  return (
    <div className={pictures.beside}>
      <Text face={face} language={language} />
      <StagePicture name={picture.file} alt={picture.alt} />
    </div>
  );
}

function Text({ face: { body, layout }, language }: { face: SlideFace; language: string }) {
  const t = useTranslations("stage");
  const columns = layout === "columns" ? styles.columns : undefined;
  return (
    <Pages key={body} sizes={sizes} mark={(page, pages) => t("page", { page, pages })}>
      <article className={styles.languages} data-layout={layout}>
        <div className={styles.slide} lang={language}>
          {columns ? (
            <MarkdownColumns text={body} word={stageWord} className={columns} />
          ) : (
            <Markdown text={body} word={stageWord} />
          )}
        </div>
        <div className={styles.slide}>
          <SecondBlock of={body} columns={columns} />
        </div>
      </article>
    </Pages>
  );
}
