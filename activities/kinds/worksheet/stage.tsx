import type { StageFaceProps } from "@/components/stage/face";
import { GalleryStop } from "@/activities/kinds/worksheet/stage/gallery";
import { PresentStop } from "@/activities/kinds/worksheet/stage/present";
import { WorkStop } from "@/activities/kinds/worksheet/stage/work";
import { unreachable } from "@/model/unreachable";
import { useTranslations } from "@/components/language/use-translations";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";
import { BothLanguages } from "@/components/stage/both-languages";
import { Pages } from "@/components/ui/paged-text";

type AskedForm = NonNullable<StageFaceProps["view"]["asked"]>["form"];

/** "Us too" asks for no answer. */
export const countsNobody = (form: AskedForm): boolean => form.kind === "worksheet" && form.marks === "too";

/** Dots that each person may give; 0 where none are given. */
const mostDots = (form: AskedForm | undefined): number =>
  form?.kind === "worksheet" && form.marks === "dots" ? form.most : 0;

export function WorksheetStage({ view, offset = 0 }: StageFaceProps) {
  const { face, work, language } = view;
  if (face.kind !== "worksheet") return null;
  switch (face.at) {
    case "work":
      return <WorkStop face={face} work={work} language={language} offset={offset} />;
    case "present":
      return <PresentStop face={face} work={work} language={language} offset={offset} />;
    case "gallery":
      return (
        <GalleryStop
          face={face}
          work={work}
          language={language}
          most={mostDots(view.asked?.form)}
          results={view.results}
        />
      );
    case "board":
      return <BoardStop face={face} work={work} language={language} />;
    default:
      return unreachable(face.at);
  }
}

const sizes = [2.2, 2, 1.85, 1.7, 1.6, 1.5];

function BoardStop({ face, work, language }: StopProps) {
  const t = useTranslations("stage");
  const say = useTranslations("compare");
  const comparison = work?.comparison;
  return (
    <div className={styles.stack}>
      <SmallTask face={face} language={language} />
      {comparison ? (
        <Pages
          key={comparison.type}
          sizes={sizes}
          mark={(page, pages) => t("page", { page, pages })}
          className={styles.flow}
        >
          <ComparisonFigure
            comparison={comparison}
            t={say}
            level={2}
            says={(text) => <BothLanguages text={text} />}
          />
        </Pages>
      ) : (
        <p className={styles.forming}>{t("sheets.nothingYet")}</p>
      )}
    </div>
  );
}
