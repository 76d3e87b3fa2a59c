import { useTranslations } from "use-intl";
import { Options } from "@/components/stage/options";
import styles from "@/components/stage/question.module.css";
import { StageKey } from "@/components/stage/key";
import { Outcome } from "@/components/stage/outcome";
import type { Asked, Results } from "@/workshop/protocol/down";

/** Letters from which on a question is set smaller. */
const LONG = 60;

interface Props {
  asked: Asked;
  results: Results | null;
  language: string;
  whatIf: { title: string; fact: string } | null;
}

/** The question with what can be answered, and after the reveal with what was. */
export function Question({ asked, results, language, whatIf }: Props) {
  const t = useTranslations("stage");
  return (
    <div className={styles.question}>
      {whatIf && (
        <div className={styles.whatIf}>
          <p className={styles.kicker}>{t("whatIf")}</p>
          <p lang={language}>{whatIf.fact}</p>
        </div>
      )}
      <h1 lang={language} data-long={asked.text.length > LONG || undefined}>
        {asked.text}
        {asked.round > 1 && (
          <span className={styles.round} lang="en">
            {t("round", { round: asked.round })}
          </span>
        )}
      </h1>
      {results ? (
        <Outcome asked={asked} results={results} language={language} />
      ) : (
        <Options form={asked.form} language={language} />
      )}
      {asked.key && <StageKey asked={asked} items={asked.key} language={language} />}
    </div>
  );
}
