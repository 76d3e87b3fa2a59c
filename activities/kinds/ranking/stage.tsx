import { useTranslations } from "@/components/language/use-translations";
import { RankingColumns } from "@/activities/kinds/ranking/columns";
import { rankingRows } from "@/activities/kinds/ranking/rows";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";
import { Items } from "@/components/stage/items";
import styles from "@/components/stage/rows.module.css";
import { Rows } from "@/components/ui/rows";

export function RankingStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "ranking") return null;
  const { form } = asked;
  if (!results) {
    return (
      <Asking view={view} asked={asked}>
        <Items items={form.items} language={language} />
        <Small>
          {form.top < form.items.length ? t("ranking.howTop", { top: form.top }) : t("ranking.how")}
        </Small>
      </Asking>
    );
  }
  return (
    <Asking view={view} asked={asked}>
      <Rows
        className={styles.rows}
        lang={language}
        rows={rankingRows(form, results).map((row) => ({
          id: row.id,
          text: <BothLanguages text={row.text} />,
          note:
            row.mean === null
              ? t("ranking.first", { first: row.first })
              : t("ranking.mean", { mean: Math.round(row.mean * 10) / 10, first: row.first }),
          drawing: (
            <RankingColumns
              row={row}
              none={t("ranking.none")}
              say={(what, count) => t("columnSaid", { what, count })}
            />
          ),
        }))}
      />
      <Small>{t("ranking.read")}</Small>
    </Asking>
  );
}
