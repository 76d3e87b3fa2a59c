import type { ReactNode } from "react";
import styles from "@/components/stage/question.module.css";
import { QuestionHead } from "@/components/stage/question-head";
import type { Asked } from "@/workshop/protocol/views";

interface Props {
  asked: Asked;
  language: string;
  /** Choices, or results. */
  children: ReactNode;
}

export function Question({ asked, language, children }: Props) {
  return (
    <div className={styles.question}>
      <QuestionHead asked={asked} language={language} />
      {children}
    </div>
  );
}
