import type { ReactNode } from "react";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/asking.module.css";
import { Explained } from "@/components/stage/explained";
import { Question } from "@/components/stage/question";
import { Pages } from "@/components/ui/paged-text";
import type { Asked, StageView } from "@/workshop/protocol/views";

const sizes = [2.75, 2.5, 2.3, 2.1, 1.9, 1.75, 1.6, 1.5];

/** A question on the whole screen, with its kind's drawing below it. */
export function Asking({ view, asked, children }: { view: StageView; asked: Asked; children: ReactNode }) {
  const t = useTranslations("stage");
  const { results, language } = view;
  const state = `${asked.question}/${results ? "results" : "form"}`;
  const question = (
    <div className={styles.asking}>
      <Question asked={asked} language={language}>
        {children}
      </Question>
    </div>
  );
  if (asked.key)
    return (
      <Explained key={state} items={asked.key} language={language}>
        {question}
      </Explained>
    );
  return (
    <Pages key={state} sizes={sizes} mark={(page, pages) => t("page", { page, pages })}>
      {question}
    </Pages>
  );
}

/** Small print beside the question. */
export function Small({ children }: { children: ReactNode }) {
  return <p className="hint">{children}</p>;
}
