import { useTranslations } from "@/components/language/use-translations";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";
import styles from "@/components/stage/rows.module.css";

/**
 * A commitment: its fields, and that no other person reads them. After the reveal, the number of promises.
 */
export function CommitmentStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "commitment") return null;
  return (
    <Asking view={view} asked={asked}>
      <ul className={styles.items} lang={language}>
        {asked.form.fields.map((field) => (
          <li key={field.id}>
            <BothLanguages text={field.text} />
          </li>
        ))}
      </ul>
      {results && <p className={styles.many}>{t("promised", { count: results.answered })}</p>}
      <Small>{t("promiseOwn")}</Small>
    </Asking>
  );
}
