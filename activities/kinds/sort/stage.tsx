import { useTranslations } from "@/components/language/use-translations";
import { mostContestedFirst } from "@/activities/shared/contest";
import styles from "@/activities/kinds/sort/stage.module.css";
import type { SortForm } from "@/activities/kinds/sort/view";
import type { StageFaceProps } from "@/components/stage/face";
import { StageGrid } from "@/components/stage/grid";
import { Lettered } from "@/components/stage/options";
import { type Headed, QuestionHead } from "@/components/stage/question-head";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import { Pages } from "@/components/ui/paged-text";

const cardSizes = [2.2, 2, 1.8, 1.65, 1.5];

export function SortStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "sort") return null;
  const { bins, cards } = asked.form;
  // A key may be explained without results; it needs the grid too.
  if (!results && !asked.key) return <Cards asked={asked} form={asked.form} language={language} />;
  const items = mostContestedFirst(cards, (c) => bins.map((b) => results?.marks[c.id]?.[b.id] ?? 0));
  return (
    <StageGrid
      asked={asked}
      results={results}
      language={language}
      items={items.map(({ id, label }) => ({ id, text: label }))}
      choices={bins}
      of="given"
      corner={results ? t("sort.contested") : ""}
      caption={t("sort.caption")}
      most
      legend={t("grid.legend")}
    />
  );
}

function Cards({ asked, form, language }: { asked: Headed; form: SortForm; language: string }) {
  const t = useTranslations("stage");
  return (
    <div className={styles.asked}>
      <section className={styles.bins}>
        <QuestionHead asked={asked} language={language} />
        <Lettered choices={form.bins} language={language} />
        <p className="hint">{t("sort.how")}</p>
      </section>
      <Pages sizes={cardSizes} mark={(page, pages) => t("page", { page, pages })}>
        <ol className={styles.cards} lang={language}>
          {form.cards.map((card) => (
            <li key={card.id}>
              <span>
                <Authored text={card.text} />
                <Second of={card.text} />
              </span>
            </li>
          ))}
        </ol>
      </Pages>
    </div>
  );
}
