import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/agreement/stage.module.css";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";

export function AgreementStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "agreement") return null;
  return (
    <Asking view={view} asked={asked}>
      <ol className={styles.rules} lang={language}>
        {asked.form.rules.map((rule) => (
          <li key={rule.id}>
            <BothLanguages text={rule.text} />
          </li>
        ))}
      </ol>
      {results ? (
        <p className={styles.agreed}>{t("agreed", { count: results.answered })}</p>
      ) : (
        <Small>{t("agreeHow")}</Small>
      )}
    </Asking>
  );
}
