import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Options } from "@/components/stage/options";
import styles from "@/components/stage/question.module.css";
import { StageKey } from "@/components/stage/key";
import { QuestionHead } from "@/components/stage/question-head";
import { Outcome } from "@/components/stage/outcome";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Asked, Results } from "@/workshop/protocol/down";

interface Props {
  asked: Asked;
  results: Results | null;
  language: string;
  whatIf: { title: string; fact: string } | null;
  /** What can be answered, or what was; a list of choices and its bars where left out. */
  children?: ReactNode;
}

/** The question with what can be answered, and after the reveal with what was. */
export function Question({ asked, results, language, whatIf, children }: Props) {
  const t = useTranslations("stage");
  return (
    <div className={styles.question}>
      {whatIf && (
        <div className={styles.whatIf}>
          <p className={styles.kicker}>{t("whatIf")}</p>
          <p lang={language}>
            <Authored text={whatIf.fact} />
            <Second of={whatIf.fact} />
          </p>
        </div>
      )}
      <QuestionHead asked={asked} language={language} />
      {children ??
        (results ? (
          <Outcome asked={asked} results={results} language={language} />
        ) : (
          <Options form={asked.form} language={language} />
        ))}
      {asked.key && <StageKey asked={asked} items={asked.key} language={language} />}
    </div>
  );
}
