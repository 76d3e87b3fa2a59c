import { useTranslations } from "@/components/language/use-translations";
import { ComparisonFigure } from "@/components/worksheets/comparison-figure";
import styles from "@/activities/kinds/worksheet/stage/stage.module.css";
import { SmallTask, type StopProps } from "@/activities/kinds/worksheet/stage/task";
import { BothLanguages } from "@/components/stage/both-languages";
import { Pages } from "@/components/ui/paged-text";

const sizes = [2.2, 2, 1.85, 1.7, 1.6, 1.5];

/** What all groups made, side by side. */
export function BoardStop({ face, work, language }: StopProps) {
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
