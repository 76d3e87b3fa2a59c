import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/case/console.module.css";
import { secondResults } from "@/activities/kinds/case/view";
import type { ConsoleFaceProps } from "@/components/console/face";
import { ChoiceResults, type ConsoleResultsProps } from "@/components/console/results/choice-results";

/** The answers to the question, and those to the second where one is asked. */
export function CaseConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const form = asked.form.kind === "case" ? asked.form : null;
  const second = form && results && secondResults(form, results);
  return (
    <>
      <ChoiceResults asked={asked} results={results} language={language} />
      {form?.second && (
        <>
          <p lang={language}>{form.second.question}</p>
          <ChoiceResults
            asked={{ ...asked, form: { ...form, options: form.second.answers } }}
            results={second && { ...results, ...second, texts: {} }}
            language={language}
          />
        </>
      )}
    </>
  );
}

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
