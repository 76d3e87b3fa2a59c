import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/question.module.css";
import { QuestionHead } from "@/components/stage/question-head";
import { Second } from "@/components/stage/second";
import { Authored } from "@/components/ui/authored";
import type { Asked } from "@/workshop/protocol/views";

interface Props {
  asked: Asked;
  language: string;
  whatIf: { title: string; fact: string } | null;
  /** What can be answered, or what was. */
  children: ReactNode;
}

/** The question with what can be answered, and after the reveal with what was. */
export function Question({ asked, language, whatIf, children }: Props) {
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
      {children}
    </div>
  );
}
