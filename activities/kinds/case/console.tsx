import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/case/console.module.css";
import type { ConsoleFaceProps } from "@/components/console/face";

export function CaseConsole({ face }: ConsoleFaceProps) {
  const t = useTranslations("console");
  const locale = useLocale();
  if (face.kind !== "case") return null;
  return (
    <>
      <p className={styles.story}>{face.clauses.map((c) => c.text).join(" ")}</p>
      {face.whatIf && (
        <p className={styles.whatIf}>
          <b lang={locale}>{t("live.whatIf", { title: face.whatIf.title })}</b> {face.whatIf.fact}
        </p>
      )}
    </>
  );
}
